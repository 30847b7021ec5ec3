/** The library of logs over real files. */
import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, test } from 'vitest'
import { nodeFileSystem } from '../../../src-main/platform/files'
import { CaptureLibrary } from '../../../src-main/capture/capture-library'
import { CaptureRemarks } from '../../../src-main/capture/capture-remarks'
import { CaptureWriter } from '../../../src-main/capture/capture-writer'
import { recoverCaptures } from '../../../src-main/capture/recover-captures'
import type { RetentionRules } from '../../../src-main/capture/retention'
import { ManualClock } from '../../support/manual-clock'
import { useTemporaryFolder } from '../../support/temporary-folder'

const folder = useTemporaryFolder()
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const FOR_EVER = { keepMs: Number.POSITIVE_INFINITY, keepBytes: Number.POSITIVE_INFINITY }
let clock: ManualClock
let captures: string
let rules: RetentionRules
let revisions: number[]

beforeEach(() => {
  clock = new ManualClock()
  captures = path.join(folder.path, 'captures')
  mkdirSync(captures)
  rules = { matches: FOR_EVER, demo: FOR_EVER }
  revisions = []
})

function openLibrary(): CaptureLibrary {
  return new CaptureLibrary({
    folder: captures,
    files: nodeFileSystem,
    clock,
    remarks: CaptureRemarks.open(folder.path, clock).remarks,
    retention: () => rules,
    diskLeft: () => ({ freeBytes: 1_000_000, lastsMs: null }),
    changed: (revision) => revisions.push(revision)
  })
}

async function capture(eventId: string, origin: 'feed' | 'demo' = 'feed'): Promise<CaptureWriter> {
  const writer = new CaptureWriter({
    folder: captures,
    courtName: origin,
    source: { feed: 'tennis-events', eventId, host: '', clientVersion: 'test', origin },
    clock,
    files: nodeFileSystem
  })
  writer.appendFrame({ bytes: Buffer.from('{"seqNum":1}'), receivedAt: clock.utcMs() })
  await writer.flush()
  return writer
}

async function sealed(eventId: string, origin: 'feed' | 'demo' = 'feed'): Promise<string> {
  const writer = await capture(eventId, origin)
  await writer.seal()
  return writer.status().fileName
}

async function rowsOf(library: CaptureLibrary) {
  const listed = await library.list()
  if (!listed.ok) throw new Error(listed.error.detail)
  return listed.value.rows
}

describe('the list', () => {
  test('distinguishes live, sealed, recovered, damaged and unsealed logs, newest first', async () => {
    const library = openLibrary()
    const crashed = await capture('2031-0042-LS001')
    truncateSync(path.join(captures, crashed.status().fileName), crashed.status().bytes - 3)
    clock.advance(1000)
    const again = await capture('2031-0042-LS002')
    await recoverCaptures(nodeFileSystem, captures)
    clock.advance(1000)
    const whole = await sealed('2031-0042-LS003')
    const broken = await sealed('2031-0042-LS004')
    truncateSync(path.join(captures, broken), 300)
    clock.advance(1000)
    const live = await capture('2031-0042-LS005')
    library.track(live)
    const forgotten = await capture('2031-0042-LS006')

    const rows = await rowsOf(library)
    const stateOf = (eventId: string) => rows.find((row) => row.fileName.includes(eventId))?.state
    expect(stateOf('LS002')).toBe('recovered')
    expect(stateOf('LS003')).toBe('sealed')
    expect(stateOf('LS004')).toBe('damaged')
    expect(stateOf('LS005')).toBe('live')
    expect(stateOf('LS006')).toBe('unsealed')
    expect(rows.find(({ fileName }) => fileName === whole)).toMatchObject({
      eventId: '2031-0042-LS003',
      sport: 'tennis',
      feeds: ['tennis-events'],
      records: 1,
      pinned: false,
      note: ''
    })
    expect(rows.findIndex(({ state }) => state === 'live')).toBeLessThan(
      rows.findIndex(({ state }) => state === 'recovered')
    )
    await Promise.all([live, forgotten, again, crashed].map((writer) => writer.seal()))
    expect((await rowsOf(library)).map(({ state }) => state)).not.toContain('live')
  })

  test('says why a folder is unreadable', async () => {
    const library = openLibrary()
    captures = path.join(folder.path, 'a file')
    writeFileSync(captures, '')
    expect(await openLibrary().list()).toMatchObject({ ok: false, error: { code: 'UNREADABLE_FOLDER' } })
    expect((await library.list()).ok).toBe(true)
  })

  test('is announced again when a capture starts and when it is sealed', async () => {
    const library = openLibrary()
    library.start()
    await expect.poll(() => revisions.length).toBe(1)
    const writer = await capture('2031-0042-LS001')
    library.track(writer)
    clock.advance(2000)
    await expect.poll(() => revisions.length).toBe(2)
    await writer.seal()
    clock.advance(2000)
    await expect.poll(() => revisions.length).toBe(3)
    library.stop()
  })
})

describe('pins and notes', () => {
  test('survive sealing, renaming and a restart, and disappear with the log', async () => {
    const library = openLibrary()
    const writer = await capture('2031-0042-LS001')
    library.track(writer)
    const liveName = writer.status().fileName
    expect(await library.pin(liveName, true)).toEqual({ ok: true, value: null })
    expect(await library.note(liveName, 'disputed point')).toEqual({ ok: true, value: null })
    await writer.seal()
    expect(await library.rename(writer.status().fileName, 'The final: part/one')).toEqual({
      ok: true,
      value: 'The final part one.mcap'
    })
    const reopened = openLibrary()
    expect(await rowsOf(reopened)).toMatchObject([
      { fileName: 'The final part one.mcap', pinned: true, note: 'disputed point', state: 'sealed' }
    ])
    expect(await reopened.delete('The final part one.mcap')).toEqual({ ok: true, value: null })
    expect(CaptureRemarks.open(folder.path, clock).remarks.of(liveName)).toEqual({ pinned: false, note: '' })
  })
})

describe('a file in use', () => {
  test('cannot be renamed, deleted or removed by age until every lease has ended', async () => {
    const fileName = await sealed('2031-0042-LS001')
    const library = openLibrary()
    rules = { matches: { ...FOR_EVER, keepMs: DAY_MS }, demo: FOR_EVER }
    clock.advance(2 * DAY_MS)
    const releases = [library.lease(fileName), library.lease(fileName)]
    for (const release of releases) {
      expect(await library.delete(fileName)).toMatchObject({ error: { code: 'IN_USE' } })
      expect(await library.rename(fileName, 'other')).toMatchObject({ error: { code: 'IN_USE' } })
      await library.removeOutdated()
      expect(readdirSync(captures)).toEqual([fileName])
      release()
      release()
    }
    await library.removeOutdated()
    expect(readdirSync(captures)).toEqual([])
  })

  test('includes one that is being written', async () => {
    const library = openLibrary()
    const writer = await capture('2031-0042-LS001')
    library.track(writer)
    expect(await library.delete(writer.status().fileName)).toMatchObject({ error: { code: 'IN_USE' } })
    await writer.seal()
    expect(await library.delete(writer.status().fileName)).toMatchObject({ ok: true })
  })
})

test('applies retention at the start and every hour, and keeps demo logs for a shorter time', async () => {
  const demo = await sealed('2031-0042-LS001', 'demo')
  const match = await sealed('2031-0042-LS002')
  const pinned = await sealed('2031-0042-LS003', 'demo')
  const library = openLibrary()
  await library.pin(pinned, true)
  rules = { matches: { ...FOR_EVER, keepMs: 1.5 * HOUR_MS }, demo: { ...FOR_EVER, keepMs: HOUR_MS / 2 } }
  library.start()
  await expect.poll(() => revisions.length).toBeGreaterThan(1)
  expect(readdirSync(captures)).toHaveLength(3)
  clock.advance(HOUR_MS)
  await expect.poll(() => readdirSync(captures).includes(demo)).toBe(false)
  expect(readdirSync(captures).sort()).toEqual([match, pinned].sort())
  clock.advance(HOUR_MS)
  await expect.poll(() => readdirSync(captures)).toEqual([pinned])
  library.stop()
})

test('shows in the list what verifying finds', async () => {
  const fileName = await sealed('2031-0042-LS001')
  const library = openLibrary()
  expect(await library.verify(fileName)).toMatchObject({ value: { outcome: 'clean' } })
  const filePath = path.join(captures, fileName)
  truncateSync(filePath, (await rowsOf(library))[0]?.bytes ?? 0)
  writeFileSync(filePath, 'X', { flag: 'a' })
  expect(await library.verify(fileName)).toMatchObject({ value: { outcome: 'findings' } })
  expect(await rowsOf(library)).toMatchObject([{ state: 'damaged' }])
})

test('rejects a name outside the folder, of no log, or already taken', async () => {
  const fileName = await sealed('2031-0042-LS001')
  const second = await sealed('2031-0042-LS002')
  const library = openLibrary()
  for (const unknown of ['nothing.mcap', '..', 'captures.json'])
    expect(await library.delete(unknown)).toMatchObject({ error: { code: 'UNKNOWN_FILE' } })
  expect(await library.rename(fileName, path.basename(second, '.mcap'))).toMatchObject({
    error: { code: 'NAME_TAKEN' }
  })
  expect(await library.rename(fileName, ' ... ')).toMatchObject({ error: { code: 'NAME_TAKEN' } })
  expect(await library.rename(fileName, 'a.live')).toMatchObject({ error: { code: 'NAME_TAKEN' } })
})
