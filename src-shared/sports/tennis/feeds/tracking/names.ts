/**
 * Every name and every reading of the rally tracking feeds that our code depends on, in one table: what the provider's
 * pages state is `documented`, what follows from their sample numbers is `computed`, and the rest is `assumed`: if a
 * real packet proves it wrong, it is corrected only here.
 */

/** How sure we are of a name or a reading. */
export type Support = 'documented' | 'computed' | 'assumed'

/** The sockets; all of one host, all with the same session. */
export const RALLY_FEEDS = {
  rally: { support: 'documented', path: '/ws/tennis/rally/tracking/tdi' },
  'rally-events': { support: 'documented', path: '/ws/tennis/rally/tracking/events' },
  'rally-summary': { support: 'documented', path: '/ws/tennis/rally/tracking/summary' },
  'rally-players': { support: 'documented', path: '/ws/tennis/rally/tracking/players' },
  'rally-shots': { support: 'assumed', path: '/ws/tennis/rally/tracking/shots' },
  'live-players': { support: 'documented', path: '/ws/tennis/live/tracking/players' },
  'live-shots': { support: 'documented', path: '/ws/tennis/live/tracking/shots' }
} as const satisfies Record<string, { readonly support: Support; readonly path: string }>
export type RallyFeed = keyof typeof RALLY_FEEDS

export const RALLY_HOST = {
  support: 'documented',
  host: 'wss://dde-generic-datastream.dde-prod.imgarena.dev'
} as const satisfies { readonly support: Support; readonly host: string }

/**
 * The key that identifies a packet: never its `type`, which the provider's own samples get wrong. A packet with
 * `sequences` is generation 2024, the others are 2022, in order of lookup.
 */
export const BODY_KEYS = {
  sequences: { support: 'documented', content: 'rally' },
  summary: { support: 'documented', content: 'summary' },
  events: { support: 'documented', content: 'events' },
  shots: { support: 'documented', content: 'shots' },
  players: { support: 'documented', content: 'players' },
  people: { support: 'documented', content: 'players' }
} as const satisfies Record<string, { readonly support: Support; readonly content: string }>

/** The coefficients of an arc of generation 2022: not on the pages. */
export const CURVE_2022 = {
  support: 'assumed',
  key: 'curveParams'
} as const satisfies { readonly support: Support; readonly key: string }

/** Metres per second in one unit of speed. */
export const SPEED_UNITS_MS = { mph: 0.44704, kmh: 1 / 3.6, ms: 1 } as const
export type SpeedUnit = keyof typeof SPEED_UNITS_MS

/** How the numbers are read. */
export const READINGS = {
  /** The sample's serve of 98.2 and backhand of 71.2 only make sense in miles per hour. */
  speedUnit2022: { support: 'computed', unit: 'mph' },
  /** The first 47 ms of the sample's arc, on average. */
  speedUnit2024: { support: 'computed', unit: 'ms' },
  /** Generation 2024 samples at 50 Hz. */
  sampleStepS: { support: 'computed', seconds: 0.02 },
  /** Our names for the feed's team numbers; 1 is the first team of the score. */
  teams: { support: 'assumed', 1: 'TeamA', 2: 'TeamB' }
} as const satisfies Record<string, { readonly support: Support; readonly [fact: string]: string | number }>

/** The known words in our spelling; case, spaces and underscores on the wire do not matter. */
export const WORDS = {
  stroke: {
    serve: 'documented',
    return: 'documented',
    backhand: 'documented',
    forehand: 'assumed',
    volley: 'assumed',
    'forehand volley': 'assumed',
    'backhand volley': 'assumed',
    'half volley': 'assumed',
    smash: 'assumed',
    overhead: 'assumed',
    lob: 'assumed',
    'drop shot': 'assumed',
    slice: 'assumed'
  },
  side: { right: 'documented', left: 'assumed' },
  spin: {
    backspin: 'documented',
    none: 'documented',
    topspin: 'assumed',
    sidespin: 'assumed',
    slice: 'assumed',
    flat: 'assumed'
  },
  call: {
    out: 'documented',
    in: 'assumed',
    net: 'assumed',
    let: 'assumed',
    fault: 'assumed',
    'foot fault': 'assumed'
  },
  result: {
    rally: 'documented',
    error: 'documented',
    played: 'documented',
    winner: 'assumed',
    ace: 'assumed',
    fault: 'assumed',
    'double fault': 'assumed',
    let: 'assumed',
    in: 'assumed',
    out: 'assumed',
    net: 'assumed'
  },
  action: { forced: 'documented', unforced: 'assumed' },
  serveSide: { advantage: 'documented', deuce: 'assumed' },
  arc: { hit: 'documented', bounce: 'documented', toss: 'documented', net: 'assumed' },
  moment: { hit: 'documented', peak: 'documented', bounce: 'assumed', net: 'assumed', toss: 'assumed' }
} as const satisfies Record<string, Readonly<Record<string, Support>>>
export type Vocabulary = keyof typeof WORDS

/** Other spellings; those of spin are from generation 2022. */
const SPELLINGS: Readonly<Partial<Record<Vocabulary, Readonly<Record<string, string>>>>> = {
  spin: { back: 'backspin', top: 'topspin', side: 'sidespin' },
  serveSide: { ad: 'advantage' }
}

const squash = (raw: string): string => raw.toLowerCase().replace(/[\s_-]+/g, '')

const knownWords = (vocabulary: Vocabulary): ReadonlyMap<string, string> =>
  new Map([
    ...Object.keys(WORDS[vocabulary]).map((word) => [squash(word), word] as const),
    ...Object.entries(SPELLINGS[vocabulary] ?? {})
  ])

const KNOWN: Readonly<Record<Vocabulary, ReadonlyMap<string, string>>> = {
  stroke: knownWords('stroke'),
  side: knownWords('side'),
  spin: knownWords('spin'),
  call: knownWords('call'),
  result: knownWords('result'),
  action: knownWords('action'),
  serveSide: knownWords('serveSide'),
  arc: knownWords('arc'),
  moment: knownWords('moment')
}

/** Our word for one on the wire ("Backhand" is "backhand"); null if unknown. */
export const knownWord = (vocabulary: Vocabulary, raw: string): string | null =>
  KNOWN[vocabulary].get(raw) ?? KNOWN[vocabulary].get(squash(raw)) ?? null
