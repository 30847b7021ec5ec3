/** Text of the captures view. */

export const TEXT = {
  heading: 'Captures',
  search: 'Search logs',
  searchHint: 'Court, player, event, note  ( / )',
  filter: 'Logs to show',
  all: 'All',
  pinned: 'Pinned',
  logs: 'Logs',
  log: 'log',
  columns: {
    select: 'Select',
    state: 'State',
    started: 'Started (local)',
    match: 'Match',
    note: 'Note',
    length: 'Length',
    size: 'Size',
    pinned: 'Pinned'
  },
  selectAll: 'Select all',
  selectNone: 'Clear selection',
  exportSelected: (count: number) => `Export ${count} selected`,
  openFile: 'Open file…',
  failed: (problem: string) => `Couldn’t list the logs. ${problem}`,
  loading: 'Loading logs…',
  noLogs: 'No logs yet',
  noLogsHint:
    'Every court received is captured to a log here. To replay a capture or recording from elsewhere, open it or drop it on this window.',
  noMatch: 'No matching logs',
  hidden: (logs: string) => `${logs} hidden by the search or filter.`,
  showAll: 'Show all',

  row: {
    select: (title: string, started: string) => `Select ${title}, ${started}`,
    pinned: 'pinned',
    pinnedHint: 'Pinned: never deleted to free space'
  },

  details: {
    label: 'Log details',
    replay: 'Replay',
    export: 'Export',
    pin: 'Pin',
    unpin: 'Unpin',
    verify: 'Verify',
    verifying: 'Verifying…',
    pinned: 'Pinned: never deleted to free space.',
    note: 'Note',
    noteHint: 'Included in search.',
    saveNote: 'Save note',
    discardNote: 'Discard changes',
    showInFolder: 'Show in folder',
    rename: 'Rename…',
    delete: 'Delete…'
  },

  renaming: {
    title: 'Rename log',
    name: 'Name',
    hint: 'Without the extension. The file stays in its folder.',
    nameMissing: 'Enter a name.',
    cancel: 'Cancel',
    rename: 'Rename'
  },

  deletion: {
    title: 'Delete this log?',
    explanation: (match: string, fileName: string, size: string) =>
      `${match}: ${fileName}, ${size}. The file will be deleted from disk.`,
    confirm: 'Delete log'
  },

  footer: {
    move: 'move',
    replay: 'replay',
    select: 'select',
    export: 'export',
    pin: 'pin',
    verify: 'verify',
    search: 'search',
    wall: 'wall',
    free: 'free',
    roomFor: 'room for',
    showFolder: 'Show folder',
    showFolderHint: (folder: string) => `Show ${folder}`
  }
} as const
