import type { TimelineFilter } from '@shared/court/timeline-row'
import path from 'node:path'
import type { FeedPanel } from '@shared/court/insight-view'
import type { CourtView } from '@shared/court/view'
import {
  advancePlayer,
  commandPlayer,
  pausedAt,
  seekPlayer,
  type PlayedLog,
  type Player
} from '@shared/logs/player'
import type { ReplayCommand, ReplayMark, ReplayView } from '@shared/logs/replay-view'
import { fail, succeed, type Result } from '@shared/result'
import type { Clock } from '../platform/clock'
import type { Court } from '../engine/court'
import type { MatchBook } from '../match/match-book'
import { describeCourt } from '../engine/diagnostics'
import { recordedPanel } from '../engine/feed-panels'
import type { TimelineRange } from '../match/timeline-filter'
import type { LogRecord } from '../records/log-record'
import { openRecordedCourt } from '../sports/open-recorded-court'
import type { LogIndex } from './log-index'
import { LogReading } from './log-reading'
import { LogSurvey } from './log-survey'
import { resolveCommand } from './replay-commands'
import { ReplayHead } from './replay-head'
import { messageOf } from '../platform/error-message'

export interface ReplayCourtOptions {
  readonly courtId: string
  readonly index: LogIndex
  /** What has been read of the index so far: at least one record. */
  readonly firstRecords: readonly LogRecord[]
  readonly clock: Clock
  /** The view of the court has changed. */
  readonly changed: (courtId: string) => void
  /** The court has been removed, and its files are closed. */
  readonly stopped: (courtId: string) => void
}

/** A court that is played from a log: a survey of the whole log, and a head that shows one position of it. */
export class ReplayCourt implements Court {
  readonly courtId: string
  readonly #options: ReplayCourtOptions
  readonly #survey: LogSurvey
  readonly #head: ReplayHead
  readonly #reading: LogReading
  #player: Player
  #failure = ''
  #lastView: CourtView | null = null

  constructor(options: ReplayCourtOptions) {
    this.#options = options
    const { courtId, index, firstRecords, clock } = options
    this.courtId = courtId
    this.#player = pausedAt(index.startMs)
    const { sport, eventId, startMs: startedAt, isRecording } = index
    const hasFeed = (feed: string): boolean => index.hasFeed(feed)
    const court = () => openRecordedCourt(sport, { eventId, startedAt, hasFeed, isRecording })
    this.#survey = new LogSurvey(court())
    this.#head = new ReplayHead({
      index,
      survey: this.#survey,
      court: court(),
      clock,
      arrived: () => this.#changed(),
      failed: (error) => this.#fail(error)
    })
    this.#reading = new LogReading({
      index,
      survey: this.#survey,
      clock,
      progressed: () => this.#changed(),
      failed: (error) => this.#fail(error)
    })
    this.#reading.start(firstRecords)
  }

  get book(): MatchBook {
    return this.#head.book
  }

  /** By the log's clock. */
  get nowMonotonicMs(): number {
    return this.#nowMs
  }

  get player(): Player {
    return this.#player
  }

  /** The files of its log, in order. */
  get filePaths(): readonly string[] {
    return this.#options.index.filePaths
  }

  marks(): { revision: number; marks: ReplayMark[] } {
    const { marks } = this.#survey
    return { revision: marks.length, marks: [...marks] }
  }

  /** The error says why the log has no such place. */
  command(command: ReplayCommand): Result<null, string> {
    const { index } = this.#options
    const resolved = resolveCommand(command, this.#head.target, index.length, this.#survey.landmarks)
    if (resolved.kind === 'not-found') return fail(resolved.detail)
    if (resolved.kind === 'position') {
      const { position, pauses } = resolved
      const moved = seekPlayer(this.#player, index.timeAt(position))
      this.#player = pauses ? { ...moved, isPlaying: false } : moved
      this.#head.goTo(position)
    } else this.#play(commandPlayer(this.#player, resolved.command, this.#log))
    this.#changed()
    return succeed(null)
  }

  /** Lets real time pass. */
  advance(elapsedMs: number): void {
    const next = advancePlayer(this.#player, elapsedMs, this.#log)
    if (next === this.#player) return
    this.#play(next)
    this.#changed()
  }

  /** Follows another linked replay. */
  follow({ isPlaying, speed, atMs }: Player): void {
    this.#play({ ...this.#player, isPlaying, speed, atMs, followsLive: false })
    this.#changed()
  }

  /** Resolves when the court shows the last requested position. */
  settled(): Promise<void> {
    return this.#head.rest()
  }

  /** Resolves when the log has been read as far as it is written. */
  surveyed(): Promise<void> {
    return this.#reading.caughtUp()
  }

  view(): CourtView {
    if (this.#head.isSeeking && this.#lastView !== null)
      return { ...this.#lastView, replay: this.#replayView() }
    const { courtId, index } = this.#options
    const view = this.#head.book.view(this.#nowMs, {
      courtId,
      eventId: index.eventId,
      origin: 'replay',
      capture: { state: 'off', bytes: 0, fileName: '' },
      replay: this.#replayView()
    })
    const { word, reason, sinceMonotonicMs } = view.trust
    const then = `then ${word}${reason === '' ? '' : `, ${reason}`}`
    // Advice from that time does not apply now.
    this.#lastView = {
      ...view,
      trust: { word: 'REPLAY', tone: 'normal', reason: then, sinceMonotonicMs },
      suspendAdvice: null
    }
    return this.#lastView
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    return this.#head.book.timelineRange(filter, from, count)
  }

  timelinePlace(filter: TimelineFilter, seqNum: number): number | null {
    return this.#head.book.timelinePlace(filter, seqNum)
  }

  feedPanels(): FeedPanel[] {
    return [recordedPanel(this.#options.index.sport.scoreFeedTitle, this.#head.book)]
  }

  diagnostics(): string {
    const feeds = this.feedPanels().map((panel) => ({ panel, events: [] }))
    return describeCourt(this.view(), feeds, this.#options.clock.utcMs())
  }

  async stop(): Promise<void> {
    await Promise.all([this.#reading.stop(), this.#head.stop()])
    await this.#options.index.close()
    this.#options.stopped(this.courtId)
  }

  get #log(): PlayedLog {
    const { startMs, endMs, isComplete } = this.#options.index
    const { idleStretches } = this.#survey.landmarks
    return { startMs, endMs, isOpenEnded: !isComplete && this.#failure === '', idleStretches }
  }

  /** By the log's clock. Between the records time goes on; on the way to a position it is that of the records. */
  get #nowMs(): number {
    const recordMs = this.#options.index.timeAt(this.#head.position)
    return this.#head.isMoving ? recordMs : Math.max(recordMs, this.#player.atMs)
  }

  #play(next: Player): void {
    const hasMoved = next.atMs !== this.#player.atMs
    this.#player = next
    if (hasMoved) this.#head.goTo(this.#options.index.positionAt(next.atMs))
  }

  #replayView(): ReplayView {
    const { index } = this.#options
    const { isPlaying, speed, atMs, followsLive, skipIdle, loop, linked } = this.#player
    const { startMs, endMs } = index
    return {
      fileName: path.basename(index.filePaths[0] ?? ''),
      state: isPlaying ? 'playing' : this.#reading.isCaughtUp ? 'paused' : 'indexing',
      speed,
      position: this.#head.position,
      length: index.length,
      atMs: Math.max(startMs, followsLive ? atMs : Math.min(atMs, endMs)),
      startMs,
      endMs: followsLive ? Math.max(atMs, endMs) : endMs,
      nowMonotonicMs: this.#nowMs,
      growing: this.#reading.isCaughtUp && this.#log.isOpenEnded,
      followsLive,
      skipIdle,
      loop,
      linked,
      marksRevision: this.#survey.marks.length,
      problem: this.#failure === '' ? index.problem : this.#failure
    }
  }

  #fail(error: unknown): void {
    const why = messageOf(error)
    this.#failure = `The rest of the log cannot be read: ${why}`
    this.#changed()
  }

  #changed(): void {
    this.#options.changed(this.courtId)
  }
}
