import { fieldsOfFacts } from '@shared/court/court-facts'
import type { ConnectionView } from '@shared/court/common-view'
import { linkTrust, trust } from '@shared/court/link-trust'
import {
  ownRow,
  placedRow,
  type RowDraft,
  type TimelineFilter,
  type TimelineRow
} from '@shared/court/timeline-row'
import { controlMessageOf, parseObject } from '@shared/feeds/control-message'
import type { FrameMeaning, RawFrame } from '../../src-main/feeds/feed-sink'
import { textOf } from '../../src-main/records/frame-text'
import type { BookCover } from '../../src-main/match/book-cover'
import { LinkHistory } from '../../src-main/match/link-history'
import type { MatchBook } from '../../src-main/match/match-book'
import type { MatchFindings } from '../../src-main/match/match-findings'
import type { MatchMonitor } from '../../src-main/match/match-monitor'
import { MessageIntake, type ReceiveTimes } from '../../src-main/match/message-intake'
import { PASSES, placeOfMessage, type TimelineRange } from '../../src-main/match/timeline-filter'
import {
  addPoint,
  gamesWon,
  NEW_MATCH,
  scoreText,
  winnerOf,
  type Match,
  type Side,
  type TableTennisView
} from './table-tennis'

interface Point {
  readonly seq: number
  readonly winner: Side
  readonly at: number
}

export const FEED = 'table-tennis-points'

export class TableTennisBook implements MatchBook {
  readonly writesRowsOnce = true
  readonly venueOffsetMs = null
  readonly #link: LinkHistory
  readonly #rows: RowDraft[] = []
  #match: Match = NEW_MATCH
  readonly #intake = new MessageIntake<Point>(
    { noun: 'message', repeatsItself: false },
    {
      apply: (points, times) => points.forEach((point) => this.#add(point, times)),
      insertLate: (_seq, point, times) => this.#add(point, times),
      addRow: (row) => this.#rows.push(row),
      renumbered: () => undefined
    }
  )

  constructor(connection: ConnectionView) {
    this.#link = new LinkHistory(connection)
  }

  get connection() {
    return this.#link.connection
  }
  get delays() {
    return this.#link.delays
  }
  get counts() {
    return this.#intake.counts
  }
  get openHole() {
    return this.#intake.openHole
  }
  get nextSeqNum() {
    return this.#intake.nextSeqNum
  }
  get timeline() {
    return { entries: this.#rows.length, revision: 0 }
  }

  begin(): void {
    return
  }
  connectionChanged(_feed: string, now: ConnectionView): void {
    this.#link.connectionChanged(now)
  }

  read(_feed: string, frame: RawFrame): FrameMeaning {
    this.#link.heard(frame.monotonicMs)
    const text = textOf(frame.bytes)
    const parsed = parseObject(text)
    if (!parsed.ok) {
      this.#intake.receiveUnreadable({ seqNum: null, reason: parsed.error, text }, frame)
      return { kind: 'undecodable', seqNum: null }
    }
    const { seq, winner, at } = parsed.value
    if (typeof seq !== 'number') return controlMessageOf(parsed.value)
    this.#link.packetReceived(frame.monotonicMs)
    const point = { seq, winner: winner === 'A' ? 'A' : 'B', at: Date.parse(String(at)) } as const
    this.#intake.receive({ seqNum: seq, sourceAt: point.at, isAlarm: false, item: point }, frame)
    return { kind: 'packet' }
  }

  note(tone: 'note' | 'trouble', text: string, at: number): void {
    this.#rows.push(ownRow(tone, text, at))
  }
  giveUpHoles(at: number): void {
    this.#intake.giveUpHoles({ receivedAt: at, monotonicMs: 0 })
  }

  view(nowMs: number, cover: BookCover): TableTennisView {
    const link = this.#link.facts(nowMs, this.openHole)
    const word = winnerOf(this.#match) === null ? trust('LIVE', 'normal') : trust('ENDED', 'normal')
    return {
      ...fieldsOfFacts({
        ...cover,
        connection: this.connection,
        trust: { ...(linkTrust(link, true) ?? word), sinceMonotonicMs: nowMs },
        suspendAdvice: null,
        delayMs: link.delayMs,
        lastPacketMonotonicMs: this.#link.lastPacketMs,
        packets: this.counts,
        timeline: this.timeline
      }),
      sport: 'table-tennis',
      title: 'Table 1',
      subtitle: '',
      providerTrouble: null,
      pointInPlay: false,
      matchStateText: winnerOf(this.#match) === null ? 'In play' : 'Finished',
      format: 'Best of 5',
      lastPointMonotonicMs: null,
      quietLimitMs: null,
      venueOffsetMs: null,
      decided: scoreText(this.#match),
      insight: {
        scoreCheck: {
          rulesKnown: false,
          checked: 0,
          agreed: 0,
          missingPoints: 0,
          conflict: null,
          settlesWithin: { messages: 1, ms: null }
        },
        correctedMonotonicMs: null,
        clockOffsetMs: null
      },
      games: [...this.#match.games],
      points: this.#match.points
    }
  }

  timelineRange(filter: TimelineFilter, from: number, count: number): TimelineRange {
    const rows = this.releaseRows().filter(PASSES[filter])
    return { revision: 0, entries: rows.length, length: rows.length, rows: rows.slice(from, from + count) }
  }
  timelinePlace(filter: TimelineFilter, seqNum: number): number | null {
    return placeOfMessage(this.releaseRows().filter(PASSES[filter]), seqNum)
  }
  releaseRows(): TimelineRow[] {
    return this.#rows.map(placedRow)
  }

  monitor(): MatchMonitor {
    let before = scoreText(this.#match)
    return () => {
      const hasMoved = before !== scoreText(this.#match)
      before = scoreText(this.#match)
      return {
        isInPlay: false,
        hasMoved,
        playing: { set: this.#match.games.length + 1, game: null },
        marks: []
      }
    }
  }

  findings(): MatchFindings {
    const score = scoreText(this.#match)
    return {
      lines: [['Score', score]],
      statistics: [],
      members: { score },
      report: ({ rows }) =>
        `<!doctype html><title>Table tennis</title><h1>${score}</h1><p>${rows.length} rows</p>`,
      tables: []
    }
  }

  snapshot() {
    return {
      entries: this.#rows.length,
      rows: [...this.#rows],
      match: this.#match,
      intake: this.#intake.snapshot(),
      link: this.#link.snapshot()
    }
  }
  restore({ rows, match, intake, link }: ReturnType<TableTennisBook['snapshot']>): void {
    this.#rows.splice(0, this.#rows.length, ...rows)
    this.#match = match
    this.#intake.restore(intake)
    this.#link.restore(link)
  }

  #add({ seq, winner, at }: Point, { receivedAt }: ReceiveTimes): void {
    this.#match = addPoint(this.#match, winner)
    const row = ownRow('point', `Point for ${winner}, ${scoreText(this.#match)}`, receivedAt)
    const games = gamesWon(this.#match, 'A') + gamesWon(this.#match, 'B')
    this.#rows.push({
      ...row,
      seqNum: seq,
      sourceAt: at,
      score: `${games}`,
      filters: { ...row.filters, point: true }
    })
  }
}
