/**
 * The alarm register: every alarm that the console can raise, as data. What has no action for the operator is
 * information and not an alarm (EEMUA 191), so none of these is without one.
 */
import type { AlarmPriority } from './view'

export const COURT_ALARM_KINDS = [
  'FEED_DOWN',
  'FEED_STALE',
  'PROVIDER_ALARM',
  'UNRELIABLE',
  'TOKEN_REFUSED',
  'DELAY_HIGH',
  'DELAY_MODERATE',
  'SEQ_GAP',
  'REBUILT_DATA',
  'SCORE_CONFLICT',
  'SCORE_CORRECTED',
  'COURT_QUIET',
  'CLOCK_SKEW',
  'DECODE_FAIL'
] as const
export type CourtAlarmKind = (typeof COURT_ALARM_KINDS)[number]

export const CONSOLE_ALARM_KINDS = ['CAPTURE_FAIL', 'DISK_LOW', 'LOOP_LAG', 'UI_LAG'] as const
export type ConsoleAlarmKind = (typeof CONSOLE_ALARM_KINDS)[number]

export type AlarmKind = CourtAlarmKind | ConsoleAlarmKind

export interface AlarmDefinition {
  readonly priority: AlarmPriority
  readonly raisedWhen: string
  /** How long that must hold without a break. */
  readonly onDelayMs: number
  readonly clearedWhen: string
  readonly offDelayMs: number
  /** What the operator does about it. */
  readonly action: string
  /** Suppressed while one of these alarms of the same court is there: they say the same, only worse. */
  readonly suppressedBy: readonly CourtAlarmKind[]
  /** False: suppressed by design while the match is over or its stream is not open. */
  readonly outlivesMatch: boolean
}

const FEED = { suppressedBy: [], outlivesMatch: false } as const
const CONSOLE = { suppressedBy: [], outlivesMatch: true } as const
/** What a feed delivers means nothing new while the feed itself is gone. */
const DATA = {
  suppressedBy: ['FEED_DOWN', 'FEED_STALE', 'PROVIDER_ALARM', 'UNRELIABLE'],
  outlivesMatch: false
} as const

export const ALARM_REGISTER: Readonly<Record<AlarmKind, AlarmDefinition>> = {
  FEED_DOWN: {
    ...FEED,
    suppressedBy: ['TOKEN_REFUSED'],
    priority: 'critical',
    raisedWhen:
      'The connection is lost and has not recovered, or breaks again and again; high while volleyball is polled in place of push.',
    onDelayMs: 20_000,
    clearedWhen: 'Connected again and caught up.',
    offDelayMs: 0,
    action: 'Suspend the court. Look at its feed panel; switch to another source if it lasts.'
  },
  FEED_STALE: {
    ...FEED,
    suppressedBy: ['FEED_DOWN', 'TOKEN_REFUSED'],
    priority: 'high',
    raisedWhen: 'No heartbeat for 15 s on an open connection.',
    onDelayMs: 0,
    clearedWhen: 'Heartbeats come again.',
    offDelayMs: 5_000,
    action: 'Do not rely on the score. Look at the court’s feed panel and reconnect if it lasts.'
  },
  PROVIDER_ALARM: {
    ...FEED,
    priority: 'critical',
    raisedWhen: 'The provider says that it has lost the venue.',
    onDelayMs: 0,
    clearedWhen: 'The first live packet after it.',
    offDelayMs: 0,
    action: 'Treat the court as not live until packets come again.'
  },
  UNRELIABLE: {
    ...FEED,
    priority: 'critical',
    raisedWhen: 'The provider calls its own data unreliable (volleyball, Reliability).',
    onDelayMs: 0,
    clearedWhen: 'The provider calls them reliable again.',
    offDelayMs: 0,
    action: 'Treat the court as not live until the provider calls its data reliable again.'
  },
  TOKEN_REFUSED: {
    ...FEED,
    priority: 'critical',
    raisedWhen: 'The provider refuses the token, the keys or the match.',
    onDelayMs: 0,
    clearedWhen: 'The provider accepts the court.',
    offDelayMs: 0,
    action: 'Enter a valid token, or valid keys, in the settings; then reconnect the court.'
  },
  DELAY_HIGH: {
    ...DATA,
    priority: 'high',
    raisedWhen: 'Half of the latest ten messages came 8 s late or later.',
    onDelayMs: 20_000,
    clearedWhen: 'The same median is below 6 s.',
    offDelayMs: 30_000,
    action: 'Widen margins or suspend: the score is older than it looks.'
  },
  DELAY_MODERATE: {
    ...DATA,
    suppressedBy: [...DATA.suppressedBy, 'DELAY_HIGH'],
    priority: 'low',
    raisedWhen: 'Half of the latest ten messages came 4 s late or later.',
    onDelayMs: 30_000,
    clearedWhen: 'The same median is below 3 s.',
    offDelayMs: 60_000,
    action: 'Allow for the delay; widen margins if it grows.'
  },
  SEQ_GAP: {
    ...DATA,
    priority: 'high',
    raisedWhen: 'Messages are missing and did not come when asked for again.',
    onDelayMs: 3_000,
    clearedWhen: 'The missing messages have come.',
    offDelayMs: 0,
    action: 'Resume the feed from before the gap (feed panel), and check the score by video.'
  },
  REBUILT_DATA: {
    ...DATA,
    priority: 'low',
    raisedWhen: 'The provider sends packets rebuilt after an outage; high when it calls them inaccurate.',
    onDelayMs: 0,
    clearedWhen: 'No rebuilt packet any more.',
    offDelayMs: 60_000,
    action: 'Read the timeline again from where the rebuilt packets begin.'
  },
  SCORE_CONFLICT: {
    ...FEED,
    outlivesMatch: true,
    priority: 'critical',
    raisedWhen:
      'The provider’s score is not what the rules make of the points: for two packets of tennis; for 5 s or two further messages of volleyball.',
    onDelayMs: 0,
    clearedWhen: 'Score and rules agree again.',
    offDelayMs: 5_000,
    action: 'Stop trusting this score. Compare it with video or call the venue.'
  },
  SCORE_CORRECTED: {
    ...FEED,
    outlivesMatch: true,
    priority: 'high',
    raisedWhen: 'A correction has changed a game, a set or the result.',
    onDelayMs: 0,
    clearedWhen: '30 s after the correction.',
    offDelayMs: 0,
    action: 'Check what was decided or settled on the score before.'
  },
  COURT_QUIET: {
    ...DATA,
    priority: 'low',
    raisedWhen:
      'In play, and nothing for 45 s of tennis (90 s at a change of ends, 150 s between sets) or 60 s of volleyball (120 s in a time-out or challenge, 300 s between sets).',
    onDelayMs: 0,
    clearedWhen: 'The next message.',
    offDelayMs: 0,
    action: 'Look at the video: is the match being played?'
  },
  CLOCK_SKEW: {
    ...DATA,
    priority: 'low',
    raisedWhen: 'The provider’s clock and ours are more than 2 s apart.',
    onDelayMs: 60_000,
    clearedWhen: 'Less than 1 s apart.',
    offDelayMs: 60_000,
    action: 'Check the time synchronisation of this computer; delays shown may be wrong until then.'
  },
  DECODE_FAIL: {
    ...FEED,
    priority: 'high',
    raisedWhen: 'Three unreadable messages within 60 s.',
    onDelayMs: 0,
    clearedWhen: 'No unreadable message for 5 min.',
    offDelayMs: 0,
    action:
      'Copy the court’s diagnostics (feed panel) and send them to support. What came is captured as it came.'
  },
  CAPTURE_FAIL: {
    ...CONSOLE,
    priority: 'critical',
    raisedWhen: 'What comes cannot be written to disk, or writing lags by 2 s.',
    onDelayMs: 0,
    clearedWhen: 'Writing works again.',
    offDelayMs: 10_000,
    action: 'Free disk space or repair the disk of the capture folder. The live view goes on.'
  },
  DISK_LOW: {
    ...CONSOLE,
    priority: 'high',
    raisedWhen: 'The disk has room for less than 30 min of capture.',
    onDelayMs: 0,
    clearedWhen: 'Room for more than 60 min.',
    offDelayMs: 0,
    action: 'Free space on the disk of the capture folder.'
  },
  LOOP_LAG: {
    ...CONSOLE,
    priority: 'high',
    raisedWhen: 'The engine answers its own timers more than 100 ms late (99th percentile).',
    onDelayMs: 10_000,
    clearedWhen: 'Less than 50 ms late.',
    offDelayMs: 30_000,
    action: 'Close other programs; take courts off the wall if it lasts.'
  },
  UI_LAG: {
    ...CONSOLE,
    priority: 'low',
    raisedWhen: 'A window paints what it is sent more than 250 ms late (99th percentile).',
    onDelayMs: 30_000,
    clearedWhen: 'Less than 150 ms late.',
    offDelayMs: 60_000,
    action: 'Close windows that you do not need, here and of other programs.'
  }
}
