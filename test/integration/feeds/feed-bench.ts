/** A connection with its sink, on a clock that stands still; all is torn down after each test. */
import { succeed } from '@shared/result'
import { afterEach } from 'vitest'
import { FeedConnection } from '../../../src-main/feeds/feed-connection'
import type { FeedConnectionOptions } from '../../../src-main/feeds/feed-connection-options'
import { ManualClock } from '../../support/manual-clock'
import { RecordingSink } from './recording-sink'
import { AUTHORISED, TestProvider, type Visit } from '../../support/test-provider'

export const TOKEN = 'secret-token-8c1f'

export interface Feed {
  readonly clock: ManualClock
  readonly sink: RecordingSink
  readonly connection: FeedConnection
}

const providers: TestProvider[] = []
const connections: FeedConnection[] = []

afterEach(async () => {
  for (const connection of connections.splice(0)) connection.stop()
  await Promise.all(providers.splice(0).map((provider) => provider.stop()))
})

export async function startProvider(...tls: Parameters<typeof TestProvider.start>): Promise<TestProvider> {
  const provider = await TestProvider.start(...tls)
  providers.push(provider)
  return provider
}

/** A started connection; `random` is 0.5 unless told. */
export function startFeed(
  hosts: readonly string[],
  options: Partial<Pick<FeedConnectionOptions, 'readToken' | 'random'>> & {
    readonly clock?: ManualClock
  } = {}
): Feed {
  const { clock = new ManualClock(), ...others } = options
  const sink = new RecordingSink()
  const connection = new FeedConnection({
    hosts,
    urlFor: (host) => `${host}/tennis/events/2031-0042-MS003/stream`,
    readToken: () => Promise.resolve(succeed(TOKEN)),
    random: () => 0.5,
    ...others,
    sink,
    clock
  })
  connections.push(connection)
  connection.start()
  return { clock, sink, connection }
}

/** Lets a visit in and waits until the connection is live. */
export async function goLive({ clock, sink }: Feed, visit: Visit): Promise<void> {
  visit.send(AUTHORISED)
  await sink.reaches('catching-up')
  clock.advance(250)
  await sink.reaches('live')
}
