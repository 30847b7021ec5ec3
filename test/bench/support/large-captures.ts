/** A long match as two captures: as it is kept in play, and as it is kept once it is over. */
import { readFileSync } from 'node:fs'
import { copyFile } from 'node:fs/promises'
import path from 'node:path'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { ManualClock } from '../../support/manual-clock'

const CAPTURE_BYTES = 200e6
const BETWEEN_PACKETS_MS = 3_000
const FLUSH_EVERY = 2_000

export const packets = readFileSync(path.resolve('fixtures/recordings/womens-singles.ndjson'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')

/** The packets of a recording, over and over, numbered as one endless match. */
export function* endlessMatch(): Generator<Buffer, never> {
  for (let seqNum = 0; ; seqNum += 1)
    yield Buffer.from(
      (packets[seqNum % packets.length] ?? '').replace(/"seqNum"\s*:\s*\d+/, `"seqNum":${seqNum}`)
    )
}

/** Paths of two files with the same packets. */
export interface Captures {
  readonly live: string
  readonly sealed: string
  readonly events: number
}

export async function makeCaptures(folder: string): Promise<Captures> {
  const clock = new ManualClock()
  const log = new CaptureWriter({
    folder,
    courtName: 'Court 1',
    source: { feed: 'tennis-events', eventId: '2031-0042-LS003', host: 'feeds.example', clientVersion: '0' },
    clock,
    files: nodeFileSystem
  })
  let [events, bytes] = [0, 0]
  for (const frame of endlessMatch()) {
    clock.advance(BETWEEN_PACKETS_MS)
    log.appendFrame({ bytes: frame, receivedAt: clock.utcMs() })
    events += 1
    bytes += frame.length
    if (events % FLUSH_EVERY === 0) await log.flush()
    if (bytes > CAPTURE_BYTES) break
  }
  await log.flush()
  const live = path.join(folder, 'in-play.live.mcap')
  await copyFile(path.join(folder, log.status().fileName), live)
  await log.seal()
  return { live, sealed: path.join(folder, log.status().fileName), events }
}
