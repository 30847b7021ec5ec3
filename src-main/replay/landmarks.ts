/** What there is to step and to jump to in a log, found while it is read for the first time. */
import type { IdleStretch } from '@shared/logs/player'
import type { MatchBook } from '../match/match-book'
import type { Beginning, MatchChange } from '../match/match-monitor'

export type StepUnit = 'packet' | 'point' | 'game' | 'set'

/** A pause between two points that is longer than this is cut short. */
const IDLE_FROM_MS = 5_000
/** How much of such a pause is left at its beginning and at its end. */
const IDLE_LEAD_IN_MS = 1_500
const IDLE_LEAD_OUT_MS = 1_000

export class Landmarks {
  readonly #steps: Record<StepUnit, number[]> = { packet: [], point: [], game: [], set: [] }
  readonly #beginnings: (Beginning & { readonly position: number })[] = []
  readonly #seqNums: { readonly seqNum: number; readonly position: number }[] = []
  readonly #idle: IdleStretch[] = []
  #progress = 0
  #wasInPlay = false
  #lastBusyMs: number | null = null

  get idleStretches(): readonly IdleStretch[] {
    return this.#idle
  }

  /** Takes note of a record that has just been applied. `position`: records applied, this one included. */
  note(change: MatchChange, book: MatchBook, position: number, atMs: number): void {
    this.#noteProgress(book, position)
    this.#noteBusy(change, atMs)
    if (change.hasMoved) this.#steps.point.push(position)
    if (change.playing !== null) this.#notePlaying(change.playing, position)
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

  /** Where a set begins, counted from 1; null when it is not in the log. */
  positionOfSet(set: number): number | null {
    return this.#beginnings.find((each) => each.set === set)?.position ?? null
  }

  /** Where a game of a set begins, both counted from 1; in a sport without games where the set does. */
  positionOfGame(set: number, game: number): number | null {
    const found = this.#beginnings.find(
      (each) => each.set === set && (each.game === game || each.game === null)
    )
    return found?.position ?? null
  }

  /** Each of these only grows, so that their sum tells whether a packet has come, of whatever use it was. */
  #noteProgress({ counts, timeline }: MatchBook, position: number): void {
    const { total, duplicates, undecodable, lastSeqNum } = counts
    const progress =
      total + duplicates + undecodable + (lastSeqNum ?? 0) + timeline.entries + timeline.revision
    if (progress !== this.#progress) this.#steps.packet.push(position)
    this.#progress = progress
    const known = this.#seqNums.at(-1)?.seqNum ?? -1
    if (lastSeqNum !== null && lastSeqNum > known) this.#seqNums.push({ seqNum: lastSeqNum, position })
  }

  #noteBusy({ isInPlay, hasMoved }: MatchChange, atMs: number): void {
    const wasInPlay = this.#wasInPlay
    this.#wasInPlay = isInPlay
    this.#lastBusyMs ??= atMs
    if (!wasInPlay && !isInPlay && !hasMoved) return
    if (!wasInPlay && atMs - this.#lastBusyMs > IDLE_FROM_MS)
      this.#idle.push({ fromMs: this.#lastBusyMs + IDLE_LEAD_IN_MS, toMs: atMs - IDLE_LEAD_OUT_MS })
    this.#lastBusyMs = atMs
  }

  /** With the first of them the match begins, which is no step from one to another. */
  #notePlaying({ set, game }: Beginning, position: number): void {
    const before = this.#beginnings.at(-1)
    if (set === before?.set && game === before.game) return
    this.#beginnings.push({ set, game, position })
    if (before === undefined) return
    this.#steps.game.push(position)
    if (set !== before.set) this.#steps.set.push(position)
  }
}
