/** A small real file system is filled during a capture, and room is made again. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from 'vitest'
import * as v from 'valibot'
import { useBundle } from '../../support/bundle'
import { readAsStream, readIndexed } from '../../support/mcap-read-back'
import { runOnSmallDisk } from '../../support/small-disk'
import { useTemporaryFolder } from '../../support/temporary-folder'

const AlarmsSchema = v.array(v.object({ transition: v.string(), text: v.string() }))
const OutcomeSchema = v.object({
  message: v.string(),
  freeBytesWhenFull: v.number(),
  certainWhenFull: v.number(),
  statesWhileFull: v.array(v.string()),
  stateAfterwards: v.string(),
  messageAfterwards: v.string(),
  finalState: v.string(),
  others: v.array(v.string()),
  frames: v.number(),
  announced: v.array(v.string()),
  alarmsBefore: AlarmsSchema,
  alarmsWhenFull: AlarmsSchema,
  alarmsWhenWritingAgain: AlarmsSchema,
  alarmsAfterwards: AlarmsSchema
})
const NumberedSchema = v.object({ number: v.number() })
const LostSchema = v.object({ kind: v.literal('lost'), count: v.number() })

const folder = useTemporaryFolder()
const script = useBundle('test/integration/capture/small-disk-child.ts')

async function fillAndFree(memoryBytes: number, framesWhileFull: number) {
  const args = [String(memoryBytes), String(framesWhileFull)]
  const printed = await runOnSmallDisk(script.path, { folder: folder.path, megabytes: 4, args })
  const outcome = v.parse(OutcomeSchema, JSON.parse(printed))
  const content = await readFile(path.join(folder.path, 'sealed.mcap'))
  const { messages, complete } = readAsStream(content)
  expect(complete).toBe(true)
  expect((await readIndexed(content)).messages).toHaveLength(messages.length)
  const records: unknown[] = messages.map(({ text }): unknown => JSON.parse(text))
  return {
    outcome,
    numbers: records.flatMap((record) => (v.is(NumberedSchema, record) ? [record.number] : [])),
    lost: records.flatMap((record) => (v.is(LostSchema, record) ? [record.count] : []))
  }
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1)

test('what fits in memory is written once there is room, and nothing is lost', async () => {
  const { outcome, numbers, lost } = await fillAndFree(2_000_000, 500)
  expect(outcome.message).toMatch(/is full\. Free some space\..*The live view continues/)
  expect(outcome.freeBytesWhenFull).toBeLessThan(10_000)
  expect(outcome).toMatchObject({
    statesWhileFull: ['failed', 'failed'],
    stateAfterwards: 'writing',
    messageAfterwards: '',
    finalState: 'sealed',
    others: []
  })
  expect(numbers).toEqual(upTo(outcome.frames))
  expect(lost).toEqual([])
})

test('a full disk raises one alarm, which clears after the disk has been fine for a while', async () => {
  const { outcome } = await fillAndFree(2_000_000, 50)
  const raised = { transition: 'raised', text: outcome.message }
  expect(outcome.alarmsBefore).toEqual([])
  expect(outcome.alarmsWhenFull).toEqual([raised])
  expect(outcome.announced).toContain('CAPTURE_FAIL')
  expect(outcome.alarmsWhenWritingAgain).toEqual([raised])
  expect(outcome.alarmsAfterwards.map(({ transition }) => transition)).toEqual(['raised', 'cleared'])
})

test('what exceeds the memory is lost, and the log says which records', async () => {
  const { outcome, numbers, lost } = await fillAndFree(100_000, 500)
  const [lostCount = 0, ...more] = lost
  expect(more).toEqual([])
  // About a hundred frames of a kilobyte fit into the memory.
  expect(lostCount).toBeGreaterThan(390)
  expect(lostCount).toBeLessThan(450)
  expect(outcome.messageAfterwards).toBe(
    `${lostCount} records are missing in this capture, because the disk failed for too long.`
  )
  expect(numbers).toEqual(
    upTo(outcome.frames).filter(
      (number) => number <= outcome.certainWhenFull || number > outcome.certainWhenFull + lostCount
    )
  )
})
