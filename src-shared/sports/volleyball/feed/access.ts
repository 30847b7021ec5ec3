/**
 * How the volleyball match events are reached. All of it can be changed in the settings, because not all of it is
 * documented: `documented` is what the provider's pages say, `assumed` is our reading of them.
 */

/** Placeholders in paths and in the channel's name. */
export const FIXTURE_PLACEHOLDERS = ['{sourceId}', '{sportId}', '{fixtureId}'] as const

const DOCUMENTED = {
  /** OAuth2 client credentials are exchanged for an access token here. */
  tokenUrl: 'https://auth.api.geniussports.com/oauth2/token',
  apiUrl: 'https://platform.matchstate.api.geniussports.com/api/v1',
  /** Of the push service; its hosts follow from it. */
  ablyEnvironment: 'geniussports',
  /** As in the provider's examples. */
  sportId: 91_189
} as const

const ASSUMED = {
  liveAccessPath: '/sources/{sourceId}/sports/{sportId}/fixtures/{fixtureId}/events/liveaccess',
  eventsPath: '/sources/{sourceId}/sports/{sportId}/fixtures/{fixtureId}/events',
  /** Name of the query parameter that asks for what comes after a sequence id; a server may ignore it. */
  afterParameter: 'afterSequenceId',
  /** Used only where LiveAccess names no channel: the provider says that its name may change. */
  channelName: 'match-events:Volleyball:v1:{fixtureId}:{sourceId}'
} as const

/** Where and how match events are asked for. */
export interface VolleyballAccess {
  readonly tokenUrl: string
  readonly apiUrl: string
  readonly liveAccessPath: string
  readonly eventsPath: string
  readonly afterParameter: string
  readonly channelName: string
  readonly ablyEnvironment: string
  /** `wss://host` of a push service of one's own, or ws:// on this computer; empty for the hosts of the environment. */
  readonly realtimeUrl: string
  /** Without push, where only the pull API was bought, the match is polled. */
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

/** Whether the default of this is our reading of the provider's pages, and not documented there. */
export const isAssumed = (name: keyof VolleyballAccess): boolean => Object.hasOwn(ASSUMED, name)

export const DEFAULT_SPORT_ID: number = DOCUMENTED.sportId

/** Which match: the provider's numbers for it. */
export interface VolleyballFixture {
  readonly sourceId: string
  readonly sportId: number
  readonly fixtureId: string
}

/** What the provider gives a customer; stored like tokens. */
export interface VolleyballKeys {
  readonly clientId: string
  readonly clientSecret: string
  readonly apiKey: string
}

/** Puts the fixture's numbers in place of the placeholders, made safe for an address. */
export const fillFixture = (pattern: string, { sourceId, sportId, fixtureId }: VolleyballFixture): string =>
  pattern
    .replaceAll('{sourceId}', encodeURIComponent(sourceId))
    .replaceAll('{sportId}', String(sportId))
    .replaceAll('{fixtureId}', encodeURIComponent(fixtureId))
