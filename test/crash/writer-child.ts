/**
 * Captures numbered frames without a pause until it is killed, and prints the number of the last one that a flush
 * has acknowledged. Goes on in a new part all the time, so that a kill meets every step of parting and sealing.
 * Arguments: the capture folder.
 */
import { writeSync } from 'node:fs'
import { nodeFileSystem } from '../../src-main/platform/files'
import { CaptureWriter } from '../../src-main/capture/capture-writer'
import { systemClock } from '../../src-main/platform/clock'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Which folder?')

const writer = new CaptureWriter({
  folder,
  courtName: 'Court 4',
  source: { feed: 'tennis-events', eventId: '2026-0991-MS005', host: '', clientVersion: 'test' },
  clock: systemClock,
  files: nodeFileSystem,
  partBytes: () => 512 * 1024
})

for (let number = 1; ; number++) {
  const bytes = Buffer.from(JSON.stringify({ number, padding: 'x'.repeat((number * 7919) % 3000) }))
  writer.appendFrame({ bytes, receivedAt: systemClock.utcMs() })
  if (number % 50 !== 0) continue
  await writer.flush()
  if (writer.status().state !== 'writing') throw new Error(writer.status().message)
  writeSync(1, `${number}\n`)
}
