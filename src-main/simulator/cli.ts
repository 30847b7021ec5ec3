/** The simulator alone, for developers: `npm run simulate -- --help`. */
import { readFile } from 'node:fs/promises'
import { describeEventId } from '@shared/sports/tennis/feeds/event-id'
import { systemClock } from '../platform/clock'
import { printEnding } from '../platform/program'
import { parseCommandLine, type SimulatorArguments } from './command-line'
import type { SimulatedCourt } from './tennis-provider/court-channel'
import { demoCourts } from './demo/demo-courts'
import { FeedSimulator } from './tennis-provider/feed-simulator'
import { recordingSource } from './tennis/recording'
import { serveMatches } from './serve-matches'
import { messageOf } from '../platform/error-message'

async function courtsOf(commandLine: SimulatorArguments): Promise<readonly SimulatedCourt[]> {
  const { recordings, seed, courts, speed, eventIds, opensAfterMs, faults, incidents, rallies } = commandLine
  const bare =
    recordings.length === 0
      ? demoCourts(seed, courts, speed ?? undefined, incidents, rallies)
      : await Promise.all(recordings.map((path, index) => recordedCourt(path, index, speed ?? 1)))
  return bare.map((court, index) => ({
    ...court,
    eventId: eventIds[index] ?? court.eventId,
    ...(opensAfterMs !== null && { opensAfterMs }),
    faults: [...(court.faults ?? []), ...faults]
  }))
}

async function recordedCourt(path: string, index: number, speed: number): Promise<SimulatedCourt> {
  const eventId = `2026-0992-MS${String(index + 1).padStart(3, '0')}`
  return { eventId, source: recordingSource(await readFile(path)), speed }
}

/** What runs and how it is ended. */
interface Running {
  stop(): Promise<void>
}

async function playTennis(commandLine: SimulatorArguments, startAt: number): Promise<Running> {
  const { port, tokens } = commandLine
  const courts = await courtsOf(commandLine)
  const simulator = new FeedSimulator({ port, tokens, courts, clock: systemClock, startAt })
  const base = `ws://127.0.0.1:${(await simulator.start()).port}`
  console.log(`Simulating ${courts.length} courts at ${base} since ${new Date(startAt).toISOString()}`)
  console.log(`Token: ${tokens.join(', ')}`)
  for (const { eventId } of courts) {
    console.log(`  ${base}/tennis/events/${eventId}/stream  ${describeEventId(eventId)}`)
  }
  const withRallies = courts.filter((court) => court.rallies).map(({ eventId }) => eventId)
  if (withRallies.length > 0)
    console.log(`Rallies at ${base}/ws/tennis/rally/tracking/tdi: ${withRallies.join(', ')}`)
  return simulator
}

async function playVolleyball(commandLine: SimulatorArguments, startAt: number): Promise<Running> {
  const { courts, tokens, seed, speed, volleyball } = commandLine
  const port = courts > 0 && commandLine.port > 0 ? commandLine.port + 1 : commandLine.port
  const options = { port, key: tokens[0] ?? '', seed, speed, startAt, clock: systemClock }
  const served = await serveMatches(volleyball, options)
  for (const line of served.lines) console.log(line)
  return served
}

async function run(commandLine: SimulatorArguments): Promise<void> {
  const { courts, volleyball } = commandLine
  const startAt = commandLine.startAt ?? systemClock.utcMs()
  const running: Running[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(running.splice(0).map((provider) => provider.stop()))
  }
  try {
    if (courts > 0) running.push(await playTennis(commandLine, startAt))
    if (volleyball.matches + volleyball.recordings.length > 0)
      running.push(await playVolleyball(commandLine, startAt))
  } catch (error) {
    await stop()
    throw error
  }
  console.log('Stop with Ctrl+C.')
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
}

const commandLine = parseCommandLine(process.argv.slice(2))
if (commandLine.ok)
  run(commandLine.value).catch((error: unknown) => {
    console.error(messageOf(error))
    process.exitCode = 1
  })
else printEnding(commandLine.error)
