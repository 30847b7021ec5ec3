/** The demo: a lively afternoon on eight courts, each in another phase, the same for the same seed. */
import { setsWon, type Team } from '@shared/sports/tennis/rules/score'
import { Casting, type Tour } from '../tennis/casting'
import type { SimulatedCourt } from '../tennis-provider/court-channel'
import { parseFault, type Fault, type FaultKind } from '../tennis/fault'
import type { IncidentKind, ScriptedIncident } from '../tennis/incidents'
import { generateMatch } from '../tennis/match-generator'
import type { MatchScript, ScriptStep } from '../tennis/match-script'
import type { MatchProfile } from '../tennis/match-profile'
import { Random } from '../random'
import { scriptRallies, type RallyOptions } from '../tracking/rally-channel'
import { scriptSource } from '../tennis/stored-frame'

const DEMO_SPEED = 4
const VENUE_OFFSET_MS = 2 * 3_600_000
const NOT_OPEN_FOR_MS = 75_000
const SINCE_END_MS = 8 * 60_000
/** Seeds to try for a match that has the wanted moment; each moment comes in at least one match of ten. */
const MOST_TRIES = 200

/**
 * What can go wrong on a feed, spread over the first minutes; the client heals all of it. In packets after the start of
 * the demo, about one every three seconds.
 */
const TROUBLE: readonly (readonly [kind: FaultKind, afterPackets: number, value: string])[] = [
  ['corrupt', 4, ''],
  ['delay', 8, '+12:9000'],
  ['drop', 30, ''],
  ['stall', 40, ':20000'],
  ['cut', 52, ''],
  ['alarm', 60, ':40000'],
  ['duplicate', 80, ''],
  ['reorder', 84, ''],
  ['delay', 92, '+8:6000'],
  ['drop', 110, '+2'],
  ['stall', 122, ':30000'],
  ['close', 140, ':1011']
]

/** From half a minute after the start the statistics of one court are wrong for a minute. */
const STATISTICS_DIFFER = 'miscount@30s:60000'

/** One court of the demo: what is played, and the moment that has just been reached when the demo starts. */
interface DemoMatch {
  readonly eventId: string
  readonly draw: 'men' | 'women' | 'mixed'
  readonly doubles?: boolean
  readonly rules?: Partial<Pick<MatchProfile, 'scoringType' | 'numSets' | 'tieBreakType' | 'dialect'>>
  readonly moment: Moment
  readonly opensAfterMs?: number
  readonly isInTrouble?: boolean
  /** The generation of its rally data; none when absent. */
  readonly rallies?: RallyOptions['generation']
  /** What interrupts it; points are counted from the start of the demo. */
  readonly incidents?: readonly (readonly [kind: IncidentKind, atPoint: number])[]
  /** Faults of the provider, as the command line writes them. */
  readonly faults?: readonly string[]
}

/** True for the first step after the moment; `leadMs` of match time before it the demo starts. */
interface Moment {
  readonly reached: (step: ScriptStep) => boolean
  readonly leadMs: number
}

const MATCHES: readonly DemoMatch[] = [
  { eventId: '2026-0991-MS005', draw: 'men', moment: games(0, 2, 20_000), isInTrouble: true, rallies: 2024 },
  {
    eventId: '2026-0991-LS006',
    draw: 'women',
    moment: { reached: isState('InProgress'), leadMs: 15_000 },
    rallies: 2022,
    incidents: [
      ['overrule', 4],
      ['time-violation', 9]
    ]
  },
  {
    eventId: '2026-0991-MD003',
    draw: 'men',
    doubles: true,
    rules: { scoringType: 'MatchTieBreak' },
    moment: games(1, 6, 75_000),
    incidents: [
      ['medical-treatment', 5],
      ['swap-server', 12]
    ]
  },
  {
    eventId: '2026-0991-XD004',
    draw: 'mixed',
    doubles: true,
    rules: { scoringType: 'StandardWithNoAdv' },
    moment: games(0, 4, 45_000),
    incidents: [
      ['ball-mark-inspection', 5],
      ['toilet-break', 9]
    ],
    faults: [STATISTICS_DIFFER]
  },
  {
    eventId: '2026-0991-MS002',
    draw: 'men',
    rules: { scoringType: 'LastSetTiebreak10', numSets: 5 },
    moment: games(4, 8, 90_000),
    incidents: [
      ['challenge', 3],
      ['correction', 6],
      ['code-violation', 11]
    ]
  },
  { eventId: '2026-0991-LS003', draw: 'women', moment: { reached: isDecidingTieBreak, leadMs: 30_000 } },
  {
    eventId: '2026-0991-MS009',
    draw: 'men',
    rules: { dialect: '2016' },
    moment: { reached: isState('Warmup'), leadMs: 40_000 },
    opensAfterMs: NOT_OPEN_FOR_MS,
    rallies: 2024
  },
  {
    eventId: '2026-0991-LS012',
    draw: 'women',
    moment: { reached: ({ body }) => body.eventElementType === 'MatchFinished', leadMs: -SINCE_END_MS }
  }
]

/**
 * The first `count` courts of the demo; past eight, further singles in early phases. `incidents` happen on every
 * court beside its own, their points counted from the start of the demo.
 */
export function demoCourts(
  seed: number,
  count = MATCHES.length,
  speed = DEMO_SPEED,
  incidents: readonly ScriptedIncident[] = [],
  rallies: DemoRallies = {}
): readonly SimulatedCourt[] {
  const casting = new Casting(new Random(seed))
  return Array.from({ length: count }, (_, index) =>
    demoCourt(MATCHES[index] ?? furtherMatch(index), index, { seed, speed, casting, incidents, rallies })
  )
}

/** How the rallies of the singles are sent. */
export interface DemoRallies extends Omit<RallyOptions, 'generation'> {
  /** On every court of singles; absent: on some, in different generations. */
  readonly generation?: RallyOptions['generation'] | 'none'
}

function furtherMatch(index: number): DemoMatch {
  const draw = index % 2 === 0 ? 'men' : 'women'
  const eventId = `2026-0991-${draw === 'men' ? 'MS' : 'LS'}${String(index + 16).padStart(3, '0')}`
  const rallies = index % 2 === 0 ? 2024 : 2022
  return { eventId, draw, moment: games(index % 2, 1 + (index % 5), (index % 4) * 25_000), rallies }
}

interface DemoRun {
  readonly seed: number
  readonly speed: number
  readonly casting: Casting
  readonly incidents: readonly ScriptedIncident[]
  readonly rallies: DemoRallies
}

function demoCourt(
  match: DemoMatch,
  index: number,
  { seed, speed, casting, incidents, rallies }: DemoRun
): SimulatedCourt {
  const profile = profileOf(match, index, casting)
  const own = (match.incidents ?? []).map(([kind, atPoint]) => ({ kind, atPoint }))
  const matchSeed = seed * 1_000 + index * 10_007
  const found = scriptWith(profile, matchSeed, match.moment)
  const { script, startedAgoMs } = eventful(found, [...own, ...incidents])
  const generation = generationOf(match, rallies)
  return {
    eventId: match.eventId,
    source: scriptSource(script, VENUE_OFFSET_MS),
    ...(generation !== null && {
      rallies: scriptRallies(script, profile, matchSeed, { ...rallies, generation })
    }),
    speed,
    startedAgoMs,
    opensAfterMs: match.opensAfterMs ?? 0,
    faults: [
      ...(match.isInTrouble ? troubleOf(script, startedAgoMs) : []),
      ...(match.faults ?? []).map(faultOf)
    ]
  }
}

/** Only of singles: where four players run, nobody tells. */
function generationOf(
  { doubles = false, rallies: own }: DemoMatch,
  { generation: wanted = own }: DemoRallies
): RallyOptions['generation'] | null {
  return doubles || wanted === undefined || wanted === 'none' ? null : wanted
}

/** The same match up to the start of the demo, and from there on with these incidents. */
function eventful(found: FoundMatch, incidents: readonly ScriptedIncident[]): FoundMatch {
  const { profile, seed, script, startedAgoMs } = found
  const before = script.findLast(({ offsetMs }) => offsetMs <= startedAgoMs)
  const played = before?.points.length ?? 0
  const due = incidents.map((incident) => ({ ...incident, atPoint: played + incident.atPoint }))
  return { ...found, script: generateMatch({ ...profile, incidents: { script: due } }, seed) }
}

function profileOf(
  { draw, doubles = false, rules }: DemoMatch,
  index: number,
  casting: Casting
): MatchProfile {
  const tours: Readonly<Record<DemoMatch['draw'], readonly [Tour, Tour]>> = {
    men: ['men', 'men'],
    women: ['women', 'women'],
    mixed: ['women', 'men']
  }
  const team = (): MatchProfile['teams'][Team] =>
    (doubles ? tours[draw] : tours[draw].slice(0, 1)).map((tour) => casting.player(tour))
  return {
    teams: { TeamA: team(), TeamB: team() },
    umpire: casting.umpire(),
    courtNum: index + 1,
    scoringType: 'Standard',
    numSets: 3,
    tieBreakType: 'TieBreakInFinalSet',
    dialect: '2024',
    servePointsWon: draw === 'women' ? 0.61 : 0.63,
    ...rules
  }
}

interface FoundMatch {
  readonly profile: MatchProfile
  readonly seed: number
  readonly script: MatchScript
  /** Match time at which the demo starts. */
  readonly startedAgoMs: number
}

/** The first match from this seed on that comes to the moment. */
function scriptWith(profile: MatchProfile, firstSeed: number, { reached, leadMs }: Moment): FoundMatch {
  for (let seed = firstSeed; seed < firstSeed + MOST_TRIES; seed += 1) {
    const script = generateMatch(profile, seed)
    const step = script.find(reached)
    if (step) return { profile, seed, script, startedAgoMs: step.offsetMs - leadMs }
  }
  throw new Error(`No match from seed ${firstSeed} on comes to the wanted moment`)
}

/** Leads differ from court to court, and most games are even: not all courts change ends at the same time. */
function games(finishedSets: number, played: number, leadMs: number): Moment {
  const reached = ({ body }: ScriptStep): boolean => {
    if (body.eventElementType !== 'PointScored') return false
    const { currentSetScore: set, previousSetsScore } = body.score
    return previousSetsScore.length === finishedSets && set.gamesA + set.gamesB === played
  }
  return { reached, leadMs }
}

function isState(state: string): (step: ScriptStep) => boolean {
  return ({ body }) =>
    body.eventElementType === 'MatchStatusUpdate' && body.matchStatus.matchState.state === state
}

/** A tie-break under way that can end the match. */
function isDecidingTieBreak({ body }: ScriptStep): boolean {
  if (body.eventElementType !== 'PointScored') return false
  const { currentGameScore: game, previousSetsScore: finishedSets } = body.score
  const { TeamA, TeamB } = setsWon({ game, set: body.score.currentSetScore, finishedSets })
  return (
    game.gameType === 'TieBreaker' && TeamA + TeamB > 0 && Number(game.pointsA) + Number(game.pointsB) === 4
  )
}

function troubleOf(script: MatchScript, startedAgoMs: number): readonly Fault[] {
  const lastBefore = script.findLast(({ offsetMs }) => offsetMs <= startedAgoMs)?.seqNum ?? 0
  return TROUBLE.map(([kind, afterPackets, value]) => faultOf(`${kind}@${lastBefore + afterPackets}${value}`))
}

function faultOf(text: string): Fault {
  const fault = parseFault(text)
  if (!fault.ok) throw new Error(fault.error)
  return fault.value
}
