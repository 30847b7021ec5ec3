/** Remembers how a live court stood along its log, so that a replay of the log can be held against it. */
import { expect } from 'vitest'
import type { CaptureLog } from '../../src-main/records/capture-log'
import type { Court } from '../../src-main/engine/court'
import { courtDigest } from './court-digest'
import type { MemoryDisk } from './memory-disk'
import { openReplay } from './replayed-log'

/** Notes how the court stood after records of its log; `digests` is by position. */
export class NotingLog implements CaptureLog {
  readonly digests = new Map<number, unknown>()
  court: Court | null = null
  #records = 0

  constructor(
    readonly inner: CaptureLog,
    readonly lookEach: number
  ) {}

  appendFrame(...args: Parameters<CaptureLog['appendFrame']>): void {
    this.#look()
    this.inner.appendFrame(...args)
  }

  appendConnectionEvent(...args: Parameters<CaptureLog['appendConnectionEvent']>): void {
    this.#look()
    this.inner.appendConnectionEvent(...args)
  }

  appendNote(...args: Parameters<CaptureLog['appendNote']>): void {
    this.#look()
    this.inner.appendNote(...args)
  }

  appendAlarm(...args: Parameters<CaptureLog['appendAlarm']>): void {
    this.#look()
    this.inner.appendAlarm(...args)
  }

  status = () => this.inner.status()
  flush = () => this.inner.flush()
  seal = () => this.inner.seal()

  /** Before the next record is written, the court is what the records so far have made of it. */
  #look(): void {
    // A log says nothing about what was before its first record.
    if (this.court !== null && this.#records > 0 && this.#records % this.lookEach === 0)
      this.digests.set(this.#records, courtDigest(this.court, 0))
    this.#records += 1
  }
}

/**
 * Goes to every position that was noted, in any order, and finds the live court there. `startedAt`: UTC when the log,
 * the only one on the disk, was begun.
 */
export async function expectReplayed(
  log: NotingLog,
  disk: MemoryDisk,
  startedAt: number,
  order: Iterator<number>
): Promise<void> {
  const replay = await openReplay(disk, [disk.only('.mcap')])
  await replay.surveyed()
  const positions = [...log.digests.keys()]
  while (positions.length > 0) {
    const [position = 0] = positions.splice((Number(order.next().value) || 0) % positions.length, 1)
    expect(replay.command({ kind: 'seek-position', position }).ok).toBe(true)
    await replay.settled()
    expect(replay.view().replay?.position).toBe(position)
    expect(courtDigest(replay, startedAt)).toEqual(log.digests.get(position))
  }
  await replay.stop()
}
