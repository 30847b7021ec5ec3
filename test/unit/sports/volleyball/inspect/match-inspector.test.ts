/** Volleyball in the files that are inspected: recordings and captures. */
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { VARIANTS } from '@shared/sports/volleyball/rules/match-rules'
import { nodeFileSystem } from '../../../../../src-main/platform/files'
import { CaptureWriter } from '../../../../../src-main/capture/capture-writer'
import { inspectFiles } from '../../../../../src-main/cli/inspect'
import {
  hasVolleyballFindings,
  type InspectedMatch
} from '../../../../../src-main/sports/volleyball/inspect/inspection'
import { volleyballReportOf } from '../../../../../src-main/sports/volleyball/inspect/report'
import { VOLLEYBALL_FEED } from '../../../../../src-main/sports/volleyball/feed-names'
import { EVENTFUL_VOLLEYBALL } from '../../../../../src-main/simulator/volleyball/match/incidents'
import { wireType } from '../../../../../src-main/simulator/volleyball/match/wire'
import { ManualClock } from '../../../../support/manual-clock'
import { useTemporaryFolder } from '../../../../support/temporary-folder'
import {
  FIXTURE,
  plainly,
  playedMatch,
  pointsOfSets,
  wireEvent,
  wireText,
  withCorrections
} from '../../../../support/volleyball-play'

const folder = useTemporaryFolder()
const { fixtureId } = FIXTURE
const MATCH = playedMatch(7, { variant: 'indoor' })
const { truth: TRUTH } = MATCH
const SETS = pointsOfSets(MATCH)
const ACTIONS = MATCH.actions()
const PLAIN = plainly(ACTIONS).map(wireText)
const CORRECTED = withCorrections(ACTIONS, 3, {
  provisional: 0.5,
  modified: 0.05,
  inserted: 0.05,
  cancelled: 0.05,
  lag: 12
})

async function recording(...lines: readonly string[]): Promise<string> {
  const file = path.join(folder.path, 'match.ndjson')
  await writeFile(file, lines.map((line) => `${line}\n`).join(''))
  return file
}

async function inspected(file: string) {
  const { courts, errors } = await inspectFiles([file])
  expect(errors).toEqual([])
  const [match] = courts
  if (match === undefined || courts.length > 1) throw new Error(`${courts.length} matches`)
  return match.facts as InspectedMatch
}

describe('a recording of a volleyball match', () => {
  it('is reported as it was played', async () => {
    const match = await inspected(await recording(...PLAIN))
    expect(match).toMatchObject({
      eventId: fixtureId,
      sport: 'volleyball',
      format: 'Indoor · best of 5 · sets to 25, last set to 15',
      sets: SETS,
      setsWon: TRUTH.setsWon,
      winner: TRUTH.winner,
      endReason: TRUTH.outcome,
      actions: { total: PLAIN.length, effective: PLAIN.length, cancelled: 0, modified: 0, inserted: 0 },
      provisionalPoints: 0,
      changes: [],
      suspendAdvice: null,
      gaps: 0,
      duplicates: 0,
      undecodable: 0,
      conflicts: 0,
      serverCorrections: 0
    })
    expect(hasVolleyballFindings(match)).toBe(false)
  })

  it('with corrections counts them, describes them and has the same score', async () => {
    const match = await inspected(await recording(...CORRECTED.map(wireText)))
    const { statistics, sets, winner } = await inspected(await recording(...PLAIN))
    const idsWhere = (holds: (event: (typeof CORRECTED)[number]) => boolean): number =>
      new Set(CORRECTED.filter(holds).map(({ actionId }) => actionId)).size
    const cancelled = idsWhere(({ isCancelled }) => isCancelled)
    expect(match).toMatchObject({ statistics, sets, winner, conflicts: 0, provisionalPoints: 0 })
    expect(match.actions).toEqual({
      total: ACTIONS.length + cancelled,
      effective: ACTIONS.length,
      cancelled,
      modified: idsWhere(({ isModified }) => isModified),
      inserted: idsWhere(({ insertedBeforeActionId }) => insertedBeforeActionId !== null)
    })
    const texts = match.changes.map(({ text }) => text)
    for (const word of ['Cancelled', 'Changed', 'Inserted'])
      expect(texts.some((text) => text.startsWith(word))).toBe(true)
    expect(hasVolleyballFindings(match)).toBe(false)
  })

  it('as sent by the provider, in every variant, is the match that was really played', async () => {
    for (const variant of VARIANTS) {
      const incidents = { rates: { ...EVENTFUL_VOLLEYBALL, walkover: 0 } }
      const played = playedMatch(3, { variant, incidents })
      const match = await inspected(await recording(...played.envelopes.map(({ text }) => text)))
      const { truth } = played
      expect(match).toMatchObject({
        eventId: fixtureId,
        sets: pointsOfSets(played),
        setsWon: truth.setsWon,
        winner: truth.winner,
        endReason: truth.outcome,
        gaps: 0,
        duplicates: 0,
        undecodable: 0,
        conflicts: 0,
        serverCorrections: 0,
        provisionalPoints: 0
      })
      expect(match.actions.effective).toBe(played.actions().length)
      expect(match.actions.cancelled).toBeGreaterThan(0)
      expect(hasVolleyballFindings(match)).toBe(false)
    }
  })

  it('has its gaps, repeats and unreadable lines counted, wherever they are', async () => {
    const lines = [...PLAIN]
    lines.splice(90, 2)
    lines.splice(60, 1, lines[60]?.slice(0, 80) ?? '', lines[61] ?? '')
    const match = await inspected(await recording('{broken', ...lines, 'what is this', PLAIN[3] ?? ''))
    expect(match).toMatchObject({ eventId: fixtureId, undecodable: 3, duplicates: 2 })
    expect(match.gaps).toBeGreaterThan(0)
    expect(hasVolleyballFindings(match)).toBe(true)
  })

  it('has a conflict while the provider’s score contradicts its points', async () => {
    const score = { $type: wireType('SetScore'), scoreInPoints: { home: 40, away: 0 }, setNumber: 1 }
    const place = ACTIONS.findIndex(({ $type }) => $type.includes('.Point,')) + 1
    const wrong = plainly([...ACTIONS.slice(0, place), score]).map(wireText)
    const match = await inspected(await recording(...wrong))
    expect(match).toMatchObject({
      conflicts: 1,
      sets: [{ pointsHome: 40, pointsAway: 0 }],
      suspendAdvice: 'score conflict'
    })
    expect(hasVolleyballFindings(match)).toBe(true)
    const cancel = wireText(wireEvent(wrong.length + 1, place, score, { isCancelled: true }))
    expect(await inspected(await recording(...wrong, cancel))).toMatchObject({
      conflicts: 0,
      suspendAdvice: null
    })
  })

  it('prints a readable page', async () => {
    const page = volleyballReportOf(await inspected(await recording(...CORRECTED.map(wireText))))
    expect(page).toContain(`${fixtureId} · volleyball`)
    expect(page).toMatch(/Score +\d–\d in sets: \d+-\d+ /)
    expect(page).toMatch(/Side-out +\d+ % \(\d+\/\d+\)/)
    expect(page).toMatch(/Findings +none/)
    expect(page).toMatch(/\d+ +Cancelled: /)
    expect(page).toMatch(/… and \d+ more/)
  })

  it('without fixture ids is named after its file', async () => {
    const nameless = PLAIN.map((line) => line.replace(`"fixtureId":"${fixtureId}",`, ''))
    expect(await inspected(await recording(...nameless))).toMatchObject({
      eventId: 'match',
      winner: TRUTH.winner
    })
  })
})

describe('a capture of a volleyball match', () => {
  it('is identified by its topic', async () => {
    const writer = new CaptureWriter({
      folder: folder.path,
      courtName: '',
      source: { feed: VOLLEYBALL_FEED, otherFeeds: [], eventId: '4711', host: '', clientVersion: '' },
      clock: new ManualClock(),
      files: nodeFileSystem
    })
    for (const line of PLAIN) writer.appendFrame({ bytes: Buffer.from(line), receivedAt: 1_000 })
    await writer.seal()
    const file = path.join(folder.path, writer.status().fileName)
    expect(await inspected(file)).toMatchObject({
      eventId: '4711',
      sets: SETS,
      winner: TRUTH.winner,
      gaps: 0,
      fileProblem: ''
    })
  })
})
