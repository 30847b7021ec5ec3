/** One client at one rally socket: token, fixture request, then backlog and live packets (provider's rally pages). */
import type { WebSocket } from 'ws'
import { RALLY_FEEDS, type RallyFeed } from '@shared/sports/tennis/feeds/tracking/names'
import type { Clock } from '../../platform/clock'
import { ClientSession, textOf } from './client-session'
import type { CourtChannel } from './court-channel'
import { isRecord, toData } from '../frame-data'
import type { RallyChannel, TimedPacket } from '../tracking/rally-channel'

interface FixtureRequest {
  readonly fixtureId: string
  /** Else live packets only. */
  readonly fromStart: boolean
}

/** Far more than a rally and its corrections take. */
const RALLY_LASTS_MS = 120_000

export class RallyConnection {
  readonly session: ClientSession
  readonly #feed: RallyFeed
  readonly #channels: ReadonlyMap<string, CourtChannel>
  #court: CourtChannel | null = null
  #rallies: RallyChannel | null = null
  /** The rally whose packets are taken next. */
  #nextIndex = 0
  /** Packets up to here are not sent; real milliseconds after the opening of the court's stream. */
  #fromMs = Number.NEGATIVE_INFINITY
  readonly #pending: TimedPacket[] = []

  constructor(
    socket: WebSocket,
    feed: RallyFeed,
    channels: ReadonlyMap<string, CourtChannel>,
    tokens: readonly string[],
    clock: Clock
  ) {
    this.#feed = feed
    this.#channels = channels
    this.session = new ClientSession(socket, {
      accepts: (token) => tokens.includes(token),
      begin: () => {
        socket.on('message', (data, isBinary) => this.#request(isBinary ? '' : textOf(data)))
      },
      clock
    })
  }

  #request(text: string): void {
    if (this.#rallies) return
    const request = fixtureRequestOf(text)
    if (!request) {
      this.#warn('Fixture request had incorrect format')
      return
    }
    const court = this.#channels.get(request.fixtureId)
    const rallies = court?.isOpen ? court.rallies : null
    if (!court || !rallies?.has(this.#feed)) {
      this.#warn(`Could not find fixture topic ${topicOf(this.#feed)}.${request.fixtureId}`)
      return
    }
    this.#court = court
    this.#rallies = rallies
    if (!request.fromStart) this.#skipTo(-court.dueInMs(0))
    this.#pump()
  }

  #warn(message: string): void {
    this.session.send(toData({ message, level: 'WARN' }))
  }

  #skipTo(nowMs: number): void {
    this.#fromMs = nowMs
    const rallies = this.#rallies
    if (!rallies) return
    while (rallies.wakeMs(this.#nextIndex) < nowMs - RALLY_LASTS_MS) this.#nextIndex += 1
  }

  /** Sends what is due, then waits for what comes next. */
  #pump(): void {
    const court = this.#court
    const rallies = this.#rallies
    while (court && rallies && !this.session.hasEnded) {
      const [packet] = this.#pending
      const wakeMs = rallies.wakeMs(this.#nextIndex)
      const nextMs = Math.min(packet?.dueMs ?? Number.POSITIVE_INFINITY, wakeMs)
      if (nextMs === Number.POSITIVE_INFINITY) return
      const waitMs = Math.max(court.dueInMs(nextMs), court.stalledForMs())
      if (waitMs > 0) {
        this.session.next(waitMs, () => this.#pump())
        return
      }
      if (packet && packet.dueMs <= wakeMs) {
        this.#pending.shift()
        this.session.send(packet.data)
      } else {
        this.#take(rallies)
        // A long backlog is played rally by rally; others get their turn between two.
        setImmediate(() => this.#pump())
        return
      }
    }
  }

  #take(rallies: RallyChannel): void {
    const packets = rallies.packets(this.#nextIndex, this.#feed).filter(({ dueMs }) => dueMs > this.#fromMs)
    this.#nextIndex += 1
    this.#pending.push(...packets)
    this.#pending.sort((one, other) => one.dueMs - other.dueMs)
  }
}

/** Null for anything else than `{"fixtureId":"…","backfill":…}`; 0 asks for live packets only, all else for all. */
function fixtureRequestOf(text: string): FixtureRequest | null {
  try {
    const message: unknown = JSON.parse(text)
    if (!isRecord(message) || typeof message.fixtureId !== 'string') return null
    return { fixtureId: message.fixtureId, fromStart: message.backfill !== 0 }
  } catch {
    return null
  }
}

/** "tennis.rally.tracking.events". */
const topicOf = (feed: RallyFeed): string => RALLY_FEEDS[feed].path.replace('/ws/', '').replaceAll('/', '.')
