/**
 * How the volleyball match events are reached. Everything can be changed in the settings, as not all of it is
 * documented: `documented` is on the provider's pages, `assumed` is our reading of them.
 */

/** Placeholders in paths and in the channel's name. */
export const FIXTURE_PLACEHOLDERS = ['{sourceId}', '{sportId}', '{fixtureId}'] as const

const DOCUMENTED = {
  /** OAuth2 client credentials are exchanged for an access token here. */
  tokenUrl: 'https://auth.api.geniussports.com/oauth2/token',
  apiUrl: 'https://platform.matchstate.api.geniussports.com/api/v1',
  /** Environment of the push service; determines its hosts. */
  ablyEnvironment: 'geniussports',
  /** As in the provider's examples. */
  sportId: 91_189
} as const

const ASSUMED = {
  liveAccessPath: '/sources/{sourceId}/sports/{sportId}/fixtures/{fixtureId}/events/liveaccess',
  eventsPath: '/sources/{sourceId}/sports/{sportId}/fixtures/{fixtureId}/events',
  /** Query parameter that requests messages after a sequence id; a server may ignore it. */
  afterParameter: 'afterSequenceId',
  /** Used only if LiveAccess names no channel: according to the provider the name may change. */
  channelName: 'match-events:Volleyball:v1:{fixtureId}:{sourceId}'
} as const

/** Where and how match events are requested. */
export interface VolleyballAccess {
  readonly tokenUrl: string
  readonly apiUrl: string
  readonly liveAccessPath: string
  readonly eventsPath: string
  readonly afterParameter: string
  readonly channelName: string
  readonly ablyEnvironment: string
  /** `wss://host` of a custom push service, or ws:// on this computer; empty for the environment's hosts. */
  readonly realtimeUrl: string
  /** Without push, for accounts with the pull API only, the match is polled. */
  readonly delivery: 'push' | 'pull'
  /** Between two polls. */
  readonly pollSeconds: number
}

export const DEFAULT_VOLLEYBALL_ACCESS: VolleyballAccess = {
  tokenUrl: DOCUMENTED.tokenUrl,
  apiUrl: DOCUMENTED.apiUrl,
  liveAccessPath: ASSUMED.liveAccessPath,
  eventsPath: ASSUMED.eventsPath,
  afterParameter: ASSUMED.afterParameter,
  channelName: ASSUMED.channelName,
  ablyEnvironment: DOCUMENTED.ablyEnvironment,
  realtimeUrl: '',
  delivery: 'push',
  pollSeconds: 10
}

/** Whether its default is our reading of the provider's pages rather than documented. */
export const isAssumed = (name: keyof VolleyballAccess): boolean => Object.hasOwn(ASSUMED, name)

export const DEFAULT_SPORT_ID: number = DOCUMENTED.sportId

/** The provider's numbers of a match. */
export interface VolleyballFixture {
  readonly sourceId: string
  readonly sportId: number
  readonly fixtureId: string
}

/** The keys the provider issues to a customer; stored like tokens. */
export interface VolleyballKeys {
  readonly clientId: string
  readonly clientSecret: string
  readonly apiKey: string
}

/** Replaces the placeholders by the fixture's numbers, URL-encoded. */
export const fillFixture = (pattern: string, { sourceId, sportId, fixtureId }: VolleyballFixture): string =>
  pattern
    .replaceAll('{sourceId}', encodeURIComponent(sourceId))
    .replaceAll('{sportId}', String(sportId))
    .replaceAll('{fixtureId}', encodeURIComponent(fixtureId))
