/** A volleyball court in the middle of a set, for the renderer's tests; a test changes what it is about. */
import { opponentOf, type Side } from '@shared/sports/volleyball/rules/sides'
import type { VolleyballCourtView, VolleyballMatchView } from '@shared/sports/volleyball/view/volleyball-view'
import { agoMonotonicMs, courtInPlay } from './court-fixture'

type Tick = VolleyballMatchView['sets'][number]['rallies'][number]
type SetView = VolleyballMatchView['sets'][number]
export type SideStatistics = SetView['statistics'][Side]

const trailOf = (letters: string): VolleyballCourtView['trail'] =>
  Array.from(letters, (letter) => ({ winner: letter === 'H' ? 'Home' : 'Away', isConfirmed: true }))

export function volleyballInPlay(changes: Partial<VolleyballCourtView> = {}): VolleyballCourtView {
  const { courtId, origin, connection, trust, packets, capture, timeline } = courtInPlay()
  return {
    sport: 'volleyball',
    courtId,
    eventId: '123456789',
    title: 'Hall A',
    subtitle: 'Volleyball · indoor',
    origin,
    connection,
    trust,
    delay: { delayMs: 1300, level: 1 },
    providerTrouble: null,
    suspendAdvice: null,
    pointInPlay: false,
    matchStateText: 'Set 2',
    format: 'Indoor · best of 5 · sets to 25, last set to 15',
    lastPointMonotonicMs: agoMonotonicMs(9000),
    lastPacketMonotonicMs: agoMonotonicMs(4000),
    quietLimitMs: 45_000,
    venueOffsetMs: null,
    decided: '25–22 Home · 1–0',
    packets,
    capture,
    timeline,
    replay: null,
    teams: { Home: { name: 'Norway' }, Away: { name: 'Italy' } },
    variant: 'indoor',
    finishedSets: [
      { number: 1, isGolden: false, points: { Home: 25, Away: 22 }, winner: 'Home', isConfirmed: true }
    ],
    setsWon: { Home: 1, Away: 0 },
    set: { number: 2, isGolden: false, points: { Home: 4, Away: 3 } },
    server: { side: 'Home', playerId: 70_001 },
    situation: null,
    run: { side: 'Home', points: 3 },
    trail: trailOf('AHAAHHH'),
    provisionalPoints: 0,
    timeOutsLeft: { Home: 2, Away: 1 },
    substitutionsLeft: { Home: 6, Away: 4 },
    teamOnLeft: 'Home',
    rotations: {
      Home: {
        number: 3,
        zones: [70_001, 70_002, 70_003, 70_004, 70_013, 70_006],
        liberos: [70_013],
        captain: 70_002
      },
      Away: {
        number: 1,
        zones: [80_001, 80_002, 80_003, 80_004, 80_005, 80_006],
        liberos: [80_013],
        captain: 80_004
      }
    },
    interruption: null,
    isReliable: true,
    result: null,
    insight: {
      scoreCheck: {
        rulesKnown: true,
        checked: 12,
        agreed: 12,
        missingPoints: 0,
        conflict: null,
        settlesWithin: { messages: 2, ms: 5_000 }
      },
      correctedMonotonicMs: null,
      clockOffsetMs: null
    },
    actions: { total: 214, cancelled: 1, modified: 2, inserted: 3 },
    ...changes
  }
}

export const sideStatistics = (changes: Partial<SideStatistics> = {}): SideStatistics => ({
  points: 0,
  pointsByKind: {},
  aces: 0,
  blocks: 0,
  serveErrors: 0,
  opponentErrors: 0,
  sideOut: { won: 0, played: 0 },
  breakPoints: { won: 0, played: 0 },
  rotations: [],
  longestRun: 0,
  ...changes
})

/** A set of rallies by their winners, "HHA"; Home serves first. */
export function setOf(number: number, winners: string, changes: Partial<SetView> = {}): SetView {
  const rallies: Tick[] = []
  let server: Side = 'Home'
  for (const [index, letter] of Array.from(winners).entries()) {
    const winner: Side = letter === 'H' ? 'Home' : 'Away'
    const before = rallies.at(-1)
    const points = { ...(before?.points ?? { Home: 0, Away: 0 }) }
    points[winner] += 1
    rallies.push({
      seqNum: number * 1000 + index,
      server,
      serverPlayerId: server === 'Home' ? 70_001 : 80_001,
      winner,
      types: ['Kill'],
      reasons: ['Rally'],
      isConfirmed: true,
      points,
      run: before?.winner === winner ? before.run + 1 : 1,
      stake: null
    })
    server = winner
  }
  const points = rallies.at(-1)?.points ?? { Home: 0, Away: 0 }
  const leader: Side = points.Home >= points.Away ? 'Home' : opponentOf('Home')
  const isFinished = changes.isFinished ?? false
  return {
    number,
    isGolden: false,
    points,
    isFinished,
    winner: isFinished ? leader : null,
    endType: isFinished ? `Winner${leader}` : null,
    isConfirmed: isFinished,
    timeOuts: { Home: 0, Away: 0 },
    substitutions: { Home: 0, Away: 0 },
    rallies,
    statistics: { Home: sideStatistics(), Away: sideStatistics() },
    ...changes
  }
}

export const matchOf = (
  sets: readonly SetView[],
  changes: Partial<VolleyballMatchView> = {}
): VolleyballMatchView => ({
  sets: [...sets],
  statistics: { Home: sideStatistics(), Away: sideStatistics() },
  challenges: [],
  sanctions: [],
  ...changes
})
