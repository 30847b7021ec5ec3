/** A match-events connection with its sink, against whatever serves it; all is torn down after each test. */
import type { ConnectionState, ConnectionView } from '@shared/court/common-view'
import { DEFAULT_VOLLEYBALL_ACCESS, type VolleyballAccess } from '@shared/sports/volleyball/feed/access'
import { succeed } from '@shared/result'
import { afterEach } from 'vitest'
import { systemClock, type Clock } from '../../../../../src-main/platform/clock'
import type {
  ConnectionEvent,
  FeedSink,
  FrameMeaning,
  RawFrame
} from '../../../../../src-main/feeds/feed-sink'
import {
  MatchEventsConnection,
  type MatchEventsConnectionOptions
} from '../../../../../src-main/sports/volleyball/feed/match-events-connection'
import type { PushTimings } from '../../../../../src-main/sports/volleyball/feed/push-channel'
import { MatchFollower } from '../../../../support/corrected-match'
import { eventually } from '../../../../support/eventually'
import { ManualClock } from '../../../../support/manual-clock'
import { envelopeText, FIXTURE, KEYS, ToldMatch } from '../../../../support/volleyball-provider'

/** So that a test need not wait for what takes seconds in life. */
const QUICK: PushTimings = { retryMs: 50, lateRetryMs: 50, answerLimitMs: 10_000 }

export class MatchSink implements FeedSink {
  readonly frames: string[] = []
  readonly statuses: ConnectionView[] = []
  readonly events: ConnectionEvent[] = []
  readonly follower = new MatchFollower()
  /** What a test does in the middle of a frame, as an engine may. */
  onFrame: () => void = () => {}
  /** An operator's wish; told once, as an engine does. */
  wishedPosition: number | null = null

  receive({ bytes }: RawFrame): FrameMeaning {
    this.frames.push(Buffer.from(bytes).toString())
    this.follower.take(bytes)
    this.onFrame()
    return { kind: 'packet' }
  }

  nextStartPosition(): number {
    const position = this.wishedPosition ?? this.follower.nextSequenceId
    this.wishedPosition = null
    return position
  }

  statusChanged(status: ConnectionView): void {
    this.statuses.push(status)
  }

  connectionEvent(event: ConnectionEvent): void {
    this.events.push(event)
  }

  /** The states that were passed through, without repeats in a row. */
  get states(): readonly ConnectionState[] {
    return this.statuses.map(({ state }) => state).filter((state, index, all) => state !== all[index - 1])
  }

  eventsOf<Kind extends ConnectionEvent['kind']>(
    kind: Kind
  ): readonly Extract<ConnectionEvent, { kind: Kind }>[] {
    return this.events.filter(
      (event): event is Extract<ConnectionEvent, { kind: Kind }> => event.kind === kind
    )
  }

  /** Waits until the connection is in a state. */
  async reaches(state: ConnectionState): Promise<ConnectionView> {
    await eventually(`the state ${state}`, () => this.statuses.at(-1)?.state === state)
    const status = this.statuses.at(-1)
    if (!status) throw new Error('The connection has not said anything yet')
    return status
  }

  receives(count: number): Promise<void> {
    return eventually(`${count} frames`, () => this.frames.length >= count)
  }

  /** All that an operator, a log or a capture could see. */
  get everything(): string {
    return JSON.stringify([this.frames, this.statuses, this.events])
  }
}

export interface MatchFeed<FeedClock extends Clock> {
  readonly clock: FeedClock
  readonly sink: MatchSink
  readonly connection: MatchEventsConnection
}

type FeedOptions = Partial<Omit<MatchEventsConnectionOptions, 'access' | 'clock' | 'sink'>>

const connections: MatchEventsConnection[] = []
const matches: ToldMatch[] = []

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.stop()
  await Promise.all(matches.splice(0).map((match) => match.stop()))
})

export async function startMatch(...options: Parameters<typeof ToldMatch.start>): Promise<ToldMatch> {
  const match = await ToldMatch.start(...options)
  matches.push(match)
  return match
}

/** A started connection; `random` is 0.5 unless told. */
export function startFeed<FeedClock extends Clock>(
  clock: FeedClock,
  access: Partial<VolleyballAccess>,
  options: FeedOptions = {}
): MatchFeed<FeedClock> {
  const sink = new MatchSink()
  const connection = new MatchEventsConnection({
    fixture: FIXTURE,
    readKeys: () => Promise.resolve(succeed(KEYS)),
    random: () => 0.5,
    pushTimings: QUICK,
    ...options,
    access: { ...DEFAULT_VOLLEYBALL_ACCESS, ...access },
    clock,
    sink
  })
  connections.push(connection)
  connection.start()
  return { clock, sink, connection }
}

/** By push, on the system's clock. */
export const startPush = (match: ToldMatch, options?: FeedOptions): MatchFeed<Clock> =>
  startFeed(systemClock, match.address, options)

/** By polling every 10 s, on a clock that stands still. */
export const startPull = (access: Partial<VolleyballAccess>, options?: FeedOptions): MatchFeed<ManualClock> =>
  startFeed(new ManualClock(), { ...access, delivery: 'pull', pollSeconds: 10 }, options)

/** Lets the wait pass that the connection has said it makes. */
export function waitOver({ clock, connection }: MatchFeed<ManualClock>): void {
  const { nextAttemptMonotonicMs } = connection.status
  if (nextAttemptMonotonicMs === null) throw new Error('Nothing is waited for')
  clock.advance(nextAttemptMonotonicMs - clock.monotonicMs())
}

/** As a provider's reply. */
export const listOf = (...sequenceIds: readonly number[]): string =>
  `[${sequenceIds.map(envelopeText).join()}]`
