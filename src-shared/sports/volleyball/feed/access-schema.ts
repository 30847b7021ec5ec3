/** Validates the access settings a user enters for volleyball matches, with error texts. */
import * as v from 'valibot'
import { isAllowedApiUrl, isAllowedFeedUrl } from '../../../feeds/endpoint'
import { FIXTURE_PLACEHOLDERS } from './access'

const LONGEST = 300

const ApiUrlSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(LONGEST, 'This is too long for an address.'),
  v.check(
    isAllowedApiUrl,
    'Use https://host/path, or http:// only for this computer (127.0.0.1, localhost), without “?”.'
  )
)

/** Every placeholder must be known: a misspelt one would be sent verbatim. */
const hasKnownPlaceholders = (pattern: string): boolean =>
  !/[{}]/.test(FIXTURE_PLACEHOLDERS.reduce((rest, placeholder) => rest.replaceAll(placeholder, ''), pattern))

const PatternSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(LONGEST, 'This is too long.'),
  v.includes('{fixtureId}', 'It must say where the fixture goes: {fixtureId}.'),
  v.check(hasKnownPlaceholders, `Only these may stand in braces: ${FIXTURE_PLACEHOLDERS.join(', ')}.`),
  v.regex(/^[^\s#]*$/, 'It may have no blanks and no “#”.')
)

const PathSchema = v.pipe(PatternSchema, v.startsWith('/', 'A path begins with “/”.'))

/** A path in the address would be ignored: the push service has its own. */
const isPushService = (url: string): boolean => url === '' || (isAllowedFeedUrl(url) && !/[^/:]\/./.test(url))

export const VolleyballAccessSchema = v.object({
  /** Where the client id and secret are exchanged for a token. */
  tokenUrl: ApiUrlSchema,
  /** Base address of the match API. */
  apiUrl: ApiUrlSchema,
  /** Asks for access to the push service. */
  liveAccessPath: PathSchema,
  /** Lists the events of a match. */
  eventsPath: PathSchema,
  /** Query parameter that asks for events after a number. */
  afterParameter: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^[\w.-]{1,60}$/, 'Give one word of letters, digits, “_”, “-” and “.”.')
  ),
  /** Name of the match’s push channel. */
  channelName: PatternSchema,
  /** Environment of the push service. */
  ablyEnvironment: v.pipe(
    v.string(),
    v.trim(),
    v.regex(/^[a-z0-9-]{1,60}$/i, 'Give one word of letters, digits and “-”.')
  ),
  /** `wss://host` of your own push service; empty for the hosts of the environment. */
  realtimeUrl: v.pipe(
    v.string(),
    v.trim(),
    v.maxLength(LONGEST, 'This is too long for an address.'),
    v.check(
      isPushService,
      'Use wss://host without a path, or ws:// only for this computer; or leave it empty.'
    )
  ),
  /** `pull` where only the pull API was bought: the match is polled. */
  delivery: v.picklist(['push', 'pull']),
  /** Polling interval in seconds. */
  pollSeconds: v.pipe(
    v.number('Give the seconds.'),
    v.integer('Give whole seconds.'),
    v.minValue(2, 'Give at least 2 seconds: the provider limits how often it may be asked.'),
    v.maxValue(300, 'Give at most 300 seconds.')
  )
})

/** Part of addresses; the set of sources is up to the provider. */
export const SourceIdSchema = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'Enter the source id that the provider gave you.'),
  v.maxLength(40, 'This is too long for a source id.'),
  v.regex(/^[^\s/?#{}]*$/, 'A source id has no blanks and none of “/ ? # { }”.')
)

/** A number in all known cases; it also names the court's log. */
export const FixtureIdSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(40, 'This is too long for a fixture id.'),
  v.regex(/^(?=.*\d)[a-z\d][\w-]*$/i, 'A fixture id is a number, such as 123456789.')
)

export const SportIdSchema = v.pipe(
  v.number('Enter the sport’s number.'),
  v.integer('The sport’s number is a whole number.'),
  v.minValue(1, 'The sport’s number is a positive number.'),
  v.maxValue(2_147_483_647, 'This is too large for the number of a sport.')
)
