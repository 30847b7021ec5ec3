/**
 * The alarm register: every alarm the console can raise, as data. Each has an operator action: without one it would be
 * information, not an alarm (EEMUA 191).
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
  /** How long the condition must hold without interruption. */
  readonly onDelayMs: number
  readonly clearedWhen: string
  readonly offDelayMs: number
  /** What the operator should do. */
  readonly action: string
  /** Suppressed while one of these alarms of the same court is active: they cover it. */
  readonly suppressedBy: readonly CourtAlarmKind[]
  /** False: suppressed by design after the match and before its stream opens. */
  readonly outlivesMatch: boolean
}

const FEED = { suppressedBy: [], outlivesMatch: false } as const
const CONSOLE = { suppressedBy: [], outlivesMatch: true } as const
/** A feed's data is no news while the feed itself is down. */
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
      'The connection is lost or keeps dropping; high while volleyball is polled because push is unavailable.',
    onDelayMs: 20_000,
    clearedWhen: 'Reconnected and caught up.',
    offDelayMs: 0,
    action: 'Suspend the court. Check its feed panel; switch to another source if it persists.'
  },
  FEED_STALE: {
    ...FEED,
    suppressedBy: ['FEED_DOWN', 'TOKEN_REFUSED'],
    priority: 'high',
    raisedWhen: 'No heartbeat for 15 s on an open connection.',
    onDelayMs: 0,
    clearedWhen: 'Heartbeats have resumed.',
    offDelayMs: 5_000,
    action: 'Do not rely on the score. Check the court’s feed panel and reconnect if it persists.'
  },
  PROVIDER_ALARM: {
    ...FEED,
    priority: 'critical',
    raisedWhen: 'The provider reports that it has lost the venue.',
    onDelayMs: 0,
    clearedWhen: 'The first live packet after it.',
    offDelayMs: 0,
    action: 'Treat the court as not live until packets resume.'
  },
  UNRELIABLE: {
    ...FEED,
    priority: 'critical',
    raisedWhen: 'The provider marks its own data unreliable (volleyball, Reliability).',
    onDelayMs: 0,
    clearedWhen: 'The provider marks them reliable again.',
    offDelayMs: 0,
    action: 'Treat the court as not live until the provider marks its data reliable again.'
  },
  TOKEN_REFUSED: {
    ...FEED,
    priority: 'critical',
    raisedWhen: 'The provider refuses the token, the keys or the match.',
    onDelayMs: 0,
    clearedWhen: 'The provider accepts the court.',
    offDelayMs: 0,
    action: 'Enter a valid token or valid keys in the settings, then reconnect the court.'
  },
  DELAY_HIGH: {
    ...DATA,
    priority: 'high',
    raisedWhen: 'The median delay of the last ten messages is 8 s or more.',
    onDelayMs: 20_000,
    clearedWhen: 'The median is below 6 s.',
    offDelayMs: 30_000,
    action: 'Widen margins or suspend: the score is older than it looks.'
  },
  DELAY_MODERATE: {
    ...DATA,
    suppressedBy: [...DATA.suppressedBy, 'DELAY_HIGH'],
    priority: 'low',
    raisedWhen: 'The median delay of the last ten messages is 4 s or more.',
    onDelayMs: 30_000,
    clearedWhen: 'The median is below 3 s.',
    offDelayMs: 60_000,
    action: 'Allow for the delay; widen margins if it grows.'
  },
  SEQ_GAP: {
    ...DATA,
    priority: 'high',
    raisedWhen: 'Messages are missing and were not resent when requested.',
    onDelayMs: 3_000,
    clearedWhen: 'The missing messages have arrived.',
    offDelayMs: 0,
    action: 'Resume the feed from before the gap (feed panel) and check the score against video.'
  },
  REBUILT_DATA: {
    ...DATA,
    priority: 'low',
    raisedWhen: 'The provider sends packets rebuilt after an outage; high when it marks them inaccurate.',
    onDelayMs: 0,
    clearedWhen: 'No more rebuilt packets.',
    offDelayMs: 60_000,
    action: 'Recheck from the first rebuilt packet.'
  },
  SCORE_CONFLICT: {
    ...FEED,
    outlivesMatch: true,
    priority: 'critical',
    raisedWhen:
      'The provider’s score breaks the rules: for two packets in tennis; for 5 s or two more messages in volleyball.',
    onDelayMs: 0,
    clearedWhen: 'Score and rules agree again.',
    offDelayMs: 5_000,
    action: 'Stop trusting this score. Compare it with video or call the venue.'
  },
  SCORE_CORRECTED: {
    ...FEED,
    outlivesMatch: true,
    priority: 'high',
    raisedWhen: 'A correction changed a game, a set or the result.',
    onDelayMs: 0,
    clearedWhen: '30 s after the correction.',
    offDelayMs: 0,
    action: 'Review bets settled on the old score.'
  },
  COURT_QUIET: {
    ...DATA,
    priority: 'low',
    raisedWhen:
      'No data during play for 45 s in tennis (90 s at a change of ends, 150 s between sets) or 60 s in volleyball (120 s in a time-out or challenge, 300 s between sets).',
    onDelayMs: 0,
    clearedWhen: 'The next message.',
    offDelayMs: 0,
    action: 'Check the video: is play under way?'
  },
  CLOCK_SKEW: {
    ...DATA,
    priority: 'low',
    raisedWhen: 'The provider’s clock and this computer’s differ by more than 2 s.',
    onDelayMs: 60_000,
    clearedWhen: 'They differ by less than 1 s.',
    offDelayMs: 60_000,
    action: 'Check this computer’s time synchronisation; the delays shown may be wrong until then.'
  },
  DECODE_FAIL: {
    ...FEED,
    priority: 'high',
    raisedWhen: 'Three unreadable messages within 60 s.',
    onDelayMs: 0,
    clearedWhen: 'No unreadable message for 5 min.',
    offDelayMs: 0,
    action:
      'Copy the court’s diagnostics (feed panel) and send them to support. The raw messages are captured.'
  },
  CAPTURE_FAIL: {
    ...CONSOLE,
    priority: 'critical',
    raisedWhen: 'The feed cannot be written to disk, or writing lags by 2 s.',
    onDelayMs: 0,
    clearedWhen: 'Writing works again.',
    offDelayMs: 10_000,
    action: 'Free space on the capture folder’s disk, or repair it. The live view continues.'
  },
  DISK_LOW: {
    ...CONSOLE,
    priority: 'high',
    raisedWhen: 'Less than 30 min of capture fits on the disk.',
    onDelayMs: 0,
    clearedWhen: 'More than 60 min fits.',
    offDelayMs: 0,
    action: 'Free space on the capture folder’s disk.'
  },
  LOOP_LAG: {
    ...CONSOLE,
    priority: 'high',
    raisedWhen: 'The engine’s timers fire more than 100 ms late (99th percentile).',
    onDelayMs: 10_000,
    clearedWhen: 'Less than 50 ms late.',
    offDelayMs: 30_000,
    action: 'Close other programs; remove courts from the wall if it persists.'
  },
  UI_LAG: {
    ...CONSOLE,
    priority: 'low',
    raisedWhen: 'A window paints updates more than 250 ms late (99th percentile).',
    onDelayMs: 30_000,
    clearedWhen: 'Less than 150 ms late.',
    offDelayMs: 60_000,
    action: 'Close windows you do not need, here and in other programs.'
  }
}
