/** Text of the replay bar and its dialog. */

export const TEXT = {
  heading: 'Replay',
  stillWriting: 'still being written',
  ends: (time: string) => `ends ${time}`,
  play: 'Play',
  pause: 'Pause',
  speed: 'Speed',
  speedHint: 'J slower, L faster',
  goTo: 'Go to',
  skipIdle: 'Skip idle',
  skipIdleHint: 'Skip stretches where nothing happens',
  linked: 'Linked',
  linkedHint: 'Move in time with all other linked replays',
  liveEdge: 'Live edge',
  liveEdgeHint: 'Play new records as they are written',
  loop: (stretch: string) => `Loop ${stretch}`,
  loopHint: 'Repeating this stretch. Click to stop',
  loopKeys: { loop: 'Loop:', from: 'from here,', to: 'to here, or Shift-drag' },
  loading: 'Loading log…',
  close: 'Close replay',

  bar: {
    label: 'Position in the log',
    marks: 'Marks on the bar',
    value: (time: string, elapsed: string) => `${time}, ${elapsed}`,
    repeated: (stretch: string) => `Loop: ${stretch}`,
    mark: (kind: string, mark: string) => `${kind}: ${mark}`,
    more: (count: string) => `and ${count}`,
    moreNoun: 'more'
  },

  parts: { game: 'Game', set: 'Set' },
  point: 'Point',

  goToDialog: {
    title: 'Go to',
    by: 'Go to by',
    time: 'Time',
    seq: 'Sequence number',
    timeOfDay: 'Time of day',
    range: (from: string, to: string, zone: string) => `Log from ${from} to ${to}, ${zone} time.`,
    seqHint: (item: string) => `Provider ${item} number.`,
    set: 'Set',
    gameOfSet: 'Game in set',
    orMark: 'Or choose a mark',
    marks: 'Marks in the log',
    cancel: 'Cancel',
    go: 'Go',
    notWhole: (least: number) => `Enter a whole number, ${least} or more.`,
    notTime: 'Enter a time such as 14:32 or 14:32:07.',
    outOfRange: (from: string, to: string) => `Outside the log, which runs from ${from} to ${to}.`
  }
} as const
