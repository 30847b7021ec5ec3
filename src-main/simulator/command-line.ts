/** The command line of the simulator: what can be asked for and how it is read. */
import { parseArgs } from 'node:util'
import { parseEventId } from '@shared/sports/tennis/feeds/event-id'
import { fail, succeed, type Result } from '@shared/result'
import { FAULT_GRAMMAR, parseFault, type Fault } from './tennis/fault'
import type { DemoRallies } from './demo/demo-courts'
import { INCIDENT_KINDS, parseIncident, type ScriptedIncident } from './tennis/incidents'
import { parseProviderFault, PROVIDER_FAULT_GRAMMAR, PROVIDER_FAULT_KINDS } from './volleyball/provider-fault'
import type { VolleyballCommand } from './volleyball/serve-matches'
import { parseRallyFault, RALLY_FAULT_GRAMMAR, RALLY_FAULT_KINDS } from './tracking/rally-fault'

const DEMO_MATCHES = 2

export const USAGE = `Plays tennis event, statistics and rally streams and volleyball match events on this computer, as their
providers would.

Usage: npm run simulate -- [options]

  --port N          Port on 127.0.0.1; volleyball takes the next one; 0 takes free ones (default 7011)
  --token TEXT      A token to accept; may be given more than once (default rallydesk-demo). The first one is also
                    volleyball's client id, client secret and API key
  --courts N        Number of generated matches of tennis, 0 to 64 (default 8, the demo)
  --seed N          Seed of the generated matches (default 1)
  --recording FILE  Play this NDJSON recording instead; may be given more than once, one court each
  --event-id ID     Event id of a court, in the order of the courts; may be given more than once
  --speed N         Times faster than life (default 4 for generated matches, 1 for recordings)
  --start-at ISO    UTC at which it all began, to continue earlier matches (default now)
  --open-after MS   Milliseconds after the start before which every stream answers 204
  --fault FAULT     On every court; may be given more than once: ${FAULT_GRAMMAR}
                    KIND   drop duplicate reorder corrupt cut refuse,
                           and with a VALUE stall:MS delay:MS alarm:MS miscount:MS close:CODE
                    WHEN   120 (packet 120) or 60s (after the start)
                    COUNT  packets in a row;  ! every time, not only once
                    Example: --fault drop@120 --fault stall@60s:20000
  --incident KIND@POINT
                    On every generated court, in or before this point after the start; may be given more than once:
                    ${lines(INCIDENT_KINDS, 90).join('\n                    ')}
                    Example: --incident correction@5 --incident code-violation@9
  --rallies KIND    Rally data of generated singles: 2024, 2022 or none (default a few courts of both)
  --rally-types KIND
                    Names in the type field of generation 2022: samples, as in the provider's examples (default), or schema
  --rally-fault FAULT
                    On every court with rally data; may be given more than once: ${RALLY_FAULT_GRAMMAR}
                    KIND   ${RALLY_FAULT_KINDS.join(' ')}
                    RALLY  the first that begins after the start is 1
                    Example: --rally-fault nan@3 --rally-fault hole@5+2
  --volleyball N    Number of generated matches of volleyball, 0 to 16 (default 2, the demo; 0 beside recordings)
  --volleyball-recording FILE
                    Play this NDJSON of match events too; may be given more than once, one match each
  --volleyball-fault FAULT
                    At the provider of volleyball; may be given more than once: ${PROVIDER_FAULT_GRAMMAR}
                    ${lines(PROVIDER_FAULT_KINDS, 90).join('\n                    ')}
                    SECONDS  after the start;  COUNT  envelopes or requests in a row
                    Example: --volleyball-fault away@60s:10000 --volleyball-fault withhold@30s+2
  --help            This text
`

/** The words in as many lines as they need. */
function lines(words: readonly string[], width: number): readonly string[] {
  const filled: string[] = []
  for (const word of words) {
    const line = filled.at(-1)
    if (line !== undefined && line.length + 1 + word.length <= width)
      filled[filled.length - 1] = `${line} ${word}`
    else filled.push(word)
  }
  return filled
}

export interface CommandLine {
  readonly port: number
  readonly tokens: readonly string[]
  readonly courts: number
  readonly seed: number
  readonly recordings: readonly string[]
  readonly eventIds: readonly string[]
  /** Null: the default of the kind of court. */
  readonly speed: number | null
  /** UTC milliseconds; null: now. */
  readonly startAt: number | null
  /** Null: as the courts have it. */
  readonly opensAfterMs: number | null
  readonly faults: readonly Fault[]
  readonly incidents: readonly ScriptedIncident[]
  readonly rallies: DemoRallies
  readonly volleyball: VolleyballCommand
}

const OPTIONS = {
  port: { type: 'string', default: '7011' },
  token: { type: 'string', multiple: true },
  courts: { type: 'string', default: '8' },
  seed: { type: 'string', default: '1' },
  recording: { type: 'string', multiple: true },
  'event-id': { type: 'string', multiple: true },
  speed: { type: 'string' },
  'start-at': { type: 'string' },
  'open-after': { type: 'string' },
  fault: { type: 'string', multiple: true },
  incident: { type: 'string', multiple: true },
  rallies: { type: 'string' },
  'rally-types': { type: 'string', default: 'samples' },
  'rally-fault': { type: 'string', multiple: true },
  volleyball: { type: 'string' },
  'volleyball-recording': { type: 'string', multiple: true },
  'volleyball-fault': { type: 'string', multiple: true },
  help: { type: 'boolean' }
} as const

/** Reads the arguments after the script's name. `help` is asked for; an error says what is expected. */
export function parseCommandLine(argv: readonly string[]): Result<CommandLine | 'help', string> {
  try {
    const { values } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: false })
    if (values.help) return succeed('help')
    const {
      recording: recordings = [],
      token: tokens = ['rallydesk-demo'],
      fault = [],
      incident = [],
      speed,
      'volleyball-recording': volleyballRecordings = []
    } = values
    const courts = recordings.length || wholeNumber('--courts', values.courts, 0, 64)
    const isBesideRecordings = recordings.length + volleyballRecordings.length > 0
    const matches = matchesOf(values.volleyball, isBesideRecordings)
    if (courts + matches + volleyballRecordings.length === 0)
      throw new Error('--courts 0 and --volleyball 0 leave nothing to play.')
    const { 'start-at': startAt, 'open-after': openAfter } = values
    return succeed({
      port: wholeNumber('--port', values.port, 0, 65_534),
      tokens,
      courts,
      seed: wholeNumber('--seed', values.seed, 0, 2 ** 31),
      recordings,
      eventIds: eventIdsOf(values['event-id'] ?? [], courts),
      speed: speed === undefined ? null : speedOf(speed),
      startAt: startAt === undefined ? null : instantOf(startAt),
      opensAfterMs: openAfter === undefined ? null : wholeNumber('--open-after', openAfter, 0, 86_400_000),
      faults: fault.map((text) => valueOf(parseFault(text))),
      incidents: incident.map((text) => valueOf(parseIncident(text))),
      rallies: {
        ...(values.rallies !== undefined && { generation: generationOf(values.rallies) }),
        typeNames: oneOf('--rally-types', values['rally-types'], ['samples', 'schema']),
        faults: (values['rally-fault'] ?? []).map((text) => valueOf(parseRallyFault(text)))
      },
      volleyball: {
        matches,
        recordings: volleyballRecordings,
        faults: (values['volleyball-fault'] ?? []).map((text) => valueOf(parseProviderFault(text)))
      }
    })
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error))
  }
}

function valueOf<Value>(result: Result<Value, string>): Value {
  if (!result.ok) throw new Error(result.error)
  return result.value
}

function eventIdsOf(texts: readonly string[], courts: number): readonly string[] {
  const eventIds = texts.map((text) => valueOf(parseEventId(text)))
  if (eventIds.length > courts)
    throw new Error(`--event-id is given ${eventIds.length} times for ${courts} courts.`)
  if (new Set(eventIds).size < eventIds.length) throw new Error('--event-id: every court needs its own id.')
  return eventIds
}

function wholeNumber(option: string, text: string, least: number, most: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && value <= most) return value
  throw new Error(`${option} is a whole number from ${least} to ${most}, not “${text}”.`)
}

function matchesOf(text: string | undefined, isBesideRecordings: boolean): number {
  if (text !== undefined) return wholeNumber('--volleyball', text, 0, 16)
  return isBesideRecordings ? 0 : DEMO_MATCHES
}

function generationOf(text: string): 2022 | 2024 | 'none' {
  const word = oneOf('--rallies', text, ['2024', '2022', 'none'])
  if (word === 'none') return word
  return word === '2022' ? 2022 : 2024
}

function oneOf<Word extends string>(option: string, text: string, words: readonly Word[]): Word {
  const word = words.find((known) => known === text)
  if (word !== undefined) return word
  throw new Error(`${option} is ${words.join(' or ')}, not “${text}”.`)
}

function speedOf(text: string): number {
  const speed = Number(text)
  if (text.trim() !== '' && speed >= 0.1 && speed <= 10_000) return speed
  throw new Error(`--speed is a number from 0.1 to 10000, not “${text}”.`)
}

function instantOf(text: string): number {
  const instant = Date.parse(text)
  if (!Number.isNaN(instant)) return instant
  throw new Error(`--start-at is a UTC time such as 2026-05-06T12:00:00Z, not “${text}”.`)
}
