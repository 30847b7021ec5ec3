/** Text of the alarms view. */

export const TEXT = {
  heading: 'Alarms',
  show: 'What to show',
  all: 'All',
  unacknowledged: 'Unacknowledged',
  shelved: 'Shelved',
  journal: 'Journal',
  court: 'Court',
  allCourts: 'All courts',
  alarm: 'alarm',
  acknowledgeSelected: (count: number) => `Acknowledge ${count} selected`,
  acknowledgeAll: (count: number) => (count > 0 ? `Acknowledge all ${count}` : 'Acknowledge all'),
  none: {
    all: 'No alarms.',
    unacknowledged: 'No unacknowledged alarms.',
    shelved: 'No shelved alarms.',
    ofCourt: 'No matching alarms on this court.'
  },
  keys: {
    move: 'move',
    acknowledge: 'acknowledge',
    shelve: 'shelve',
    next: 'next unacknowledged',
    silence: 'silence',
    wall: 'wall'
  },

  table: {
    select: 'Select',
    priority: 'Priority',
    state: 'State',
    court: 'Court',
    problem: 'Problem and action',
    age: 'Age',
    occurrences: 'Occurrences',
    actions: 'Actions',
    acknowledgeGroup: (count: number) => `Acknowledge ${count}`
  },

  row: {
    select: (place: string, text: string) => `Select ${place}, ${text}`,
    openCourt: 'Open court',
    shelved: (remaining: string, reason: string) => `Shelved, ${remaining}: ${reason}`,
    raisedAt: (time: string) => `Raised at ${time} UTC`,
    timesRaised: 'Times raised',
    acknowledge: 'Acknowledge',
    shelve: 'Shelve…',
    unshelve: 'Unshelve'
  },

  journalTable: {
    failed: (failure: string) => `■ Couldn’t load the journal. ${failure}`,
    none: 'No entries yet. Every alarm change is recorded here.',
    time: 'Time (UTC)',
    priority: 'Priority',
    court: 'Court',
    alarm: 'Alarm',
    change: 'Change',
    details: 'Details',
    console: 'Console',
    showOlder: 'Show older'
  },

  shelving: {
    title: 'Shelve alarm',
    explanation:
      'A shelved alarm makes no sound and is not counted. If the problem persists when the time is up, the alarm returns.',
    duration: 'Duration',
    minutes: (minutes: string) => `${minutes} min`,
    matchEnd: 'Until the match ends',
    reason: 'Reason',
    reasonMissing: 'Enter a reason.',
    reasonExample: 'Provider informed, maintenance until 15:00',
    cancel: 'Cancel',
    shelve: 'Shelve'
  }
} as const
