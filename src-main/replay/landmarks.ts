/** What there is to step and to jump to in a log, found while it is read for the first time. */
import type { CourtState } from '@shared/court/court-state'
import { pointCount } from '@shared/court/points'
import type { IdleStretch } from '@shared/logs/player'
import type { CourtPipeline } from '../engine/court-pipeline'

export type StepUnit = 'packet' | 'point' | 'game' | 'set'

/** A game or a set that begins. */
interface Beginning {
  readonly set: number
  readonly game: number
  readonly position: number
}

/** A pause between two points that is longer than this is cut short. */
const IDLE_FROM_MS = 5_000
/** How much of such a pause is left at its beginning and at its end. */
const IDLE_LEAD_IN_MS = 1_500
const IDLE_LEAD_OUT_MS = 1_000

export class Landmarks {
  readonly #steps: Record<StepUnit, number[]> = { packet: [], point: [], game: [], set: [] }
  readonly #games: Beginning[] = []
  readonly #seqNums: { readonly seqNum: number; readonly position: number }[] = []
  readonly #idle: IdleStretch[] = []
  #progress = 0
  #lastBusyMs: number | null = null

  get idleStretches(): readonly IdleStretch[] {
    return this.#idle
  }

  /** Takes note of a record that has just been applied. `position`: records applied, this one included. */
  note(before: CourtState, pipeline: CourtPipeline, position: number, atMs: number): void {
    const { state } = pipeline
    this.#noteProgress(pipeline, position)
    this.#noteBusy(before, state, atMs)
    if (pointCount(state.points) !== pointCount(before.points)) this.#steps.point.push(position)
    const game = gameOf(state)
    if (game === null) return
    const gameBefore = gameOf(before)
    if (game.set === gameBefore?.set && game.game === gameBefore.game) return
    this.#games.push({ ...game, position })
    if (gameBefore === null) return
    this.#steps.game.push(position)
    if (game.set !== gameBefore.set) this.#steps.set.push(position)
  }

  /** The next or the previous landmark of a kind; null when there is none. */
  step(unit: StepUnit, direction: 1 | -1, position: number): number | null {
    const positions = this.#steps[unit]
    const found =
      direction === 1
        ? positions.find((each) => each > position)
        : positions.findLast((each) => each < position)
    return found ?? null
  }

  /** Where a packet with this number, or a higher one, had come first; null when there is none. */
  positionOfSeq(seqNum: number): number | null {
    return this.#seqNums.find((each) => each.seqNum >= seqNum)?.position ?? null
  }

  /** Where a game of a set begins, both counted from 1; null when it is not in the log. */
  positionOfGame(set: number, game: number): number | null {
    return this.#games.find((each) => each.set === set && each.game === game)?.position ?? null
  }

  /** Each of these only grows, so that their sum tells whether a packet has come, of whatever use it was. */
  #noteProgress({ counts, timeline }: CourtPipeline, position: number): void {
    const { total, duplicates, undecodable, lastSeqNum } = counts
    const progress =
      total + duplicates + undecodable + (lastSeqNum ?? 0) + timeline.entries + timeline.revision
    if (progress !== this.#progress) this.#steps.packet.push(position)
    this.#progress = progress
    const known = this.#seqNums.at(-1)?.seqNum ?? -1
    if (lastSeqNum !== null && lastSeqNum > known) this.#seqNums.push({ seqNum: lastSeqNum, position })
  }

  #noteBusy(before: CourtState, after: CourtState, atMs: number): void {
    this.#lastBusyMs ??= atMs
    const isBusy = before.pointInPlay || after.pointInPlay || before.points !== after.points
    if (!isBusy) return
    if (!before.pointInPlay && atMs - this.#lastBusyMs > IDLE_FROM_MS)
      this.#idle.push({ fromMs: this.#lastBusyMs + IDLE_LEAD_IN_MS, toMs: atMs - IDLE_LEAD_OUT_MS })
    this.#lastBusyMs = atMs
  }
}

/** The game that is being played; null before the first point. */
function gameOf({ started, score }: CourtState): { set: number; game: number } | null {
  if (!started) return null
  if (score === null) return { set: 1, game: 1 }
  const { finishedSets, set } = score
  return { set: finishedSets.length + 1, game: set.gamesA + set.gamesB + 1 }
}
