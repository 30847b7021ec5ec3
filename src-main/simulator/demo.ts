/** The demo: a lively afternoon on eight courts, each in another phase, the same for the same seed. */
import { setsWon, type Team } from '@shared/tennis/score'
import { Casting, type Tour } from './casting'
import type { SimulatedCourt } from './court-channel'
import { parseFault, type Fault } from './fault'
import { generateMatch, type MatchScript, type ScriptStep } from './match-generator'
import type { MatchProfile } from './match-profile'
import { Random } from './random'
import { scriptSource } from './stored-frame'

const DEMO_SPEED = 4
const VENUE_OFFSET_MS = 2 * 3_600_000
const NOT_OPEN_FOR_MS = 75_000
const SINCE_END_MS = 8 * 60_000
/** Seeds to try for a match that has the wanted moment; each moment comes in at least one match of ten. */
const MOST_TRIES = 200

/** What can go wrong on a feed, spread over the first minutes; the client heals all of it. */
const TROUBLE = [
  'corrupt@20s',
  'drop@35s',
  'delay@50s+12:9000',
  'stall@110s:20000',
  'cut@150s',
  'alarm@180s:40000',
  'duplicate@245s',
  'reorder@255s',
  'delay@270s+8:6000',
  'drop@320s+2',
  'stall@350s:30000',
  'close@420s:1011'
]

/** One court of the demo: what is played, and the moment that has just been reached when the demo starts. */
interface DemoMatch {
  readonly eventId: string
  readonly draw: 'men' | 'women' | 'mixed'
  readonly doubles?: boolean
  readonly rules?: Partial<Pick<MatchProfile, 'scoringType' | 'numSets' | 'tieBreakType' | 'dialect'>>
  readonly moment: Moment
  readonly opensAfterMs?: number
  readonly faults?: readonly string[]
}

/** True for the first step after the moment; `leadMs` of match time before it the demo starts. */
interface Moment {
  readonly reached: (step: ScriptStep) => boolean
  readonly leadMs: number
}

const MATCHES: readonly DemoMatch[] = [
  { eventId: '2026-0991-MS005', draw: 'men', moment: games(0, 3), faults: TROUBLE },
  { eventId: '2026-0991-LS006', draw: 'women', moment: { reached: isState('InProgress'), leadMs: 15_000 } },
  {
    eventId: '2026-0991-MD003',
    draw: 'men',
    doubles: true,
    rules: { scoringType: 'MatchTieBreak' },
    moment: games(1, 7)
  },
  {
    eventId: '2026-0991-XD004',
    draw: 'mixed',
    doubles: true,
    rules: { scoringType: 'StandardWithNoAdv' },
    moment: games(0, 5)
  },
  {
    eventId: '2026-0991-MS002',
    draw: 'men',
    rules: { scoringType: 'LastSetTiebreak10', numSets: 5 },
    moment: games(4, 7)
  },
  { eventId: '2026-0991-LS003', draw: 'women', moment: { reached: isDecidingTieBreak, leadMs: 30_000 } },
  {
    eventId: '2026-0991-MS009',
    draw: 'men',
    rules: { dialect: '2016' },
    moment: { reached: isState('Warmup'), leadMs: 40_000 },
    opensAfterMs: NOT_OPEN_FOR_MS
  },
  {
    eventId: '2026-0991-LS012',
    draw: 'women',
    moment: { reached: ({ body }) => body.eventElementType === 'MatchFinished', leadMs: -SINCE_END_MS }
  }
]

/** The first `count` courts of the demo; past eight, further singles in early phases. */
export function demoCourts(
  seed: number,
  count = MATCHES.length,
  speed = DEMO_SPEED
): readonly SimulatedCourt[] {
  const casting = new Casting(new Random(seed))
  return Array.from({ length: count }, (_, index) =>
    demoCourt(MATCHES[index] ?? furtherMatch(index), index, { seed, speed, casting })
  )
}

function furtherMatch(index: number): DemoMatch {
  const draw = index % 2 === 0 ? 'men' : 'women'
  const eventId = `2026-0991-${draw === 'men' ? 'MS' : 'LS'}${String(index + 16).padStart(3, '0')}`
  return { eventId, draw, moment: games(index % 2, 1 + (index % 5)) }
}

function demoCourt(
  match: DemoMatch,
  index: number,
  { seed, speed, casting }: { readonly seed: number; readonly speed: number; readonly casting: Casting }
): SimulatedCourt {
  const profile = profileOf(match, index, casting)
  const { script, startedAgoMs } = scriptWith(profile, seed * 1_000 + index * 10_007, match.moment)
  return {
    eventId: match.eventId,
    source: scriptSource(script, VENUE_OFFSET_MS),
    speed,
    startedAgoMs,
    opensAfterMs: match.opensAfterMs ?? 0,
    faults: (match.faults ?? []).map(knownFault)
  }
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

/** The first match from this seed on that comes to the moment, and the match time at which the demo starts. */
function scriptWith(
  profile: MatchProfile,
  seed: number,
  { reached, leadMs }: Moment
): { readonly script: MatchScript; readonly startedAgoMs: number } {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const script = generateMatch(profile, seed + tries)
    const step = script.find(reached)
    if (step) return { script, startedAgoMs: step.offsetMs - leadMs }
  }
  throw new Error(`No match from seed ${seed} on comes to the wanted moment`)
}

function games(finishedSets: number, played: number): Moment {
  const reached = ({ body }: ScriptStep): boolean => {
    if (body.eventElementType !== 'PointScored') return false
    const { currentSetScore: set, previousSetsScore } = body.score
    return previousSetsScore.length === finishedSets && set.gamesA + set.gamesB === played
  }
  return { reached, leadMs: 60_000 }
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

function knownFault(text: string): Fault {
  const fault = parseFault(text)
  if (!fault.ok) throw new Error(fault.error)
  return fault.value
}
