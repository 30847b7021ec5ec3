/** Text of the wall. */

export const TEXT = {
  heading: 'Wall',
  courts: 'Courts',
  addCourts: 'Add courts',
  waitingForScore: 'Waiting for first score',
  actionsFor: (title: string) => `Actions for ${title}`,

  suspendAdvised: (reason: string) => `Suspend advised: ${reason}`,
  point: 'point',
  inPlay: (age: string) => `in play ${age}`,
  lastPoint: 'last point',
  sinceLastPoint: 'Time since the last point',
  openGap: 'open gap',
  scoreConflict: (provider: string, rules: string) => `Score conflict: provider ${provider}, rules ${rules}`,

  menu: {
    open: 'Open',
    reconnect: 'Reconnect',
    export: 'Export…',
    moveLeft: 'Move left',
    moveRight: 'Move right',
    orderByHand: 'Arrange manually',
    orderByUrgency: 'Sort by urgency',
    remove: 'Remove…',
    closeReplay: 'Close replay'
  },

  removal: {
    title: (title: string) => `Remove ${title}?`,
    explanation: (eventId: string) =>
      `Rallydesk stops receiving ${eventId} and takes it off the wall. Captured data stays on disk.`,
    confirm: 'Remove court'
  },

  empty: {
    title: 'No courts on the wall',
    explanation:
      'Add courts by event id, or look around in the demo: simulated matches, invented players, no token needed.',
    add: 'Add a court',
    demo: 'Start demo'
  }
} as const
