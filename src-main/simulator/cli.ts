/** The simulator alone, for developers: `npm run simulate -- --help`. */
import { readFile } from 'node:fs/promises'
import { describeEventId } from '@shared/feeds/event-id'
import { systemClock } from '../clock'
import { parseCommandLine, USAGE, type CommandLine } from './command-line'
import type { SimulatedCourt } from './court-channel'
import { demoCourts } from './demo'
import { FeedSimulator } from './feed-simulator'
import { recordingSource } from './recording'

const BAD_ARGUMENTS = 2

async function courtsOf(commandLine: CommandLine): Promise<readonly SimulatedCourt[]> {
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

async function run(commandLine: CommandLine): Promise<void> {
  const { port, tokens, startAt } = commandLine
  const courts = await courtsOf(commandLine)
  const startedAt = startAt ?? systemClock.utcMs()
  const simulator = new FeedSimulator({ port, tokens, courts, clock: systemClock, startAt: startedAt })
  const base = `ws://127.0.0.1:${(await simulator.start()).port}`
  console.log(`Simulating ${courts.length} courts at ${base} since ${new Date(startedAt).toISOString()}`)
  console.log(`Token: ${tokens.join(', ')}`)
  for (const { eventId } of courts) {
    console.log(`  ${base}/tennis/events/${eventId}/stream  ${describeEventId(eventId)}`)
  }
  const withRallies = courts.filter((court) => court.rallies).map(({ eventId }) => eventId)
  if (withRallies.length > 0)
    console.log(`Rallies at ${base}/ws/tennis/rally/tracking/tdi: ${withRallies.join(', ')}`)
  console.log('Stop with Ctrl+C.')
  const stop = (): void => void simulator.stop()
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

const commandLine = parseCommandLine(process.argv.slice(2))
if (!commandLine.ok) {
  console.error(`${commandLine.error}\nSee --help.`)
  process.exitCode = BAD_ARGUMENTS
} else if (commandLine.value === 'help') {
  console.log(USAGE)
} else {
  run(commandLine.value).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error))
    process.exitCode = 1
  })
}
