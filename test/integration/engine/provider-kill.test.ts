/** A provider in a process of its own, killed without warning and started again, twenty times in one match. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { useBundle } from '../../support/bundle'
import { eventually } from '../../support/eventually'
import { fastClock } from '../../support/fast-clock'
import { ProviderProcess } from '../../support/provider-process'
import { undisturbed, watchCourt } from '../../support/watched-court'

const KILLS = 20
const TOKEN = 'a-token-for-tests'
const EVENT_ID = '2026-0992-MS001'
const RECORDING = path.resolve('fixtures/recordings/womens-singles.ndjson')
/** Retries after up to 15 s are part of the client: its clock runs faster so that the test does not. */
const CLIENT_CLOCK_FACTOR = 20
/** Some ten packets a second. */
const SPEED = 150
/** A speed at which all packets are soon due. */
const AT_ONCE = 10_000

const simulator = useBundle('src-main/simulator/cli.ts')

it(`ends like the undisturbed match after ${KILLS} kills`, async () => {
  const packets = (await readFile(RECORDING, 'utf8')).split('\n').filter((line) => line !== '')
  const times = packets.map((line) => Date.parse((JSON.parse(line) as { timestamp: string }).timestamp))
  /** When a match must have started for this packet to be due now: a slow machine does not run out of match. */
  const startFor = (index: number): string =>
    new Date(Date.now() - ((times[index] ?? 0) - (times[0] ?? 0)) / SPEED).toISOString()
  const expected = undisturbed(packets)
  const provider = await ProviderProcess.prepare(simulator.path, {
    token: TOKEN,
    recording: RECORDING,
    speed: SPEED,
    'event-id': EVENT_ID
  })

  const { court, view, packetRows } = watchCourt(
    provider.host,
    EVENT_ID,
    TOKEN,
    fastClock(CLIENT_CLOCK_FACTOR)
  )
  for (let kills = 0; kills < KILLS; kills += 1) {
    const before = view().packets.total
    await provider.start({ 'start-at': startFor(before) })
    await eventually(`packets after kill ${kills}`, () => view().packets.total >= before + 5)
    expect(view().result).toBeNull()
    await provider.kill()
    await eventually('the loss is noticed', () => view().trust.word === 'DOWN')
  }
  await provider.start({ speed: AT_ONCE, 'start-at': startFor(0) })
  await eventually('the end of the match', () => view().result !== null)
  await provider.kill()

  expect(packetRows()).toEqual(expected.packetRows)
  expect(view().packets).toMatchObject({ total: packets.length, gapsOpen: 0, undecodable: 0 })
  await court.stop()
})
