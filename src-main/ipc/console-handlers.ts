/** What each call does. Rules live in the services; here they only meet the contract. */
import type { CallResult } from '@shared/ipc/contract'
import type { CredentialKind } from '@shared/ipc/credential-calls'
import { fail, succeed } from '@shared/result'
import type { AlarmDesk } from '../alarms/alarm-desk'
import type { AlarmJournal } from '../alarms/journal'
import type { CaptureLibrary } from '../capture/capture-library'
import type { CredentialVault } from '../credentials/credential-vault'
import type { Engine } from '../engine/engine'
import type { ReplayDesk } from '../replay/replay-desk'
import type { SettingsStore } from '../settings/settings-store'
import type { Workspace } from '../app/workspace'
import { createAlarmHandlers } from './alarm-handlers'
import { createCaptureHandlers } from './capture-handlers'
import { createExportHandlers, type ExportServices } from './export-handlers'
import type { Handlers } from './handlers'
import { createInsightHandlers } from './insight-handlers'
import { createRallyHandlers } from './rally-handlers'
import { createReplayHandlers } from './replay-handlers'
import { createVolleyballHandlers } from './volleyball-handlers'

export interface ConsoleServices {
  readonly engine: Engine
  readonly workspace: Workspace
  readonly settings: SettingsStore
  readonly vault: CredentialVault
  readonly alarms: AlarmDesk
  readonly journal: AlarmJournal
  readonly appInfo: CallResult<'app.info'>
  readonly library: CaptureLibrary
  readonly revealFile: (filePath: string) => void
  readonly replays: ReplayDesk
  /** Lets the user pick a log; null when he changes his mind. */
  readonly pickLog: (windowId: number) => Promise<string | null>
  readonly exporting: ExportServices
  readonly openStream: (windowId: number) => void
  /** Resolves to what went wrong, or to an empty string. */
  readonly showFolder: (folder: string) => Promise<string>
}

export function createConsoleHandlers(services: ConsoleServices): Handlers {
  const { engine, workspace, settings, vault, appInfo } = services
  const unknownCourt = (courtId: string) =>
    fail({ code: 'UNKNOWN_COURT', detail: `There is no court ${courtId}.` } as const)
  const stored = (outcome: { readonly ok: true } | { readonly ok: false; readonly error: string }) =>
    outcome.ok ? succeed({}) : fail({ code: 'STORE_FAILED', detail: outcome.error } as const)

  return {
    ...createAlarmHandlers(services.alarms, services.journal),
    ...createInsightHandlers(engine),
    ...createRallyHandlers(engine),
    ...createVolleyballHandlers(engine),
    ...createCaptureHandlers(services),
    ...createReplayHandlers({
      engine,
      replays: services.replays,
      captureFolder: appInfo.captureFolder,
      pickLog: services.pickLog
    }),
    ...createExportHandlers(services.exporting),
    'app.info': () => succeed(appInfo),
    'courts.add': ({ eventIds, credentialId }) => {
      if (!isStored(vault, credentialId, 'token'))
        return fail({ code: 'UNKNOWN_CREDENTIAL', detail: 'That token is no longer stored.' })
      return succeed({ outcomes: workspace.addCourts(eventIds, credentialId) })
    },
    'courts.addVolleyball': (order) => {
      if (!isStored(vault, order.credentialId, 'volleyball'))
        return fail({ code: 'UNKNOWN_CREDENTIAL', detail: 'Those keys are no longer stored.' })
      return succeed({ outcomes: workspace.addVolleyballCourts(order) })
    },
    'courts.remove': ({ courtId }) => (workspace.removeCourt(courtId) ? succeed({}) : unknownCourt(courtId)),
    'courts.reorder': ({ courtIds }) => {
      const unknown = courtIds.find((courtId) => engine.court(courtId) === null)
      if (unknown !== undefined) return unknownCourt(unknown)
      workspace.reorder(courtIds)
      return succeed({})
    },
    'courts.reconnect': ({ courtId }) =>
      engine.reconnectCourt(courtId) ? succeed({}) : unknownCourt(courtId),
    'timeline.range': ({ courtId, from, count, filter }) => {
      const court = engine.court(courtId)
      return court === null ? unknownCourt(courtId) : succeed(court.timelineRange(filter, from, count))
    },
    'timeline.place': ({ courtId, seqNum, filter }) => {
      const court = engine.court(courtId)
      return court === null ? unknownCourt(courtId) : succeed({ index: court.timelinePlace(filter, seqNum) })
    },
    'credentials.list': async () => succeed(await listCredentials(vault)),
    'credentials.add': async (args) => {
      const added = await vault.add(args)
      return added.ok ? succeed({ credential: added.value }) : added
    },
    'credentials.remove': ({ credentialId }) => {
      const removed = vault.remove(credentialId)
      return removed.ok ? succeed({}) : removed
    },
    'settings.get': () => succeed(settings.settings),
    'settings.replace': async (next) => stored(await workspace.replaceSettings(next)),
    'layout.get': () => succeed(settings.layout),
    'layout.replace': (layout) => stored(settings.replaceLayout(layout)),
    'notices.dismiss': ({ id }) => {
      engine.dismissNotice(id)
      return succeed({})
    },
    'capture.showFolder': async () => {
      const problem = await services.showFolder(appInfo.captureFolder)
      return problem === '' ? succeed({}) : fail({ code: 'STORE_FAILED', detail: problem })
    },
    'stream.open': (_args, { windowId }) => {
      services.openStream(windowId)
      return succeed({})
    }
  }
}

const isStored = (vault: CredentialVault, credentialId: string, kind: CredentialKind): boolean =>
  vault.list().some((credential) => credential.id === credentialId && credential.kind === kind)

async function listCredentials(vault: CredentialVault): Promise<CallResult<'credentials.list'>> {
  const { protection, explanation } = await vault.explanation()
  return { credentials: [...vault.list()], protection, explanation }
}
