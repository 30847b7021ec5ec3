/** For each call arguments that fit, and for all calls arguments that fit none. */
import type { CallInput, CallName } from '@shared/ipc/contract'
import { DEFAULT_SETTINGS } from '@shared/settings'

export const VALID_ARGUMENTS: { readonly [Name in CallName]: CallInput<Name> } = {
  'app.info': {},
  'courts.add': { eventIds: ['2031-0042-MS003'], credentialId: 'x' },
  'courts.remove': { courtId: 'no such court' },
  'courts.reorder': { courtIds: ['no such court'] },
  'courts.reconnect': { courtId: 'no such court' },
  'timeline.range': { courtId: 'no such court', from: 0, count: 10, filter: 'all' },
  'credentials.list': {},
  'credentials.add': { label: 'Desk', token: 'a-test-token-1234', weakProtectionAccepted: false },
  'credentials.remove': { credentialId: 'x' },
  'settings.get': {},
  'settings.replace': DEFAULT_SETTINGS,
  'layout.get': {},
  'layout.replace': { view: 'wall', courtId: null },
  'notices.dismiss': { id: 'x' },
  'capture.showFolder': {},
  'stream.open': {}
}

/** JSON can carry all of these; a page that has been taken over could send them. */
export const HOSTILE_ARGUMENTS: readonly unknown[] = [
  undefined,
  null,
  true,
  -1,
  '',
  '{}',
  'x'.repeat(300_000),
  [],
  [{}],
  { unexpected: 1 },
  { constructor: { prototype: { polluted: true } } },
  JSON.parse('{"__proto__":{"courtId":"x"},"evil":1}'),
  { courtId: { $ne: null } },
  { courtId: 7, from: -1, count: 1e9, filter: 'all' },
  { courtId: 'x'.repeat(10_000) },
  { courtIds: 'not a list' },
  { courtIds: Array.from({ length: 100_000 }, () => 'x') },
  { eventIds: [], credentialId: 'x' },
  { eventIds: [1, 2], credentialId: 'x' },
  { label: ' ', token: 'short', weakProtectionAccepted: 'yes' },
  { label: 'x', token: 'y'.repeat(20_000), weakProtectionAccepted: true },
  { credentialId: ['x'] },
  { view: 'root', courtId: null },
  { id: 7 },
  { ...DEFAULT_SETTINGS, tennisEvents: { hosts: ['https://evil.example'], path: '/{eventId}' } },
  { ...DEFAULT_SETTINGS, tennisEvents: { hosts: ['ws://192.0.2.7:80'], path: '/{eventId}' } },
  { ...DEFAULT_SETTINGS, tennisEvents: { hosts: ['wss://user:pass@host'], path: '/{eventId}' } },
  { ...DEFAULT_SETTINGS, tennisEvents: { hosts: [], path: '/{eventId}' } },
  { ...DEFAULT_SETTINGS, demo: { enabled: 'true' } }
]
