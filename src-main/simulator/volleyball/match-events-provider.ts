/**
 * A provider of volleyball match events on this computer: token, LiveAccess and pull API over real HTTP, and the push
 * service over real WebSockets, all on one port of the loopback interface.
 */
import { createServer, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import {
  DEFAULT_VOLLEYBALL_ACCESS,
  type VolleyballAccess,
  type VolleyballKeys
} from '@shared/sports/volleyball/feed/access'
import type { CancelTimer, Clock } from '../../platform/clock'
import { API_PATH, HttpEndpoints, TOKEN_PATH, type HttpService } from './http-endpoints'
import { IssuedTokens } from './issued-tokens'
import { MatchChannel } from './match-channel'
import { MatchPlayer, type MatchFeed } from './match-player'
import { bringAbout, type FaultyProvider, type ProviderFault } from './provider-fault'
import type { PushService } from './push/push-connection'
import { PushServer } from './push/push-server'
import { RateLimit, type Rate } from './rate-limit'

export interface ProviderOptions
  extends
    Partial<Pick<HttpService, 'pullReply'>>,
    Partial<Pick<PushService, 'connectionStateTtlMs' | 'maxIdleIntervalMs' | 'pushData'>> {
  /** 0, or absent, takes any free port. */
  readonly port?: number
  readonly keys: VolleyballKeys
  readonly matches: readonly MatchFeed[]
  readonly clock: Clock
  /** UTC milliseconds at which the matches' head starts end; now when absent. The same value continues the same matches. */
  readonly startAt?: number
  /** Of the tokens for the API; an hour when absent. */
  readonly accessTokenLifeMs?: number
  /** Of the tokens for the push service; an hour when absent. */
  readonly pushTokenLifeMs?: number
  /** Of the pull API; none when absent. */
  readonly rate?: Rate
  /** What goes wrong after the start, without anybody's doing. */
  readonly faults?: readonly ProviderFault[]
}

/** Where the provider is reached. */
export type ProviderAddress = Pick<VolleyballAccess, 'tokenUrl' | 'apiUrl' | 'realtimeUrl'>

const HOST = '127.0.0.1'
const HOUR_MS = 3_600_000

export class MatchEventsProvider implements FaultyProvider {
  /** What the push service does wrong on demand. */
  readonly push: PushServer
  /** What the HTTP side does wrong on demand. */
  readonly http: HttpEndpoints
  readonly channels: readonly MatchChannel[]
  readonly #clock: Clock
  readonly #faults: readonly ProviderFault[]
  readonly #players: readonly MatchPlayer[]
  readonly #accessTokens: IssuedTokens
  readonly #pushTokens: IssuedTokens
  readonly #openSockets = new Set<Duplex>()
  #timers: CancelTimer[] = []
  #port: number
  #server: Server | null = null

  constructor(options: ProviderOptions) {
    const { keys, matches, clock, startAt = clock.utcMs(), port = 0, rate } = options
    this.#clock = clock
    this.#faults = options.faults ?? []
    this.#port = port
    this.#accessTokens = new IssuedTokens(clock, options.accessTokenLifeMs ?? HOUR_MS)
    this.#pushTokens = new IssuedTokens(clock, options.pushTokenLifeMs ?? HOUR_MS)
    const { channelName } = DEFAULT_VOLLEYBALL_ACCESS
    const played = matches.map((match) => {
      const channel = new MatchChannel(match.fixture, channelName, () => clock.utcMs())
      return { channel, player: new MatchPlayer(match, channel, startAt, clock) }
    })
    this.channels = played.map(({ channel }) => channel)
    this.#players = played.map(({ player }) => player)
    this.http = new HttpEndpoints({
      clock,
      keys,
      channels: this.channels,
      accessTokens: this.#accessTokens,
      pushTokens: this.#pushTokens,
      rateLimit: rate ? new RateLimit(rate, clock) : null,
      pullReply: options.pullReply ?? { kind: 'pages', size: 200 }
    })
    this.push = new PushServer({
      clock,
      tokens: this.#pushTokens,
      channelOf: (name) => this.channels.find((channel) => channel.name === name) ?? null,
      connectionStateTtlMs: options.connectionStateTtlMs ?? 120_000,
      maxIdleIntervalMs: options.maxIdleIntervalMs ?? 15_000,
      pushData: options.pushData ?? 'text'
    })
  }

  /** Starts to listen and to play the matches. Rejects with the system's error when the port is taken. */
  async start(): Promise<ProviderAddress> {
    await this.listen()
    for (const player of this.#players) player.play()
    for (const fault of this.#faults) this.later(fault.afterMs, () => bringAbout(fault, this))
    return this.address
  }

  /** Ends everything. */
  async stop(): Promise<void> {
    for (const cancel of this.#timers.splice(0)) cancel()
    for (const player of this.#players) player.stop()
    this.push.forgetAll()
    await this.stopListening()
  }

  /** Runs after the delay unless the provider is stopped. */
  later(delayMs: number, run: () => void): void {
    this.#timers.push(this.#clock.after(delayMs, run))
  }

  /** Where it is reached, also while it does not listen. */
  get address(): ProviderAddress {
    const base = `http://${HOST}:${this.#port}`
    return {
      tokenUrl: base + TOKEN_PATH,
      apiUrl: base + API_PATH,
      realtimeUrl: `ws://${HOST}:${this.#port}`
    }
  }

  /** The match with this fixture id. Throws when there is none. */
  channel(fixtureId: string): MatchChannel {
    const channel = this.channels.find(({ fixture }) => fixture.fixtureId === fixtureId)
    if (!channel) throw new Error(`No match has the fixture id ${fixtureId}`)
    return channel
  }

  /** Is reachable again after `stopListening`, on the same port and with all that it knew. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => void this.http.answer(request, response))
    server.on('connection', (socket) => {
      this.#openSockets.add(socket)
      socket.once('close', () => this.#openSockets.delete(socket))
    })
    server.on('upgrade', (request, socket, head) => {
      socket.on('error', () => socket.destroy())
      this.push.upgrade(request, socket, head)
    })
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen(this.#port, HOST, resolve)
    })
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('The server has no port')
    this.#port = address.port
    this.#server = server
  }

  /** Breaks every connection and refuses new ones; the matches go on, and connections can be resumed in time. */
  async stopListening(): Promise<void> {
    const server = this.#server
    if (!server) return
    this.#server = null
    const closed = new Promise<void>((resolve) => server.close(() => resolve()))
    for (const socket of this.#openSockets) socket.destroy()
    await closed
  }

  /** All tokens given out so far are no good any more, for the API and for push. */
  expireTokens(): void {
    this.#accessTokens.expireAll()
    this.#pushTokens.expireAll()
    this.push.checkTokens()
  }
}
