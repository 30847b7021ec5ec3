/** A provider with one court of ten packets, one every ten seconds, on a manual clock. */
import type { SimulatedCourt } from '../../src-main/simulator/tennis-provider/court-channel'
import { parseFault, type Fault } from '../../src-main/simulator/tennis/fault'
import { FeedSimulator } from '../../src-main/simulator/tennis-provider/feed-simulator'
import { recordingSource } from '../../src-main/simulator/tennis/recording'
import { ManualClock } from './manual-clock'
import { StreamClient } from './stream-client'

export const TOKEN = 'token for tests'
export const EVENT_ID = '2031-0042-MS003'
const START_AT = Date.UTC(2031, 4, 6, 9)

/** Lines 1 to 10 of a recording; the simulator adds the placeholder 0. */
export const LINES: readonly string[] = Array.from({ length: 10 }, (_, index) =>
  JSON.stringify({
    seqNum: index + 1,
    timestamp: new Date(START_AT + index * 10_000).toISOString(),
    eventElementType: index === 9 ? 'MatchFinished' : 'PointStarted'
  })
)

export interface SimulatedFeed {
  readonly clock: ManualClock
  readonly simulator: FeedSimulator
  /** The address of the court's stream with an optional `startPosition`. */
  readonly url: (startPosition?: number | string) => string
  /** A client that has been accepted. */
  readonly client: (startPosition?: number | string) => Promise<StreamClient>
}

/** Starts it; the caller stops the simulator. */
export async function startFeed(
  court: Partial<SimulatedCourt> = {},
  clock = new ManualClock(START_AT),
  startAt?: number
): Promise<SimulatedFeed> {
  const source = recordingSource(Buffer.from(LINES.join('\n')))
  const simulator = new FeedSimulator({
    port: 0,
    tokens: [TOKEN],
    courts: [{ eventId: EVENT_ID, source, speed: 1, ...court }],
    clock,
    ...(startAt !== undefined && { startAt })
  })
  const { port } = await simulator.start()
  const url = (startPosition?: number | string): string =>
    `ws://127.0.0.1:${port}/tennis/events/${EVENT_ID}/stream` +
    (startPosition === undefined ? '' : `?startPosition=${startPosition}`)
  return {
    clock,
    simulator,
    url,
    client: (startPosition) => StreamClient.withToken(url(startPosition), TOKEN)
  }
}

/** Faults as the command line writes them. */
export function faults(...texts: readonly string[]): readonly Fault[] {
  return texts.map((text) => {
    const fault = parseFault(text)
    if (!fault.ok) throw new Error(fault.error)
    return fault.value
  })
}
