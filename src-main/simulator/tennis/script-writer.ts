/** Writes the packets of a match one after the other, with the moments at which they come. */
import type { MatchScript, ScriptStep } from './match-script'
import { statusFieldsOf, type MatchProfile } from './match-profile'
import type { Random } from '../random'
import type { Scoreboard } from './scoreboard'
import type { MatchState, PacketBody, VenueTimes } from './wire'

/** What a status says about the toss. */
export interface Toss {
  readonly firstServer: string
  readonly tossWinner: string
  readonly tossChooser: string
}

export class ScriptWriter {
  readonly random: Random
  readonly #profile: MatchProfile
  readonly #board: Pick<Scoreboard, 'points'>
  /** Known from the warm-up on. */
  toss: Toss = {
    firstServer: 'UnknownTeam',
    tossWinner: 'UnknownTeam',
    tossChooser: 'UnknownTossChooser'
  }
  readonly #steps: ScriptStep[] = []
  readonly #courtDelayMs: number
  #offsetMs = 0
  #playStartedMs: number | null = null
  #clockStoppedMs: number | null = null

  constructor(profile: MatchProfile, board: Pick<Scoreboard, 'points'>, random: Random) {
    this.random = random
    this.#profile = profile
    this.#board = board
    this.#courtDelayMs = random.between(800, 1_700)
  }

  get script(): MatchScript {
    return this.#steps
  }

  /** Of the packet that is written next. */
  get nextSeqNum(): number {
    return this.#steps.length + 1
  }

  /** The play clock starts, or goes on, with the packet `afterMs` from now. */
  startClock(afterMs: number): void {
    const startsMs = this.#offsetMs + afterMs
    if (this.#playStartedMs === null) this.#playStartedMs = startsMs
    else if (this.#clockStoppedMs !== null) this.#playStartedMs += startsMs - this.#clockStoppedMs
    this.#clockStoppedMs = null
  }

  /** The play clock is stopped after the latest packet. */
  stopClock(): void {
    this.#clockStoppedMs = this.#offsetMs
  }

  status(
    afterMs: number,
    matchState: MatchState,
    venueTimes: VenueTimes = { locationTimestamp: this.nextSeqNum }
  ): void {
    const matchStatus = { matchState, ...statusFieldsOf(this.#profile), ...this.toss }
    this.packet(afterMs, { eventElementType: 'MatchStatusUpdate', matchStatus, venueTimes })
  }

  /** Play resumes after an interruption. */
  resume(afterMs: number): void {
    this.status(afterMs, { state: 'InProgress' }, {})
  }

  /** `atLastMatchTime`: the packet repeats the play clock of the one before. */
  packet(afterMs: number, body: PacketBody, atLastMatchTime = false): void {
    const before = this.#steps.at(-1)
    this.#offsetMs += afterMs
    this.#steps.push({
      seqNum: this.nextSeqNum,
      offsetMs: Math.round(this.#offsetMs),
      // What happens at one moment travels together.
      venueDelayMs:
        before && afterMs === 0 ? before.venueDelayMs : this.#courtDelayMs + this.random.between(0, 700),
      matchTime: before && atLastMatchTime ? before.matchTime : this.#matchTime(),
      body,
      points: this.#board.points
    })
  }

  #matchTime(): string {
    if (this.#playStartedMs === null) return playClock(0)
    return playClock((this.#clockStoppedMs ?? this.#offsetMs) - this.#playStartedMs)
  }
}

/** `HH:MM:SS` of a duration. */
function playClock(playedMs: number): string {
  const seconds = Math.floor(playedMs / 1_000)
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}
