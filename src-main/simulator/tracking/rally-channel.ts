/** The rallies of one court as its sockets hold them: each is played just before it is sent. */
import { RALLY_FEEDS, type RallyFeed } from '@shared/sports/tennis/feeds/tracking/names'
import type { Team } from '@shared/sports/tennis/rules/score'
import type { MatchProfile } from '../tennis/match-profile'
import type { MatchScript } from '../tennis/match-script'
import { Random } from '../random'
import { toData } from '../frame-data'
import type { CourtTimes } from '../tennis/venue-faults'
import {
  CONTENTS,
  livePeople2022,
  liveShot2022,
  packet2022,
  type Content,
  type Envelope,
  type TypeNames
} from './packets-2022'
import { packet2024 } from './packets-2024'
import { playRally } from './play-rally'
import type { PlayedRally, RallyOrder } from './played-rally'
import {
  courtMs,
  formatOfProfile,
  partsOfEventId,
  rallyMs,
  teamOf,
  type RallyCourt,
  type Told
} from './rally-court'
import { spoiled, type RallyFault } from './rally-fault'
import { rallyPlans, type RallyPlan } from './rally-plan'
import { SAMPLE_S } from './runner'

export type Generation = 2022 | 2024

export interface RallyOptions {
  readonly generation: Generation
  /** Of generation 2022. */
  readonly typeNames?: TypeNames
  readonly faults?: readonly RallyFault[]
}

/** Makes the rallies of a court. `speed` 4 plays four times as fast. */
export type RallySource = (eventId: string, times: CourtTimes, speed: number) => RallyChannel

export interface TimedPacket {
  /** When it is due, in real milliseconds after the opening of the court's stream. */
  readonly dueMs: number
  readonly data: Buffer
}

/** The rallies of a generated match of singles. Throws when the profile's rules are not known. */
export const scriptRallies =
  (script: MatchScript, profile: MatchProfile, seed: number, options: RallyOptions): RallySource =>
  (eventId, times, speed) => {
    const format = formatOfProfile(profile)
    const plans = rallyPlans(script, format.advantage, seed)
    const court = { eventId, profile, format, openedAt: times.openedAt, speed }
    return new RallyChannel(court, plans, seed, times.startedMs, options)
  }

/** The sockets of each generation. */
const FEEDS: Readonly<Record<Generation, ReadonlySet<RallyFeed>>> = {
  2024: new Set(['rally']),
  2022: new Set([
    'rally',
    'rally-events',
    'rally-summary',
    'rally-players',
    'rally-shots',
    'live-players',
    'live-shots'
  ])
}

/** The socket with this path; null if it carries no rallies. Generation 2022 has all of them. */
export const rallyFeedAt = (path: string): RallyFeed | null =>
  [...FEEDS[2022]].find((feed) => RALLY_FEEDS[feed].path === path) ?? null

const CONTENT_OF: Readonly<Partial<Record<RallyFeed, Content>>> = {
  'rally-events': 'events',
  'rally-summary': 'summary',
  'rally-players': 'players',
  'rally-shots': 'shots'
}

/** From the end of a rally to its packet. */
const TOLD_AFTER_MS = [1_000, 2_000] as const
const BETWEEN_CONTENTS_MS = 150
const MISTAKEN = 0.07
const STRAIGHTENED_AFTER_MS = [4_000, 7_000] as const
const LIVE_AFTER_MS = 300
const LIVE_PEOPLE_S = 0.5
const WOMENS_STRENGTH = 0.9
const LEFT_HANDED = 0.12
/** Several sockets tell of the same rally at about the same time. */
const MOST_KEPT = 8

export class RallyChannel {
  readonly #court: RallyCourt
  readonly #plans: readonly RallyPlan[]
  readonly #options: RallyOptions
  readonly #players: Readonly<Record<Team, { readonly strength: number; readonly isLeftHanded: boolean }>>
  /** The first rally after the simulator's start. */
  readonly #firstLive: number
  readonly #kept = new Map<number, PlayedRally>()

  constructor(
    court: RallyCourt,
    plans: readonly RallyPlan[],
    seed: number,
    startedMs: number,
    options: RallyOptions
  ) {
    this.#court = court
    this.#plans = plans
    this.#options = options
    const random = new Random(seed + 1)
    const strength = /^[LR]/.test(partsOfEventId(court.eventId).match) ? WOMENS_STRENGTH : 1
    const player = () => ({
      strength: strength * random.between(0.95, 1),
      isLeftHanded: random.chance(LEFT_HANDED)
    })
    this.#players = { TeamA: player(), TeamB: player() }
    const firstLive = plans.findIndex((_, index) => this.wakeMs(index) >= startedMs)
    this.#firstLive = firstLive < 0 ? plans.length : firstLive
  }

  /** How many rallies there are to tell of, corrections of earlier ones included. */
  get count(): number {
    return this.#plans.length
  }

  has(feed: RallyFeed): boolean {
    return FEEDS[this.#options.generation].has(feed)
  }

  /** No packet of the rally is due before; in real milliseconds after the opening of the court's stream. */
  wakeMs(index: number): number {
    const plan = this.#plans[index]
    if (!plan) return Number.POSITIVE_INFINITY
    return courtMs(plan.revision === 0 ? plan.startsAt : plan.toldBy, this.#court.speed)
  }

  /** What a socket tells of a rally, in order of time. */
  packets(index: number, feed: RallyFeed): readonly TimedPacket[] {
    const faults = (this.#options.faults ?? []).filter(({ rally, count }) => {
      const number = index - this.#firstLive + 1
      return number >= rally && number < rally + count
    })
    const plan = this.#plans[index]
    if (!plan || !this.has(feed) || faults.some(({ kind }) => kind === 'hole')) return []
    const isDoubled = faults.some(({ kind }) => kind === 'duplicate')
    return this.#packetsOf(
      { court: this.#court, plan, rally: this.#played(index, plan) },
      index,
      feed
    ).flatMap(({ dueMs, packet }) => {
      const data = toData(faults.reduce((spoilt, { kind }) => spoiled(spoilt, kind), packet))
      return isDoubled
        ? [
            { dueMs, data },
            { dueMs, data }
          ]
        : [{ dueMs, data }]
    })
  }

  #packetsOf(told: Told, index: number, feed: RallyFeed): readonly DuePacket[] {
    if (this.#options.generation === 2024) return this.#wholeRally(told)
    switch (feed) {
      case 'live-shots':
        return this.#liveShots(told)
      case 'live-players':
        return this.#livePeople(told)
      default: {
        const only = CONTENT_OF[feed]
        return CONTENTS.flatMap((content, place) => {
          if (only && content !== only) return []
          const dueMs = this.#toldMs(told) + place * BETWEEN_CONTENTS_MS
          const sequence = index * CONTENTS.length + place + 1
          return [{ dueMs, packet: packet2022(told, content, this.#envelope(sequence, dueMs)) }]
        })
      }
    }
  }

  /** Now and then it is first sent with an error. */
  #wholeRally(told: Told): readonly DuePacket[] {
    const { plan, rally } = told
    const random = new Random(plan.seed + 2)
    const dueMs = this.#toldMs(told)
    const isMistaken = random.chance(MISTAKEN) && rally.shots.length > 1
    const firstRevision = plan.revision > 0 && isMistaken ? plan.revision + 1 : plan.revision
    const isFirst = plan.revision === 0
    const first = { dueMs, packet: packet2024(told, firstRevision, dueMs, isFirst && isMistaken) }
    if (!isFirst || !isMistaken) return [first]
    const laterMs = dueMs + random.between(...STRAIGHTENED_AFTER_MS)
    return [first, { dueMs: laterMs, packet: packet2024(told, 1, laterMs, false) }]
  }

  #liveShots(told: Told): readonly DuePacket[] {
    return told.rally.shots.map((shot, index) => {
      const dueMs = this.#liveMs(told, shot.timeS + shot.durationS)
      return { dueMs, packet: liveShot2022(told, shot, this.#envelope(index + 1, dueMs)) }
    })
  }

  #livePeople(told: Told): readonly DuePacket[] {
    const samples = told.rally.tracks.server.length
    const each = Math.round(LIVE_PEOPLE_S / SAMPLE_S)
    return Array.from({ length: Math.ceil(samples / each) }, (_, index) => {
      const to = Math.min(samples, (index + 1) * each)
      const dueMs = this.#liveMs(told, to * SAMPLE_S)
      return { dueMs, packet: livePeople2022(told, index * each, to, this.#envelope(index + 1, dueMs)) }
    })
  }

  #envelope(sequence: number, createdMs: number): Envelope {
    return { typeNames: this.#options.typeNames ?? 'samples', sequence, createdMs }
  }

  #liveMs({ plan }: Told, timeS: number): number {
    return rallyMs(plan, this.#court.speed, timeS) + LIVE_AFTER_MS
  }

  #toldMs({ plan, rally }: Told): number {
    const { speed } = this.#court
    const overMs = plan.revision === 0 ? rallyMs(plan, speed, rally.durationS) : courtMs(plan.toldBy, speed)
    return overMs + new Random(plan.seed + 3).between(...TOLD_AFTER_MS)
  }

  #played(index: number, plan: RallyPlan): PlayedRally {
    const kept = this.#kept.get(index)
    if (kept) return kept
    const rally = playRally(this.#orderOf(plan))
    this.#kept.set(index, rally)
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return rally
  }

  #orderOf(plan: RallyPlan): RallyOrder {
    const { seed, side, serve, ending, server, teamAtPositiveX } = plan
    const { strength, isLeftHanded } = this.#players[server]
    const receiver = this.#players[teamOf(plan, 'receiver')]
    return {
      seed,
      end: server === teamAtPositiveX ? 1 : -1,
      side,
      serve,
      strength,
      ending,
      leftHanded: { server: isLeftHanded, receiver: receiver.isLeftHanded }
    }
  }
}

interface DuePacket {
  readonly dueMs: number
  readonly packet: object
}
