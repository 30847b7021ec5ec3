/** Text of the court view. */
import type { RowMark } from '@shared/court/timeline-row'
import type { CourtView } from '@shared/court/view'

const ROW_MARKS: Readonly<Record<RowMark, string>> = {
  provisional: 'not confirmed',
  inserted: 'inserted late',
  modified: 'changed',
  cancelled: 'cancelled'
}

const CAPTURE_STATES: Readonly<Record<CourtView['capture']['state'], string>> = {
  writing: 'being written',
  sealed: 'sealed',
  failed: 'failed',
  off: 'off'
}

const ORIGINS: Readonly<Record<CourtView['origin'], string>> = {
  demo: 'Demo, invented players',
  recording: 'Recording',
  feed: 'Provider’s live feed',
  replay: 'Replayed log'
}

export const TEXT = {
  header: {
    lastPoint: (age: string) => `last point ${age} ago`,
    timeline: 'Timeline',
    feeds: 'Feeds',
    note: 'Note',
    export: 'Export'
  },

  timeline: {
    heading: 'Timeline',
    highlights: 'Highlights',
    listLabel: (heading: string, title: string) => `${heading} of ${title}, newest first`,
    filter: 'Rows to show',
    filters: { all: 'All', points: 'Points', 'big-points': 'Big points', trouble: 'Trouble' },
    none: {
      all: 'No messages yet.',
      points: 'No points yet.',
      bigPoints: (bigPoints: string) => `No ${bigPoints} yet.`,
      trouble: 'No trouble: nothing late, missing or unreadable.'
    },
    row: 'row',
    following: 'Following newest',
    backToNewest: 'Go to newest',
    utc: 'UTC',
    venue: 'Venue',
    delay: 'Delay',
    score: 'Score',
    event: 'Event',
    remark: 'Remark',
    seq: 'Seq',
    loading: 'Loading timeline…',
    failed: (problem: string) => `Couldn’t load the timeline. ${problem}`
  },

  row: {
    marks: ROW_MARKS,
    venueTime: 'venue time',
    received: (time: string, zone: string) => `received ${time} ${zone}`,
    sent: (time: string, zone: string, received: string) => `sent ${time} ${zone}, ${received}`,
    historyLabel: (count: number) => `Message history, ${count} messages`,
    history: 'Message history',
    goHere: 'Go here',
    goHereHint: 'Move the replay to this message (double-click the row or press Ctrl Enter)'
  },

  history: {
    title: (text: string) => `Message history: “${text}”`,
    close: 'Close history'
  },

  note: {
    title: (court: string) => `Add note: ${court}`,
    label: 'Note',
    hint: 'Saved in the timeline and the log with the current time.',
    empty: 'Enter a note.',
    cancel: 'Cancel',
    add: 'Add note'
  },

  feeds: {
    title: (court: string) => `Feeds: ${court}`,
    close: 'Close feeds',
    reconnect: 'Reconnect',
    reconnecting: 'Reconnecting…',
    resume: 'Resume from seq',
    resumed: (items: string, seqNum: number) => `Requested ${items} from ${seqNum}.`,
    firstSeqNum: 'First sequence number to request',
    copyDiagnostics: 'Copy diagnostics',
    copied: 'Diagnostics copied.',
    diagnosticsOf: (court: string) => `Diagnostics: ${court}`,
    showFolder: 'Show folder',
    showLogFile: 'Show log file',
    connections: 'Connections',
    failed: (problem: string) => `Couldn’t load the connections. ${problem}`,
    capture: 'Capture',
    match: 'Match'
  },

  facts: {
    unknown: 'unknown',
    none: 'none',
    noneYet: 'none yet',
    ago: (age: string) => `${age} ago`,
    in: (duration: string) => `in ${duration}`,

    trust: 'Trust',
    scoreCheck: 'Score check',
    conflict: (provider: string, rules: string) => `conflict: provider ${provider}, rules ${rules}`,
    rulesUnknown: 'rules unknown',
    nothingToCheck: 'nothing to check yet',
    agrees: (agreed: number, checked: number) => `agrees, ${agreed} of ${checked}`,
    missing: (agrees: string, points: string) => `${agrees}; ${points} missing`,
    point: 'point',
    delay: 'Delay',
    delayLevel: (delay: string, level: number) => `${delay}, level ${level}`,
    withClock: (delay: string, offset: string) => `${delay} · clock ${offset}`,

    sequence: 'Sequence',
    gap: 'gap',
    gapsOpen: (gaps: string) => `${gaps} open`,
    gapsFilled: (count: number) => `no gaps, ${count} filled`,
    noGaps: 'no gaps',

    log: 'Log',
    file: 'File',
    captureStates: CAPTURE_STATES,
    matchTime: 'Match time',
    connection: 'Connection',
    event: 'Event',
    format: 'Format',
    last: (item: string) => `Last ${item}`,
    source: 'Source',
    origins: ORIGINS,
    result: 'Result',

    host: 'Host',
    failedAttempts: 'Failed attempts',
    inARow: (count: number) => `${count} in a row`,
    nextTry: 'Next try',
    lastCloseCode: 'Last close code',
    heartbeats: 'Heartbeats',
    seqReceived: 'Seq received',
    seqApplied: 'Seq applied',
    gaps: 'Gaps',
    gapCounts: (open: number, filled: number) => `${open} open, ${filled} filled`,
    duplicates: 'Duplicates',
    ignored: (count: number) => `${count} ignored`,
    undecodable: 'Undecodable',
    delayMedian: 'Delay, median',
    delayPercentiles: 'Delay, p95 and p99',
    clockOffset: 'Clock offset',
    venueClock: (offset: string) => `venue ${offset}`,
    traffic: 'Traffic'
  }
} as const
