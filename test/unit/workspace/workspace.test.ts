import type { AddOutcome } from '@shared/calls/add-courts'
import type { CallArgs } from '@shared/ipc/contract'
import { fail, succeed } from '@shared/result'
import { DEFAULT_SETTINGS } from '@shared/settings'
import { rulesOf } from '@shared/sports/volleyball/rules/match-rules'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { captureOff } from '../../../src-main/records/capture-log'
import type { CourtSpec } from '../../../src-main/engine/court-spec'
import { Engine } from '../../../src-main/engine/engine'
import { SliceBoard } from '../../../src-main/engine/slice-board'
import { SettingsStore } from '../../../src-main/settings/settings-store'
import { sportHandlers } from '../../../src-main/sports/list'
import type { volleyballCourtSpec } from '../../../src-main/sports/volleyball/court-spec'
import { Workspace } from '../../../src-main/workspace/workspace'
import { WorkspaceState } from '../../../src-main/workspace/workspace-state'
import { ManualClock } from '../../support/manual-clock'
import { useTemporaryFolder } from '../../support/temporary-folder'

const folder = useTemporaryFolder()
const DEFAULTS = DEFAULT_SETTINGS.volleyball
const ORDER: CallArgs<'courts.addVolleyball'> = {
  matches: [
    { fixtureId: ' 123456789 ', teams: { Home: 'Norway', Away: 'Sweden' } },
    { fixtureId: 'Finland', teams: { Home: '', Away: '' } }
  ],
  sourceId: 'SimSource',
  sportId: 91_189,
  rules: 'indoor-3',
  credentialId: 'keys'
}
const FIXTURE = { sourceId: 'SimSource', sportId: 91_189, fixtureId: '123456789' }

/** Every court that was opened, in that order; a court that is opened anew is there again. */
let opened: CourtSpec[]
let engine: Engine
let state: WorkspaceState
let settings: SettingsStore
let workspace: Workspace

/** As after a start with what is stored. Nobody has a credential, so that nothing is connected. */
async function start(): Promise<void> {
  opened = []
  const board = new SliceBoard()
  const clock = new ManualClock()
  state = new WorkspaceState(board, clock)
  engine = new Engine({
    board,
    clock,
    random: () => 0.5,
    openCapture: (spec) => {
      opened.push(spec)
      return captureOff
    },
    courtsChanged: (courtIds) => state.courtsChanged(courtIds)
  })
  settings = SettingsStore.open(folder.path, new ManualClock()).store
  workspace = new Workspace({
    engine,
    state,
    settings,
    embedded: { start: () => Promise.resolve(succeed([])), stop: () => Promise.resolve() },
    embeddedForced: false,
    secrets: {
      readToken: (id) => Promise.resolve(fail(`no token ${id}`)),
      readVolleyballKeys: (id) => Promise.resolve(fail(`no keys ${id}`))
    }
  })
  await workspace.open()
}

/** As a window asks for courts; every credential is stored. */
const calls = () =>
  sportHandlers({
    court: (courtId) => engine.court(courtId),
    addCourt: (eventId, court) => workspace.addCourt(eventId, court),
    hasCredential: () => true
  })

async function addVolleyball(order: CallArgs<'courts.addVolleyball'>): Promise<AddOutcome[]> {
  const added = await calls()['courts.addVolleyball'](order, { windowId: 1 })
  if (!added.ok) throw new Error(added.error.detail)
  return added.value.outcomes
}

const openedIds = (): string[] => opened.map(({ courtId }) => courtId)

beforeEach(start)
afterEach(() => workspace.close())

describe('adding volleyball courts', () => {
  it('opens what it can, and reports the outcome for each', async () => {
    expect(await addVolleyball(ORDER)).toMatchObject([
      { eventId: '123456789', outcome: 'added', courtId: 'feed:SimSource:123456789' },
      { eventId: 'Finland', outcome: 'not-an-event-id', courtId: null }
    ])
    expect(opened).toMatchObject([
      {
        courtId: 'feed:SimSource:123456789',
        eventId: '123456789',
        origin: 'feed',
        place: {
          access: DEFAULTS.access,
          fixture: FIXTURE,
          teams: { Home: 'Norway', Away: 'Sweden' },
          rules: rulesOf('indoor', 3)
        }
      }
    ])
  })

  it('does not add a fixture twice, but does add the same number from another source', async () => {
    const matches = [{ fixtureId: '7', teams: { Home: '', Away: '' } }]
    const outcomes: AddOutcome[] = []
    for (const sourceId of [ORDER.sourceId, ORDER.sourceId, 'AnotherSource'])
      outcomes.push(...(await addVolleyball({ ...ORDER, matches, sourceId })))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['added', 'already-there', 'added'])
  })

  it('signs in with the chosen keys', async () => {
    await addVolleyball(ORDER)
    const [court] = opened as ReturnType<typeof volleyballCourtSpec>[]
    expect(await court?.place.readKeys()).toEqual(fail('no keys keys'))
  })
})

describe('courts of both sports', () => {
  beforeEach(async () => {
    await calls()['courts.add']({ eventIds: ['2031-0042-MS003'], credentialId: 'token' }, { windowId: 1 })
    await addVolleyball(ORDER)
    workspace.reorder(['feed:SimSource:123456789', 'feed:2031-0042-MS003'])
  })

  it('are restored after a restart, in order', async () => {
    const before = opened.map((spec) => JSON.stringify(spec))
    await workspace.close()
    await start()
    expect(state.courtIds).toEqual(['feed:SimSource:123456789', 'feed:2031-0042-MS003'])
    expect(opened.map((spec) => JSON.stringify(spec)).sort()).toEqual(before.sort())
  })

  it('are removed one by one', async () => {
    expect(workspace.removeCourt('feed:SimSource:123456789')).toBe(true)
    await workspace.close()
    await start()
    expect(openedIds()).toEqual(['feed:2031-0042-MS003'])
  })

  it('are reopened only when their own feed settings change, and keep their places', async () => {
    const { access } = DEFAULTS
    const volleyball = { ...DEFAULTS, access: { ...access, pollSeconds: 30 } }
    opened.length = 0
    await workspace.replaceSettings({
      ...DEFAULT_SETTINGS,
      volleyball: { ...DEFAULTS, sourceId: 'SimSource' }
    })
    expect(openedIds()).toEqual([])
    await workspace.replaceSettings({ ...DEFAULT_SETTINGS, volleyball })
    expect(opened).toMatchObject([
      { courtId: 'feed:SimSource:123456789', place: { access: { pollSeconds: 30 } } }
    ])
    opened.length = 0
    await workspace.replaceSettings({
      ...DEFAULT_SETTINGS,
      volleyball,
      tennisStatistics: { ...DEFAULT_SETTINGS.tennisStatistics, enabled: false }
    })
    expect(openedIds()).toEqual(['feed:2031-0042-MS003'])
    opened.length = 0
    await workspace.replaceSettings({
      ...settings.settings,
      network: { ...DEFAULT_SETTINGS.network, systemProxy: false }
    })
    expect(openedIds().sort()).toEqual(['feed:2031-0042-MS003', 'feed:SimSource:123456789'])
    expect(state.courtIds).toEqual(['feed:SimSource:123456789', 'feed:2031-0042-MS003'])
  })
})
