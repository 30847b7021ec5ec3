/** The settings a user can change, one schema for the file, the IPC calls and the settings view. */
import * as v from 'valibot'
import { isAllowedFeedUrl } from './feeds/endpoint'
import { RALLY_FEEDS, RALLY_HOST, type RallyFeed } from './sports/tennis/feeds/tracking/names'
import { DEFAULT_SPORT_ID, DEFAULT_VOLLEYBALL_ACCESS } from './sports/volleyball/feed/access'
import { SourceIdSchema, SportIdSchema, VolleyballAccessSchema } from './sports/volleyball/feed/access-schema'

const HostSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(300),
  v.check(isAllowedFeedUrl, 'Use wss://host, or ws:// only for this computer (127.0.0.1, localhost).')
)

/** `{eventId}` is replaced by the event id. */
const EventPathSchema = v.pipe(
  v.string(),
  v.trim(),
  v.startsWith('/'),
  v.includes('{eventId}'),
  v.maxLength(300)
)

/** How the wall orders its courts: most urgent first, or as arranged by the operator. */
export const WALL_ORDERS = ['urgency', 'own'] as const
export type WallOrderName = (typeof WALL_ORDERS)[number]

/** The themes; each is a set of design tokens. */
export const THEMES = ['dark', 'light', 'high-contrast'] as const
export type ThemeName = (typeof THEMES)[number]

const atLeastOne = (what: string, most: number) =>
  v.pipe(
    v.number(),
    v.integer(`Enter ${what} as a whole number.`),
    v.minValue(1, 'Enter at least 1.'),
    v.maxValue(most, `Enter at most ${most}.`)
  )
const Days = atLeastOne('days', 3650)
const Gigabytes = atLeastOne('gigabytes', 100_000)

/** Sealed logs beyond these limits are removed, oldest first; pinned ones are kept. */
const DEFAULT_RETENTION = {
  keepDays: 90,
  keepGigabytes: 50,
  keepDemoDays: 2,
  keepDemoGigabytes: 2
}
/** A log that reaches this size continues in another file. */
const DEFAULT_PART_MEGABYTES = 256

const RALLY_FEED_NAMES = Object.keys(RALLY_FEEDS) as RallyFeed[]

const STATISTICS_PATH = '/tennis/events/{eventId}/statistics'

export const SettingsSchema = v.object({
  tennisEvents: v.object({
    /** Base URLs in order of preference: the new host first, then the legacy one. */
    hosts: v.pipe(v.array(HostSchema), v.minLength(1), v.maxLength(5)),
    /** Path of the stream; `{eventId}` is replaced by the event id. */
    path: EventPathSchema
  }),
  tennisStatistics: v.object({
    /** Whether courts connect to the statistics feed. */
    enabled: v.boolean(),
    /** Path of the statistics feed on the same hosts; `{eventId}` is replaced by the event id. */
    path: EventPathSchema
  }),
  rallyTracking: v.object({
    /** Whether courts connect to the tracking feeds. */
    enabled: v.boolean(),
    /** Base URLs in order of preference. */
    hosts: v.pipe(v.array(HostSchema), v.minLength(1), v.maxLength(5)),
    /** Which of the provider's sockets are opened for every court. */
    feeds: v.pipe(v.array(v.picklist(RALLY_FEED_NAMES)), v.minLength(1, 'Choose at least one.')),
    /** The match's name in the rally feeds; `{eventId}` is replaced by the event id. */
    fixtureId: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(120))
  }),
  volleyball: v.object({
    /** How the provider is reached. */
    access: VolleyballAccessSchema,
    /** Defaults for new courts; empty if not set. */
    sourceId: v.union([v.literal(''), SourceIdSchema]),
    /** The provider’s number for the sport that new courts begin with. */
    sportId: SportIdSchema
  }),
  network: v.object({
    /** Ask the operating system for a proxy before each connection. */
    systemProxy: v.boolean(),
    /** A PEM file with certificates to trust in addition to the system's; empty for none. */
    extraCaFile: v.pipe(v.string(), v.trim(), v.maxLength(1000))
  }),
  demo: v.object({
    /** Whether the demo courts are shown. */
    enabled: v.boolean()
  }),
  capture: v.object({
    /** Whether live courts are written to logs. */
    enabled: v.boolean(),
    // Optional, as settings files of earlier versions do not have these.
    /** A log that has grown to this goes on in a new file. */
    partMegabytes: v.optional(atLeastOne('megabytes', 4096), DEFAULT_PART_MEGABYTES),
    /** Sealed logs of matches that are older than this are removed. */
    keepDays: v.optional(Days, DEFAULT_RETENTION.keepDays),
    /** When sealed logs of matches exceed this, the oldest are removed. */
    keepGigabytes: v.optional(Gigabytes, DEFAULT_RETENTION.keepGigabytes),
    /** As `keepDays`, for logs of the demo. */
    keepDemoDays: v.optional(Days, DEFAULT_RETENTION.keepDemoDays),
    /** As `keepGigabytes`, for logs of the demo. */
    keepDemoGigabytes: v.optional(Gigabytes, DEFAULT_RETENTION.keepDemoGigabytes)
  }),
  wall: v.object({
    /** `urgency`: the court that needs the operator first; `own`: as arranged. */
    order: v.picklist(WALL_ORDERS)
  }),
  display: v.object({
    /** Colours of the windows. */
    theme: v.picklist(THEMES)
  })
})
export type Settings = v.InferOutput<typeof SettingsSchema>

/** Hosts and paths as documented by the provider (tennis streams page). */
export const DEFAULT_SETTINGS: Settings = {
  tennisEvents: {
    hosts: ['wss://dde-streams.data.imgarena.com', 'wss://dde-streams.imggaming.com'],
    path: '/tennis/events/{eventId}/stream'
  },
  tennisStatistics: { enabled: true, path: STATISTICS_PATH },
  rallyTracking: { enabled: true, hosts: [RALLY_HOST.host], feeds: ['rally'], fixtureId: '{eventId}' },
  volleyball: { access: DEFAULT_VOLLEYBALL_ACCESS, sourceId: '', sportId: DEFAULT_SPORT_ID },
  network: { systemProxy: true, extraCaFile: '' },
  demo: { enabled: true },
  capture: { enabled: true, partMegabytes: DEFAULT_PART_MEGABYTES, ...DEFAULT_RETENTION },
  wall: { order: 'urgency' },
  display: { theme: 'dark' }
}
