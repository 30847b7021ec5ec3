/**
 * Captures on a disk that it fills, makes room again, and says what it saw as one line of JSON. Runs in a process of
 * its own, which alone has that disk. Arguments: the small disk's folder; a folder elsewhere for the sealed file; the
 * bytes that are kept in memory while the disk is full; how many frames come while it is.
 */
import { copyFileSync, readdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { AlarmService } from '../../../src-main/alarms/alarm-service'
import { ConsoleMonitor } from '../../../src-main/alarms/console-monitor'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { summariseFeeds } from '../../../src-main/engine/feed-summary'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import { ManualClock } from '../../support/manual-clock'

const [disk = '', elsewhere = '', memoryBytes = '', framesWhileFull = ''] = process.argv.slice(2)
const FRAME_BYTES = 1000
const BALLAST_BYTES = 1_500_000

const ballast = path.join(disk, 'ballast')
const captures = path.join(disk, 'captures')
writeFileSync(ballast, Buffer.alloc(BALLAST_BYTES))

/** The disk is real, time is not: nobody waits for retries and the delays of alarms. */
const clock = new ManualClock()
const RETRY_MS = 1_000

const writer = new CaptureWriter({
  folder: captures,
  courtName: 'Court 4',
  source: { feed: 'tennis-events', eventId: '2031-0042-LS003', host: '', clientVersion: 'test' },
  clock,
  files: nodeFileSystem,
  memoryBytes: Number(memoryBytes)
})

// What the operator is told, as the console judges it.
const board = new SliceBoard()
const watch = new ConsoleMonitor({ board, clock, freeBytes: () => Promise.resolve(0) })
const captureAlarms: { transition: string; text: string }[] = []
const announced: string[] = []
const service = new AlarmService({
  board,
  clock,
  journal: {
    append: ({ kind, transition, text }) => {
      if (kind === 'CAPTURE_FAIL') captureAlarms.push({ transition, text })
    }
  },
  readConsole: () => watch.readings(),
  announce: (alarms) => announced.push(...alarms.map(({ kind }) => kind))
})
service.start()

/** Returns what has become of the alarm since the start when the console has looked at the writer for that long. */
function alarmsAfter(ms: number): typeof captureAlarms {
  const court = { linkGroups: [], capture: writer }
  board.put(summariseFeeds([court], null, clock.monotonicMs()).slice)
  clock.advance(ms)
  return [...captureAlarms]
}

const TICK_MS = 250
const alarmsBefore = alarmsAfter(TICK_MS)

let number = 0
function append(): void {
  number += 1
  const bytes = Buffer.from(JSON.stringify({ number, padding: 'x'.repeat(FRAME_BYTES) }))
  writer.appendFrame({ bytes, receivedAt: clock.utcMs() })
}

/** Returns the writer's state after it has tried the disk again. */
async function stateAfterRetry(): Promise<string> {
  clock.advance(RETRY_MS)
  await writer.flush()
  return writer.status().state
}

while (writer.status().state !== 'failed') {
  append()
  await writer.flush()
}
const { message } = writer.status()
const { bavail, bsize } = statfsSync(disk)
const freeBytesWhenFull = bavail * bsize
const certainWhenFull = number - 1
const alarmsWhenFull = alarmsAfter(TICK_MS)

// The court goes on: every frame is taken at once, whatever the disk does.
for (let count = 0; count < Number(framesWhileFull); count++) append()
const statesWhileFull = [await stateAfterRetry(), await stateAfterRetry()]

rmSync(ballast)
const stateAfterwards = await stateAfterRetry()
append()
await writer.flush()
const messageAfterwards = writer.status().message
const alarmsWhenWritingAgain = alarmsAfter(TICK_MS)
const alarmsAfterwards = alarmsAfter(15_000)
service.stop()
await writer.seal()
const [sealed = '', ...others] = readdirSync(captures)
copyFileSync(path.join(captures, sealed), path.join(elsewhere, 'sealed.mcap'))
process.stdout.write(
  JSON.stringify({
    message,
    freeBytesWhenFull,
    certainWhenFull,
    statesWhileFull,
    stateAfterwards,
    messageAfterwards,
    finalState: writer.status().state,
    others,
    frames: number,
    announced,
    alarmsBefore,
    alarmsWhenFull,
    alarmsWhenWritingAgain,
    alarmsAfterwards
  })
)
