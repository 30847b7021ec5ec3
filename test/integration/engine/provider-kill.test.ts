/** A provider in a process of its own, killed without warning and started again, twenty times in one match. */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundleForNode } from '../../support/bundle'
import { eventually } from '../../support/eventually'
import { fastClock } from '../../support/fast-clock'
import { undisturbed, watchCourt } from '../../support/watched-court'

const KILLS = 20
const TOKEN = 'a-token-for-tests'
const EVENT_ID = '2026-0992-MS001'
const RECORDING = path.resolve('fixtures/recordings/womens-singles.ndjson')
/** Retries after up to 15 s are part of the client: its clock runs faster so that the test does not. */
const CLIENT_CLOCK_FACTOR = 20

let folder: string
let simulator: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rallydesk-provider-'))
  simulator = await bundleForNode('src-main/simulator/cli.ts', folder)
})

afterAll(() => rm(folder, { recursive: true, force: true }))

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** A provider that goes on where its predecessor was killed: `startAt` says when the match began. */
function startProvider(port: number, speed: number, startAt: string): ChildProcess {
  const flags = { port, token: TOKEN, recording: RECORDING, speed, 'event-id': EVENT_ID, 'start-at': startAt }
  const args = Object.entries(flags).flatMap(([name, value]) => [`--${name}`, String(value)])
  return spawn(process.execPath, [simulator, ...args], { stdio: 'ignore' })
}

async function kill(provider: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => provider.on('exit', resolve))
  provider.kill('SIGKILL')
  await ended
}

it(`ends like the undisturbed match after ${KILLS} kills`, { timeout: 120_000 }, async () => {
  const packets = (await readFile(RECORDING, 'utf8')).split('\n').filter((line) => line !== '')
  const times = packets.map((line) => Date.parse((JSON.parse(line) as { timestamp: string }).timestamp))
  const matchMs = Math.max(...times) - Math.min(...times)
  const speed = Math.ceil(matchMs / 10_000)
  const expected = undisturbed(packets)
  const port = await freePort()
  const startAt = new Date().toISOString()

  const { court, view, packetRows } = watchCourt(
    `ws://127.0.0.1:${port}`,
    EVENT_ID,
    TOKEN,
    fastClock(CLIENT_CLOCK_FACTOR)
  )
  for (let kills = 0; kills < KILLS; kills += 1) {
    const before = view().packets.total
    const provider = startProvider(port, speed, startAt)
    const wanted = Math.min(before + 5, Math.floor((packets.length * (kills + 1)) / (KILLS + 2)))
    await eventually(`packets after kill ${kills}`, () => view().packets.total >= wanted)
    expect(view().result).toBeNull()
    await kill(provider)
    await eventually('the loss is noticed', () => view().trust.word === 'DOWN')
  }
  const provider = startProvider(port, speed, startAt)
  await eventually('the end of the match', () => view().result !== null, 60_000)
  await kill(provider)

  expect(packetRows()).toEqual(expected.packetRows)
  expect(view().packets).toMatchObject({ total: packets.length, gapsOpen: 0, undecodable: 0 })
  await court.stop()
})
