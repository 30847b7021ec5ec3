/** A provider of volleyball match events with one match that a test tells, and real clients of it. */
import Ably, { type ConnectionState } from 'ably'
import type { VolleyballFixture, VolleyballKeys } from '@shared/sports/volleyball/feed/access'
import { systemClock } from '../../src-main/platform/clock'
import { isRecord } from '../../src-main/simulator/frame-data'
import {
  MatchEventsProvider,
  type ProviderAddress,
  type ProviderOptions
} from '../../src-main/simulator/volleyball/match-events-provider'
import type { MatchChannel } from '../../src-main/simulator/volleyball/match-channel'
import { freePort } from './free-port'

export const KEYS: VolleyballKeys = { clientId: 'desk', clientSecret: 'hush & hush', apiKey: 'key-1' }
export const FIXTURE: VolleyballFixture = { sourceId: 'SimSource', sportId: 91_189, fixtureId: '123456789' }

/** JSON of an envelope as far as the provider looks into it. */
export const envelopeText = (sequenceId: number): string =>
  JSON.stringify({ fixtureId: FIXTURE.fixtureId, sequenceId, actionId: sequenceId - 1, action: {} })

export class ToldMatch {
  readonly provider: MatchEventsProvider
  readonly channel: MatchChannel
  readonly #clients: Ably.Realtime[] = []

  private constructor(provider: MatchEventsProvider) {
    this.provider = provider
    this.channel = provider.channel(FIXTURE.fixtureId)
  }

  static async start(options: Partial<ProviderOptions> = {}): Promise<ToldMatch> {
    const matches = [{ fixture: FIXTURE, speed: 1, source: () => [] }]
    const port = await freePort()
    const provider = new MatchEventsProvider({ port, keys: KEYS, matches, clock: systemClock, ...options })
    await provider.start()
    return new ToldMatch(provider)
  }

  get address(): ProviderAddress {
    return this.provider.address
  }

  async stop(): Promise<void> {
    for (const client of this.#clients) client.close()
    await this.provider.stop()
  }

  /** Publishes the envelopes with these sequence ids. */
  tell(...sequenceIds: readonly number[]): void {
    for (const sequenceId of sequenceIds) this.channel.publish(envelopeText(sequenceId))
  }

  askToken(form: Readonly<Record<string, string>> = {}): Promise<Response> {
    const { clientId, clientSecret } = KEYS
    const body = new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
      ...form
    })
    return fetch(this.address.tokenUrl, { method: 'POST', body })
  }

  async token(): Promise<string> {
    return textIn(await (await this.askToken()).json(), 'access_token')
  }

  /** Asks the API for this path below the fixture's; headers that are given replace the right ones. */
  async ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
    const { sourceId, sportId, fixtureId } = FIXTURE
    const authorization = headers.authorization ?? (await this.token())
    return fetch(
      `${this.address.apiUrl}/sources/${sourceId}/sports/${sportId}/fixtures/${fixtureId}${path}`,
      { headers: { 'x-api-key': KEYS.apiKey, ...headers, authorization } }
    )
  }

  async liveAccess(): Promise<{ accessToken: string; channelName: string; expiresAtUtc: string }> {
    const reply: unknown = await (await this.ask('/events/liveaccess')).json()
    return {
      accessToken: textIn(reply, 'accessToken'),
      channelName: textIn(reply, 'channelName'),
      expiresAtUtc: textIn(reply, 'expiresAtUtc')
    }
  }

  /** A subscriber with the push service's own library, attached. */
  async subscriber(options: Ably.ClientOptions = {}): Promise<Subscriber> {
    const subscriber = await this.client(options)
    await subscriber.attach()
    return subscriber
  }

  /** The same, not attached and perhaps not even connected yet. */
  async client(options: Ably.ClientOptions = {}): Promise<Subscriber> {
    const { hostname, port } = new URL(this.address.realtimeUrl)
    const client = new Ably.Realtime({
      endpoint: hostname,
      port: Number(port),
      tls: false,
      useBinaryProtocol: false,
      logLevel: 0,
      disconnectedRetryTimeout: 100,
      suspendedRetryTimeout: 100,
      authCallback: (_, callback) => {
        this.liveAccess().then(
          ({ accessToken }) => callback(null, accessToken),
          (error: unknown) => callback(String(error), null)
        )
      },
      ...options
    })
    this.#clients.push(client)
    const { channelName } = await this.liveAccess()
    return new Subscriber(client, channelName)
  }
}

/** What a client of the push service hears. */
export class Subscriber {
  readonly client: Ably.Realtime
  readonly channel: Ably.RealtimeChannel
  readonly messages: Ably.Message[] = []
  readonly connectionStates: ConnectionState[] = []
  /** Of every attachment, the first one included. */
  readonly resumptions: boolean[] = []

  constructor(client: Ably.Realtime, channelName: string) {
    this.client = client
    this.channel = client.channels.get(channelName)
    client.connection.on(({ current, previous }) => {
      if (current !== previous) this.connectionStates.push(current)
    })
    this.channel.on(['attached', 'update'], ({ resumed }) => this.resumptions.push(resumed))
  }

  async attach(): Promise<void> {
    await this.channel.subscribe((message) => this.messages.push(message))
  }

  /** Of the messages that are envelopes. */
  get sequenceIds(): readonly unknown[] {
    return this.messages.filter(({ name }) => name === 'match-event').map(({ data }) => sequenceIdIn(data))
  }
}

function sequenceIdIn(data: unknown): unknown {
  const envelope: unknown = typeof data === 'string' ? JSON.parse(data) : data
  return isRecord(envelope) ? envelope.sequenceId : null
}

function textIn(reply: unknown, field: string): string {
  const value = isRecord(reply) ? reply[field] : null
  if (typeof value === 'string') return value
  throw new Error(`No ${field} in ${JSON.stringify(reply)}`)
}
