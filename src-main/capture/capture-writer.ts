/**
 * The capture of one court and run. Records go to a live file in the order of hand-over, one disk operation at a
 * time; a failing disk never stops the court: records wait in memory and the disk is tried again every second.
 */
import path from 'node:path'
import type { CancelTimer, Clock } from '../platform/clock'
import type { LogChannel } from '../records/log-record'
import type { LostStretch } from '../records/lost-records'
import { jsonBytes } from '../records/record-json'
import type { FileSystem } from '../platform/files'
import type { CaptureLog, CaptureStatus, CapturedFrame } from '../records/capture-log'
import { encodeCaptureHead, type CaptureSource } from './capture-channels'
import { captureBaseName, partBaseName } from './capture-names'
import { cause, describeDiskProblem, describeLoss, describeSilence } from './disk-problem'
import { LiveFile } from './live-file'
import { PartSealer } from './part-sealer'
import { RecordEncoder } from './record-encoder'
import { joinStretches, RecordQueue, type QueueEntry } from './record-queue'

const SETTLE_INTERVAL_MS = 250
const RETRY_INTERVAL_MS = 1000
/** A disk that has not answered for so long counts as failed, although it may come back by itself. */
const UNRESPONSIVE_AFTER_MS = 2000
const BATCH_BYTES = 1024 * 1024
const DEFAULT_MEMORY_BYTES = 8 * 1024 * 1024

interface CaptureWriterOptions {
  readonly folder: string
  /** As people call the court; becomes part of the file name. */
  readonly courtName: string
  readonly source: CaptureSource
  readonly clock: Clock
  readonly files: FileSystem
  /** Bound of what is kept in memory while the disk fails; 8 MiB when absent. */
  readonly memoryBytes?: number
  /** A file that has reached this size is sealed and the log goes on in a further part; never when absent. */
  readonly partBytes?: () => number
}

export class CaptureWriter implements CaptureLog {
  readonly #options: CaptureWriterOptions
  readonly #baseName: string
  readonly #sealer: PartSealer
  #part = 1
  #live: LiveFile
  readonly #queue: RecordQueue
  readonly #encoder: RecordEncoder
  #lastTicket = 0
  /** What is certain in the current live file, in case that file disappears. */
  #settled: LostStretch | null = null
  #lostCount = 0

  /** `ending`: what waits is written. `sealing`: nothing is written any more. */
  #phase: 'live' | 'ending' | 'sealing' | 'sealed' | 'not-sealed' = 'live'
  #problem = ''
  #workScheduled = false
  #workingSinceMonotonicMs: number | null = null
  #settleDue = false
  #cancelSettleTimer: CancelTimer | null = null
  #cancelRetryTimer: CancelTimer | null = null
  #flushes: { ticket: number; resolve: () => void }[] = []
  #seals: (() => void)[] = []

  /** Touches no disk: the file is created with the first record. */
  constructor(options: CaptureWriterOptions) {
    this.#options = options
    this.#queue = new RecordQueue(options.memoryBytes ?? DEFAULT_MEMORY_BYTES)
    const { eventId } = options.source
    this.#encoder = new RecordEncoder(options.source, options.clock)
    const { startedAt } = this.#encoder
    this.#baseName = captureBaseName({ startedAt, courtName: options.courtName, eventId })
    this.#sealer = new PartSealer(options.files)
    this.#live = this.#newLiveFile()
  }

  appendFrame({ bytes, receivedAt, monotonicMs, feed = this.#options.source.feed }: CapturedFrame): void {
    this.#append('frames', feed, bytes, receivedAt, monotonicMs)
  }

  appendConnectionEvent(event: object, receivedAt: number, feed = this.#options.source.feed): void {
    this.#append('connection', feed, jsonBytes(event), receivedAt)
  }

  appendNote(text: string, receivedAt: number): void {
    this.#append('notes', '', jsonBytes({ text }), receivedAt)
  }

  appendAlarm(alarm: object, receivedAt: number): void {
    this.#append('alarms', '', jsonBytes(alarm), receivedAt)
  }

  status(): CaptureStatus {
    const message = this.#problem || this.#unresponsive()
    const isGrowing = this.#phase === 'live' || this.#phase === 'ending'
    const bytes = this.#sealer.bytes + (isGrowing ? this.#live.settledBytes : 0)
    const liveName = path.basename(this.#live.path ?? '')
    const fileName = isGrowing ? liveName : (this.#sealer.lastSealedName ?? liveName)
    if (message !== '') return { state: 'failed', bytes, fileName, message }
    return {
      state: this.#phase === 'sealed' ? 'sealed' : 'writing',
      bytes,
      fileName,
      message: describeLoss(this.#lostCount)
    }
  }

  /** No file of this capture is written any more. */
  get isOver(): boolean {
    return this.#phase === 'sealed' || this.#phase === 'not-sealed'
  }

  /** Names of its files that are not sealed yet: the one that grows, and parts that are being sealed. */
  get openFileNames(): readonly string[] {
    const growing = this.#live.path === null ? [] : [path.basename(this.#live.path)]
    return this.isOver ? [] : [...this.#sealer.unsealedNames, ...growing]
  }

  flush(): Promise<void> {
    if (this.#cancelRetryTimer || !this.#queue.holdsUpTo(this.#lastTicket)) return Promise.resolve()
    return new Promise((resolve) => {
      this.#flushes.push({ ticket: this.#lastTicket, resolve })
      this.#settleDue = true
      this.#scheduleWork()
    })
  }

  seal(): Promise<void> {
    if (this.isOver) return Promise.resolve()
    if (this.#phase === 'live') this.#phase = 'ending'
    return new Promise((resolve) => {
      this.#seals.push(resolve)
      this.#retryNow()
    })
  }

  #append(
    channel: LogChannel,
    feed: string,
    bytes: Uint8Array,
    receivedAt: number,
    monotonicMs?: number
  ): void {
    if (this.#phase !== 'live') return
    const record = this.#encoder.record(channel, feed, bytes, receivedAt, monotonicMs)
    this.#lastTicket += 1
    this.#queue.push({ kind: 'record', ticket: this.#lastTicket, receivedAt, bytes: record })
    this.#scheduleWork()
  }

  /** After the current tick, so that everything that arrived in it becomes one append. */
  #scheduleWork(): void {
    if (this.#workScheduled || this.#workingSinceMonotonicMs !== null || this.#cancelRetryTimer) return
    this.#workScheduled = true
    setImmediate(() => {
      this.#workScheduled = false
      void this.#work()
    })
  }

  async #work(): Promise<void> {
    try {
      for (let step = this.#nextStep(); step; step = this.#nextStep()) {
        this.#workingSinceMonotonicMs = this.#options.clock.monotonicMs()
        await step()
      }
      this.#workingSinceMonotonicMs = null
    } catch (error) {
      await this.#stopUntilRetry(error)
    }
  }

  /** The disk operation that is most due; null when there is nothing to do. */
  #nextStep(): (() => Promise<void>) | null {
    const { hasUnsettled, hasWaiting, unsettledBytes } = this.#queue
    const isFull = this.#live.position >= (this.#options.partBytes?.() ?? Number.POSITIVE_INFINITY)
    const mustSettle = this.#settleDue || this.#phase === 'ending' || unsettledBytes >= BATCH_BYTES || isFull
    if (hasUnsettled && mustSettle) return () => this.#settle()
    if (hasWaiting && isFull) return () => this.#beginNextPart()
    if (hasWaiting) return () => this.#write()
    if (this.#phase === 'ending') return () => this.#seal()
    return null
  }

  async #write(): Promise<void> {
    if (!this.#live.isOpen) {
      const { lostSettled } = await this.#live.open()
      if (lostSettled && this.#settled) this.#queue.pushLostInFront(this.#settled)
      if (lostSettled) this.#settled = null
    }
    const entries = this.#queue.take(BATCH_BYTES)
    try {
      await this.#live.append(Buffer.concat(entries.map((entry) => this.#encode(entry))))
    } catch (error) {
      this.#queue.restore(entries.length)
      // What was appended before is whole: better certain on the disk than in the memory that now fills up.
      if (this.#queue.hasUnsettled) await this.#settle()
      throw error
    }
    this.#cancelSettleTimer ??= this.#options.clock.after(SETTLE_INTERVAL_MS, () => {
      this.#cancelSettleTimer = null
      this.#settleDue = true
      this.#scheduleWork()
    })
  }

  #encode(entry: QueueEntry): Uint8Array {
    return entry.kind === 'record' ? entry.bytes : this.#encoder.lost(entry.stretch)
  }

  #newLiveFile(): LiveFile {
    const { files, folder, source } = this.#options
    const baseName = partBaseName(this.#baseName, this.#part)
    return new LiveFile(files, folder, baseName, encodeCaptureHead(source, this.#part))
  }

  /** Between two records: everything before is certain in the file that ends here. */
  async #beginNextPart(): Promise<void> {
    await this.#putLiveFileAway()
    this.#part += 1
    this.#live = this.#newLiveFile()
    this.#settled = null
  }

  async #putLiveFileAway(): Promise<void> {
    await this.#live.release()
    if (this.#live.path !== null) this.#sealer.add(this.#live.path, this.#live.settledBytes)
  }

  async #settle(): Promise<void> {
    this.#settleDue = false
    await this.#live.settle()
    const entries = this.#queue.settle()
    this.#settled = joinStretches(this.#settled, entries)
    this.#lostCount += entries.reduce(
      (sum, entry) => sum + (entry.kind === 'lost' ? entry.stretch.count : 0),
      0
    )
    this.#problem = ''
    this.#flushes = this.#flushes.filter(({ ticket, resolve }) => {
      const open = this.#queue.holdsUpTo(ticket)
      if (!open) resolve()
      return open
    })
    this.#settleDue = this.#flushes.length > 0
  }

  async #stopUntilRetry(error: unknown): Promise<void> {
    this.#problem = describeDiskProblem(error, this.#options.folder)
    this.#queue.restore()
    await this.#live.release()
    this.#workingSinceMonotonicMs = null
    this.#cancelRetryTimer = this.#options.clock.after(RETRY_INTERVAL_MS, () => this.#retryNow())
    for (const { resolve } of this.#flushes.splice(0)) resolve()
    for (const resolve of this.#seals.splice(0)) resolve()
  }

  #retryNow(): void {
    this.#cancelRetryTimer?.()
    this.#cancelRetryTimer = null
    this.#scheduleWork()
  }

  /** The records are safe in the live file by now: whatever goes wrong here, the next start seals it. */
  async #seal(): Promise<void> {
    this.#cancelSettleTimer?.()
    await this.#putLiveFileAway()
    this.#phase = 'sealing'
    try {
      await this.#sealer.finish()
      this.#phase = 'sealed'
    } catch (error) {
      this.#phase = 'not-sealed'
      const kept = 'All records are safe in the unsealed file, which the next start of Rallydesk seals.'
      this.#problem = `${cause(error, this.#options.folder)} ${kept}`
    }
    for (const resolve of this.#seals.splice(0)) resolve()
  }

  /** A write that never comes back is a failure without an error. */
  #unresponsive(): string {
    if (this.#workingSinceMonotonicMs === null || this.#phase !== 'live') return ''
    const waitedMs = this.#options.clock.monotonicMs() - this.#workingSinceMonotonicMs
    if (waitedMs < UNRESPONSIVE_AFTER_MS) return ''
    return describeSilence(this.#options.folder, waitedMs)
  }
}
