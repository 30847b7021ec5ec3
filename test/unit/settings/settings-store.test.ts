import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DEFAULT_SETTINGS } from '@shared/settings'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SettingsStore } from '../../../src-main/settings/settings-store'
import { ManualClock } from '../../support/manual-clock'
import { useTemporaryFolder } from '../../support/temporary-folder'

const folder = useTemporaryFolder()
const clock = new ManualClock(Date.UTC(2026, 10, 21, 14, 32, 7))
const SET_ASIDE = 'settings.corrupt-20261121T143207Z.json'

const open = (): ReturnType<typeof SettingsStore.open> => SettingsStore.open(folder.path, clock)
const inFolder = (name: string): string => path.join(folder.path, name)
const put = (content: unknown): void =>
  writeFileSync(inFolder('settings.json'), typeof content === 'string' ? content : JSON.stringify(content))

const COURT = {
  sport: 'tennis',
  courtId: 'feed:2026-0991-MS005',
  eventId: '2026-0991-MS005',
  credentialId: 'abc'
} as const
const VOLLEYBALL_COURT = {
  sport: 'volleyball',
  courtId: 'feed:SimSource:123456789',
  fixture: { sourceId: 'SimSource', sportId: 91_189, fixtureId: '123456789' },
  teams: { Home: 'Norway', Away: '' },
  rules: 'indoor-3',
  credentialId: 'abc'
} as const
const WHOLE = {
  schemaVersion: 1,
  settings: { ...DEFAULT_SETTINGS, demo: { enabled: false } },
  courts: [COURT, VOLLEYBALL_COURT],
  layout: { view: 'court', courtId: COURT.courtId }
}

describe('a first start', () => {
  test('gives the defaults, reports no problems and writes nothing', () => {
    const { store, problems } = open()
    expect(problems).toEqual([])
    expect(store.settings).toEqual(DEFAULT_SETTINGS)
    expect(store.courts).toEqual([])
    expect(store.layout).toEqual({ view: 'wall', courtId: null })
    expect(readdirSync(folder.path)).toEqual([])
  })
})

describe('a replaced setting', () => {
  test('applies at once and after a restart', () => {
    const { store } = open()
    expect(store.replaceSettings(WHOLE.settings)).toEqual({ ok: true, value: null })
    store.replaceCourts(WHOLE.courts)
    store.replaceLayout({ view: 'court', courtId: COURT.courtId })
    for (const current of [store, open().store]) {
      expect(current.settings).toEqual(WHOLE.settings)
      expect(current.courts).toEqual(WHOLE.courts)
      expect(current.layout).toEqual({ view: 'court', courtId: COURT.courtId })
    }
    expect(JSON.parse(readFileSync(inFolder('settings.json'), 'utf8'))).toEqual(WHOLE)
  })

  test('is readable by its owner only', () => {
    open().store.replaceCourts([COURT])
    expect(statSync(inFolder('settings.json')).mode & 0o777).toBe(
      process.platform === 'win32' ? 0o666 : 0o600
    )
  })
})

test('reads a file from before volleyball without complaint', () => {
  const { volleyball: _, ...settings } = WHOLE.settings
  const { sport: __, ...court } = COURT
  put({ ...WHOLE, settings, courts: [court] })
  const { store, problems } = open()
  expect(problems).toEqual([])
  expect(store.settings).toEqual(WHOLE.settings)
  expect(store.courts).toEqual([COURT])
})

describe('an unusable file', () => {
  test.each([
    ['cut off', '{"schemaVersion":1,"settings":{'],
    ['empty', ''],
    ['not an object', '[1,2]'],
    ['without a version', '{"settings":{}}']
  ])('(%s) is set aside unchanged and reported with its new name', (_, text) => {
    put(text)
    const { store, problems } = open()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`renamed to ${SET_ASIDE}`)
    expect(problems[0]).toContain('Using default settings.')
    expect(store.settings).toEqual(DEFAULT_SETTINGS)
    store.replaceCourts([COURT])
    expect(readFileSync(inFolder(SET_ASIDE), 'utf8')).toBe(text)
    expect(open()).toMatchObject({ problems: [], store: { courts: [COURT] } })
  })

  test('never overwrites one set aside earlier', () => {
    for (const text of ['first', 'second']) {
      put(text)
      open()
    }
    expect(readFileSync(inFolder(SET_ASIDE), 'utf8')).toBe('first')
    expect(readFileSync(inFolder('settings.corrupt-20261121T143207Z-2.json'), 'utf8')).toBe('second')
  })

  test('from a newer version is set aside with a message of its own', () => {
    put({ ...WHOLE, schemaVersion: 2 })
    const { store, problems } = open()
    expect(problems).toEqual([
      'The settings file was written by a newer version of Rallydesk (format 2; this one knows 1). It was renamed to settings.newer-20261121T143207Z.json and is not used. Using default settings.'
    ])
    expect(store.courts).toEqual([])
  })

  test('is not overwritten while it cannot be moved away', () => {
    const file = inFolder('not a folder')
    writeFileSync(file, 'precious')
    const { store, problems } = SettingsStore.open(file, clock)
    expect(problems[0]).toMatch(/nothing can be saved until it is moved away/)
    const replaced = store.replaceCourts([COURT])
    expect(replaced).toMatchObject({ ok: false })
    expect(store.courts).toEqual([])
    expect(readFileSync(file, 'utf8')).toBe('precious')
  })
})

describe('an unreadable section', () => {
  test('leaves the others intact, and the original file is kept', () => {
    const broken = {
      ...WHOLE,
      settings: { ...WHOLE.settings, tennisEvents: { hosts: ['http://insecure.example'], path: '/' } },
      courts: [COURT, { courtId: '' }, 17, COURT, { ...VOLLEYBALL_COURT, sport: 'chess' }, VOLLEYBALL_COURT],
      layout: { view: 'moon', courtId: null }
    }
    put(broken)
    const { store, problems } = open()
    expect(problems).toEqual([
      'The settings section “tennisEvents” could not be read. Using its defaults.',
      'Court 2 of the list could not be read and was skipped. Add it again.',
      'Court 3 of the list could not be read and was skipped. Add it again.',
      'Court 4 of the list could not be read and was skipped. Add it again.',
      'Court 5 of the list could not be read and was skipped. Add it again.',
      'The last open view could not be read. Opening the wall.',
      `The original settings file was kept as ${SET_ASIDE}.`
    ])
    expect(store.settings).toEqual({ ...DEFAULT_SETTINGS, demo: { enabled: false } })
    expect(store.courts).toEqual([COURT, VOLLEYBALL_COURT])
    expect(JSON.parse(readFileSync(inFolder(SET_ASIDE), 'utf8'))).toEqual(broken)
  })

  test('never keeps the settings from opening, and is reported', () => {
    const anyJson = fc.jsonValue().filter((value) => value !== null)
    fc.assert(
      fc.property(anyJson, anyJson, anyJson, (settings, courts, layout) => {
        put({ schemaVersion: 1, settings, courts, layout })
        const { store, problems } = open()
        expect(store.settings.tennisEvents.hosts.length).toBeGreaterThan(0)
        expect(problems.length).toBeGreaterThan(0)
      }),
      { numRuns: 50 }
    )
  })
})

test('reports a failed write and changes nothing', () => {
  const { store } = open()
  store.replaceCourts([COURT])
  rmSync(inFolder('settings.json'))
  mkdirSync(inFolder('settings.json'))
  const replaced = store.replaceCourts([])
  expect(replaced).toMatchObject({
    ok: false,
    error: expect.stringMatching(
      /^The settings file could not be saved: .*Check that the disk has space/
    ) as string
  })
  expect(store.courts).toEqual([COURT])
})
