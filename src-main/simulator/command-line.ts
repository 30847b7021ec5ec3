/** The command line of the simulator. */
import { Command, Option } from '@commander-js/extra-typings'
import { parseEventId } from '@shared/sports/tennis/feeds/event-id'
import type { Result } from '@shared/result'
import {
  eachOf,
  fileName,
  instant,
  readArguments,
  readBy,
  speedFactor,
  wholeNumber,
  type Ending
} from '../platform/program'
import type { DemoRallies } from './demo/demo-courts'
import { FAULT_GRAMMAR, parseFault, type Fault } from './tennis/fault'
import { INCIDENT_KINDS, parseIncident, type ScriptedIncident } from './tennis/incidents'
import { parseRallyFault, RALLY_FAULT_GRAMMAR, RALLY_FAULT_KINDS } from './tracking/rally-fault'
import { parseProviderFault, PROVIDER_FAULT_GRAMMAR, PROVIDER_FAULT_KINDS } from './volleyball/provider-fault'
import type { VolleyballCommand } from './serve-matches'

const DEMO_MATCHES = 2
const DEMO_TOKEN = 'rallydesk-demo'
const LAST_PORT = 65_534
const DAY_MS = 86_400_000

export interface SimulatorArguments {
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

export const simulateProgram = () =>
  new Command('npm run simulate --')
    .description(
      'Serves tennis (events, statistics, rallies) and volleyball feeds on this computer, as the providers would.'
    )
    .option(
      '--port <n>',
      'Port on 127.0.0.1; volleyball takes the next one; 0 takes free ones',
      wholeNumber(0, LAST_PORT),
      7011
    )
    .option(
      '--token <text>',
      `Token to accept, repeatable; the first is also volleyball’s client id, client secret and API key (default: ${DEMO_TOKEN})`,
      eachOf(String)
    )
    .option('--courts <n>', 'Generated tennis matches; 8 is the demo', wholeNumber(0, 64), 8)
    .option('--seed <n>', 'Seed of the generated matches', wholeNumber(0, 2 ** 31), 1)
    .option(
      '--recording <file>',
      'Play this NDJSON recording instead, one court each, repeatable',
      eachOf(fileName)
    )
    .option(
      '--event-id <id>',
      'Event id of a court, in the order of the courts, repeatable',
      eachOf(readBy(parseEventId))
    )
    .option(
      '--speed <factor>',
      'Times faster than real time (default: 4 for generated matches, 1 for recordings)',
      speedFactor
    )
    .option(
      '--start-at <time>',
      'UTC time at which it all began, to continue earlier matches (default: now)',
      instant
    )
    .option('--open-after <ms>', 'Answer every stream with 204 for this long', wholeNumber(0, DAY_MS))
    .option(
      '--fault <fault>',
      'Fault on every tennis court, repeatable; see below',
      eachOf(readBy(parseFault))
    )
    .option(
      '--incident <kind@point>',
      'Incident at this point on every generated tennis court, repeatable; see below',
      eachOf(readBy(parseIncident))
    )
    .addOption(
      new Option(
        '--rallies <generation>',
        'Rally data of generated singles (default: a few courts of each)'
      ).choices(['2024', '2022', 'none'] as const)
    )
    .addOption(
      new Option(
        '--rally-types <names>',
        'Names in the type field of generation 2022: as in the provider’s samples or in its schema'
      )
        .choices(['samples', 'schema'] as const)
        .default('samples' as const)
    )
    .option(
      '--rally-fault <fault>',
      'Fault on every court with rally data, repeatable; see below',
      eachOf(readBy(parseRallyFault))
    )
    .option(
      '--volleyball <n>',
      `Generated volleyball matches (default: ${DEMO_MATCHES}, or 0 with recordings)`,
      wholeNumber(0, 16)
    )
    .option(
      '--volleyball-recording <file>',
      'Play these NDJSON match events too, one match each, repeatable',
      eachOf(fileName)
    )
    .option(
      '--volleyball-fault <fault>',
      'Fault of the volleyball provider, repeatable; see below',
      eachOf(readBy(parseProviderFault))
    )
    .helpOption('--help', 'Show this help')
    .addHelpText('after', GRAMMARS)

const GRAMMARS = `
Tennis faults: ${FAULT_GRAMMAR}
  KIND   drop, duplicate, reorder, corrupt, cut, refuse;
         with a VALUE: stall:MS, delay:MS, alarm:MS, miscount:MS, close:CODE
  WHEN   120 (at packet 120) or 60s (after the start)
  COUNT  packets in a row
  !      every time, not only once
  Example: --fault drop@120 --fault stall@60s:20000

Tennis incidents: KIND@POINT
  KIND   ${INCIDENT_KINDS.join(', ')}
  POINT  counted from the start; the incident happens in this point or before it
  Example: --incident correction@5 --incident code-violation@9

Rally faults: ${RALLY_FAULT_GRAMMAR}
  KIND   ${RALLY_FAULT_KINDS.join(', ')}
  RALLY  1 is the first rally that begins after the start
  Example: --rally-fault nan@3 --rally-fault hole@5+2

Volleyball faults: ${PROVIDER_FAULT_GRAMMAR}
  KIND     ${PROVIDER_FAULT_KINDS.join(', ')}
  SECONDS  after the start
  COUNT    messages or requests in a row
  Example: --volleyball-fault away@60s:10000 --volleyball-fault withhold@30s+2

Exit status: 0 stopped, 1 cannot run, 2 wrong arguments.
`

/** Reads the arguments after the script's name. */
export function parseCommandLine(argv: readonly string[]): Result<SimulatorArguments, Ending> {
  const program = simulateProgram()
  return readArguments(program, argv, () => {
    const options = program.opts()
    const { recording: recordings = [], volleyballRecording: volleyballRecordings = [] } = options
    const { eventId: eventIds = [], rallies: generation } = options
    const courts = recordings.length === 0 ? options.courts : recordings.length
    const isGeneratedOnly = recordings.length + volleyballRecordings.length === 0
    const matches = options.volleyball ?? (isGeneratedOnly ? DEMO_MATCHES : 0)
    if (courts + matches + volleyballRecordings.length === 0)
      program.error('error: --courts 0 and --volleyball 0 leave nothing to play.')
    if (eventIds.length > courts)
      program.error(`error: --event-id is given ${eventIds.length} times for ${courts} courts.`)
    if (new Set(eventIds).size < eventIds.length)
      program.error('error: --event-id: every court needs its own id.')
    return {
      port: options.port,
      tokens: options.token ?? [DEMO_TOKEN],
      courts,
      seed: options.seed,
      recordings,
      eventIds,
      speed: options.speed ?? null,
      startAt: options.startAt ?? null,
      opensAfterMs: options.openAfter ?? null,
      faults: options.fault ?? [],
      incidents: options.incident ?? [],
      rallies: {
        ...(generation !== undefined && { generation: GENERATIONS[generation] }),
        typeNames: options.rallyTypes,
        faults: options.rallyFault ?? []
      },
      volleyball: { matches, recordings: volleyballRecordings, faults: options.volleyballFault ?? [] }
    }
  })
}

const GENERATIONS = { '2024': 2024, '2022': 2022, none: 'none' } as const
