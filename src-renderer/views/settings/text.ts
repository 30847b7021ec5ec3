/** Text of the settings view. */
import type { Credential, CredentialKind } from '@shared/calls/credential-calls'

const CREDENTIAL_KINDS: Readonly<
  Record<CredentialKind, { readonly choice: string; readonly noun: string; readonly ends: string }>
> = {
  token: { choice: 'Tennis token', noun: 'token', ends: 'token, ends in' },
  volleyball: { choice: 'Volleyball keys', noun: 'keys', ends: 'volleyball keys, client id ends in' }
}

const PROTECTIONS: Readonly<Record<Credential['protection'], string>> = {
  os: 'encrypted by the operating system',
  weak: 'weakly protected: anyone with access to this user’s files can read it',
  session: 'kept in memory for this session only'
}

export const TEXT = {
  heading: 'Settings',
  failed: (failure: string) => `■ Couldn’t load the settings. ${failure}`,
  loading: 'Loading settings…',

  demo: {
    title: 'Demo',
    run: 'Run the demo',
    hint: 'Simulated matches with invented players, over real connections on this computer. Needs no token or network.'
  },

  wall: {
    title: 'Wall',
    order: 'Court order',
    byUrgency: 'By urgency',
    own: 'My own order',
    hint: 'By urgency: unacknowledged alarms come first, then suspend advice, then match, set and break points. To arrange your own order, use Alt and the arrow keys on the wall.'
  },

  display: {
    title: 'Display',
    theme: 'Theme',
    dark: 'Dark',
    light: 'Light',
    highContrast: 'High contrast'
  },

  capture: {
    title: 'Capture',
    enabled: 'Capture everything received',
    enabledHint: 'Raw frames are written to disk before they are read, so nothing received is lost.',
    folder: 'Folder',
    showFolder: 'Show folder',
    keepDays: 'Keep logs for (days)',
    keepDaysHint: 'Older logs are deleted, except pinned ones.',
    keepGigabytes: 'Keep at most (GB)',
    keepGigabytesHint: 'The oldest logs are deleted first.',
    keepDemoDays: 'Keep demo logs for (days)',
    keepDemoGigabytes: 'Keep demo logs up to (GB)',
    partMegabytes: 'Split files at (MB)',
    partMegabytesHint: 'A long log continues in another file.',
    save: 'Save limits',
    saved: 'Saved. Logs over the limits are deleted within an hour.'
  },

  about: {
    title: 'About',
    showLogFile: 'Show log file',
    product: 'Rallydesk',
    electron: 'Electron',
    chromium: 'Chromium',
    node: 'Node.js',
    platform: 'Platform',
    profileFolder: 'Profile folder'
  },

  credentials: {
    title: 'Tokens and keys',
    stored: 'Stored tokens and keys',
    kind: 'Credential type',
    kinds: CREDENTIAL_KINDS,
    protections: PROTECTIONS,
    none: 'No tokens or keys stored. The demo needs none; provider feeds do.',
    failed: (failure: string) => `■ Couldn’t load the stored tokens and keys. ${failure}`,
    notRemoved: (label: string, error: string) => `Couldn’t remove “${label}”. ${error}`,
    remove: 'Remove…',
    removeLabel: (noun: string, label: string) => `Remove ${noun} ${label}`,
    removeTitle: (noun: string, label: string) => `Remove ${noun} “${label}”?`,
    removeExplanation:
      'Courts that use it stop at their next connection until you add another. Stored secrets cannot be shown again.',
    removeConfirm: (noun: string) => `Remove ${noun}`
  }
} as const
