/** Takes the frames of one court and says what they were. */
import type { CourtState } from '@shared/sports/tennis/match/match-state'
import { formatOfCourt } from '@shared/sports/tennis/match/match-format'
import { pointsInOrder } from '@shared/sports/tennis/match/points'
import { playersOf } from '@shared/sports/tennis/text/names'
import type { DecodedRally } from '@shared/sports/tennis/feeds/tracking/decode'
import { DELAYED, RECONSTRUCTED } from '@shared/sports/tennis/feeds/events/names'
import type { TennisPacket } from '@shared/sports/tennis/feeds/events/packets'
import { matchWinnerOf } from '@shared/sports/tennis/rules/advance'
import { describeFormat } from '@shared/sports/tennis/rules/format'
import { setsWon, type Team } from '@shared/sports/tennis/rules/score'
import {
  countPoint,
  emptyMatchStatistics,
  type MatchStatistics
} from '@shared/sports/tennis/rules/statistics'
import { NOT_CONNECTED } from '../../../match/not-connected'
import { TennisBook } from '../tennis-book'
import type { InspectedSet, Inspection } from './inspection'
import { RallyTally } from './rally-tally'

export interface LoggedFrame {
  readonly bytes: Uint8Array
  /** UTC in milliseconds; 0 where the log does not say. */
  readonly receivedAt: number
}

/** A packet that is so far behind the others is not waited for: the feed would have given it up long before. */
const MOST_WAITING = 5_000
const PLACEHOLDER_SEQ_NUM = 0

export class CourtInspector {
  readonly #file: string
  #eventId: string
  #fileProblem = ''
  readonly #book: TennisBook
  readonly #rallies = new RallyTally()
  #otherUndecodable = 0
  readonly #byKind = new Map<string, number>()
  #readable = 0
  #delayed = 0
  #rebuilt = 0
  #waiting = 0
  #firstSourceAt: number | null = null
  #lastSourceAt: number | null = null

  constructor(eventId: string, file: string) {
    this.#eventId = eventId
    this.#file = file
    this.#book = new TennisBook(eventId, { ...NOT_CONNECTED, sinceMonotonicMs: 0 }, true)
  }

  get eventId(): string {
    return this.#eventId
  }

  /** Whether anything was a packet of the events feed. */
  get hasEvents(): boolean {
    return this.#readable > 0
  }

  get hasRallies(): boolean {
    return !this.#rallies.isEmpty
  }

  takeEvent(frame: LoggedFrame): void {
    const { duplicates } = this.#book.counts
    const decoded = this.#book.readEvents(rawFrame(frame))
    if (decoded.kind === 'packet' && this.#book.counts.duplicates === duplicates) this.#count(decoded.packet)
    this.#waiting = this.#book.openHole === null ? 0 : this.#waiting + 1
    if (this.#waiting > MOST_WAITING) this.#giveUpHoles(frame.receivedAt)
  }

  takeStatistics(frame: LoggedFrame): void {
    this.#book.readStatistics(rawFrame(frame))
  }

  takeRally(rally: Exclude<DecodedRally, { kind: 'control' }>): void {
    if (rally.kind === 'rally') this.#rallies.take(rally.part)
    else this.#otherUndecodable += 1
  }

  /** Takes over the rallies of the same match from another log, or from another place in the same one. */
  joinRallies(other: CourtInspector): void {
    if (!this.hasRallies) this.#eventId = other.#eventId
    this.#rallies.takeAll(other.#rallies)
    this.#otherUndecodable += other.#otherUndecodable
    this.addProblem(other.#fileProblem)
  }

  /** Frames of all feeds that could not be read. */
  get undecodable(): number {
    const { counts, undecodableStatistics } = this.#book
    return counts.undecodable + undecodableStatistics + this.#otherUndecodable
  }

  addUndecodable(lines: number): void {
    this.#otherUndecodable += lines
  }

  /** In words; an empty text is no problem. */
  addProblem(problem: string): void {
    this.#fileProblem = [this.#fileProblem, problem].filter((part) => part !== '').join(' ')
  }

  /** At the end of the log: what has not come will not come. */
  finish(): Inspection {
    this.#giveUpHoles(this.#lastSourceAt ?? 0)
    const { counts, pipeline, providerStatistics } = this.#book
    const { state } = pipeline
    return {
      eventId: this.#eventId,
      sport: 'tennis',
      file: this.#file,
      players: { TeamA: namesOf(state, 'TeamA'), TeamB: namesOf(state, 'TeamB') },
      format: formatInWords(state),
      sets: setsOf(state),
      setsWon: state.score === null ? { TeamA: 0, TeamB: 0 } : setsWon(state.score),
      winner: state.end?.winner ?? null,
      endReason: state.end?.reason ?? null,
      statistics: statisticsOf(state).match.teams,
      providerStatistics: providerStatistics?.match ?? null,
      packets: { total: this.#readable, byKind: Object.fromEntries([...this.#byKind].sort()) },
      gaps: counts.gapsOpen,
      duplicates: counts.duplicates,
      undecodable: this.undecodable,
      conflicts: state.check.conflicts,
      missingPoints: state.check.missingPoints,
      delayed: this.#delayed,
      rebuilt: this.#rebuilt,
      firstTimestamp: timestampOf(this.#firstSourceAt),
      lastTimestamp: timestampOf(this.#lastSourceAt),
      durationMs:
        this.#firstSourceAt === null || this.#lastSourceAt === null
          ? null
          : this.#lastSourceAt - this.#firstSourceAt,
      ...this.#rallies.figures(),
      fileProblem: this.#fileProblem
    }
  }

  #giveUpHoles(receivedAt: number): void {
    this.#book.giveUpHoles(receivedAt)
    this.#waiting = 0
  }

  #count({ seqNum, wireName, delayStatus, sourceAt }: TennisPacket): void {
    this.#readable += 1
    this.#byKind.set(wireName, (this.#byKind.get(wireName) ?? 0) + 1)
    if (delayStatus === DELAYED) this.#delayed += 1
    else if (delayStatus?.startsWith(RECONSTRUCTED)) this.#rebuilt += 1
    // The placeholder is stamped 1970.
    if (sourceAt === null || seqNum === PLACEHOLDER_SEQ_NUM) return
    this.#firstSourceAt = Math.min(this.#firstSourceAt ?? sourceAt, sourceAt)
    this.#lastSourceAt = Math.max(this.#lastSourceAt ?? sourceAt, sourceAt)
  }
}

const rawFrame = ({ bytes, receivedAt }: LoggedFrame) => ({
  bytes,
  isText: true,
  receivedAt,
  monotonicMs: receivedAt
})

const timestampOf = (sourceAt: number | null): string | null =>
  sourceAt === null ? null : new Date(sourceAt).toISOString()

const namesOf = (court: CourtState, team: Team): readonly string[] =>
  playersOf(court, team).map(({ name }) => name)

function formatInWords(court: CourtState): string {
  const format = formatOfCourt(court)
  if (format !== null) return describeFormat(format)
  const scoringType = court.status?.scoringType ?? null
  return scoringType === null ? '' : `rules unknown (${scoringType})`
}

function statisticsOf(court: CourtState): MatchStatistics {
  const format = formatOfCourt(court)
  return pointsInOrder(court.points).reduce(
    (statistics, point) => countPoint(statistics, format, point),
    emptyMatchStatistics
  )
}

function setsOf(court: CourtState): readonly InspectedSet[] {
  const { score } = court
  if (score === null) return []
  const { game, set, finishedSets } = score
  const points = { pointsA: Number(game.pointsA), pointsB: Number(game.pointsB) }
  const isTieBreak = game.gameType === 'TieBreaker' && !Number.isNaN(points.pointsA + points.pointsB)
  const inPlay = isTieBreak ? { ...set, tieBreak: points } : set
  return hasSetInPlay(court) ? [...finishedSets, inPlay] : finishedSets
}

/** After the end of a match, only a set that was broken off in its middle still counts as in play. */
function hasSetInPlay(court: CourtState): boolean {
  const { score, end } = court
  if (score === null) return false
  const { game, set } = score
  if (set.gamesA + set.gamesB > 0 || game.pointsA !== '0' || game.pointsB !== '0') return true
  const format = formatOfCourt(court)
  return end === null && (format === null || matchWinnerOf(format, score) === null)
}
