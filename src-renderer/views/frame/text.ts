/** Text of the frame around the views: title bar, alarm strip, notices, feed strip. */

export const TEXT = {
  brand: 'Rallydesk',
  views: 'Views',
  viewNames: { wall: 'Wall', court: 'Court', alarms: 'Alarms', captures: 'Captures', settings: 'Settings' },
  court: 'Court',
  replayOf: (title: string) => `Replay: ${title}`,
  previousNext: 'previous, next',
  wall: 'wall',
  demo: 'Demo',
  inventedPlayers: '· invented players',
  stopDemo: 'Stop demo',
  addCourts: 'Add courts',
  clocks: 'Clocks',
  venue: 'venue',
  utc: 'UTC',

  alarms: {
    heading: 'Alarms',
    open: 'Open alarms',
    none: 'No alarms',
    count: (count: number, priority: string) => `${count} ${priority}`,
    oldest: 'oldest unacknowledged',
    cleared: (count: number) => `${count} cleared, unacknowledged`,
    allAcknowledged: 'all acknowledged',
    shelved: (count: number, remaining: string) => `${count} shelved, ${remaining}`,
    flood: (alarms: string) => `Alarm flood: ${alarms}, grouped by cause`,
    soundOff: (remaining: string) => `sound off, ${remaining} left`,
    alarm: 'alarm',
    acknowledge: 'Acknowledge',
    acknowledgeHint: (alarms: string) => `${alarms} unacknowledged. Shift A acknowledges all`,
    silence: 'Silence 60 s',
    announcement: (place: string, text: string) => `Critical alarm, ${place}: ${text}`
  },

  notices: {
    silence: (time: string) => `Engine not responding since ${time} UTC`,
    scoresOld: 'Scores may be out of date. Do not rely on them.',
    nothingYet: 'Nothing to show yet.',
    retry: 'Retry',
    dismiss: 'Dismiss'
  },

  drop: {
    title: 'Drop to replay',
    explanation: 'Captures (.mcap) and recordings (.ndjson) open as replays.'
  },

  feeds: {
    heading: 'Feeds and capture',
    healthyOf: (healthy: number, connections: number) => `${healthy} of ${connections}`,
    delay: 'delay p99',
    messageRate: 'msg/s',
    openCaptures: 'Open captures',
    capturing: 'Capturing',
    log: 'log',
    captureFailed: (message: string) => `Capture failed: ${message}`,
    captureOff: 'Capture is off'
  },

  loading: 'Loading courts…'
} as const
