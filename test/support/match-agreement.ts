/** Whether the rules, the generator and the court agree about whole matches. */
import { INITIAL_COURT_STATE, reduceCourt, type CourtState } from '@shared/sports/tennis/match/match-state'
import { followScore } from '@shared/sports/tennis/match/follow-score'
import { formatOfCourt } from '@shared/sports/tennis/match/match-format'
import { pointsInOrder } from '@shared/sports/tennis/match/points'
import { decodeTennisEvents } from '@shared/sports/tennis/feeds/events/decode'
import { matchWinnerOf } from '@shared/sports/tennis/rules/advance'
import { countPoint, emptyMatchStatistics } from '@shared/sports/tennis/rules/statistics'
import type { CountedPoint } from '../../src-main/simulator/tennis/counted-point'
import { EVENTFUL_RATES } from '../../src-main/simulator/tennis/incidents'
import { generateMatch } from '../../src-main/simulator/tennis/match-generator'
import type { MatchProfile } from '../../src-main/simulator/tennis/match-profile'
import { truthOf, type MatchScript } from '../../src-main/simulator/tennis/match-script'
import { scriptSource } from '../../src-main/simulator/tennis/stored-frame'

/** One match of so many is full of incidents. */
const EVENTFUL_EACH = 10

/** Plays `count` matches, the profiles in turn, and names those about which the court is wrong, and in what. */
export function disagreementsIn(count: number, profiles: readonly MatchProfile[]): readonly string[] {
  return Array.from({ length: Math.ceil(count / profiles.length) }).flatMap((_, round) =>
    profiles.slice(0, count - round * profiles.length).flatMap((profile, index) => {
      const seed = round * profiles.length + index
      const incidents = seed % EVENTFUL_EACH === 0 ? { incidents: { rates: EVENTFUL_RATES } } : {}
      const wrong = disagreements(generateMatch({ ...profile, ...incidents }, seed))
      return wrong.length === 0 ? [] : [`${profile.scoringType}, seed ${seed}: ${wrong.join(', ')}`]
    })
  )
}

function foldOf(script: MatchScript): CourtState {
  let court = INITIAL_COURT_STATE
  for (const { data } of scriptSource(script, 0)(0, 1)) {
    const frame = decodeTennisEvents(data.toString('utf8'))
    if (frame.kind !== 'packet') throw new Error('A generated packet is not readable')
    const { packet } = frame
    const received = { packet, receivedAt: 0, monotonicMs: 0, isLive: false, raw: '' }
    court = followScore(court, reduceCourt(court, received), received).court
  }
  return court
}

/** Every way in which the court's account of a match differs from how it went. */
function disagreements(script: MatchScript): readonly string[] {
  const truth = truthOf(script)
  const court = foldOf(script)
  const format = formatOfCourt(court)
  const points = pointsInOrder(court.points)
  const statistics = points.reduce((count, point) => countPoint(count, format, point), emptyMatchStatistics)
  const { checked, agreed, conflicts, missingPoints } = court.check
  const isSame = (ours: unknown, theirs: unknown): boolean => JSON.stringify(ours) === JSON.stringify(theirs)
  const facts: Readonly<Record<string, boolean>> = {
    winner: court.end?.winner === truth.winner && court.end.reason === truth.reason,
    score: truth.points.length === 0 || isSame(court.score, truth.score),
    points: isSame(points.map(scoresOf), truth.points.map(scoresOf)),
    statistics: isSame(statistics.match.teams, truth.statistics),
    'checked score': conflicts === 0 && missingPoints === 0 && agreed === checked,
    end:
      truth.reason !== 'Normally' || (format !== null && matchWinnerOf(format, truth.score) === truth.winner)
  }
  return Object.keys(facts).filter((fact) => facts[fact] !== true)
}

const scoresOf = ({ before, after, winner }: Pick<CountedPoint, 'before' | 'after' | 'winner'>) => ({
  before,
  after,
  winner
})
