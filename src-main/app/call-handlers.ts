/** What each call of the contract does. Rules live in the services; handlers only meet the contract. */
import { createAlarmHandlers, type AlarmCallServices } from '../ipc/alarm-handlers'
import { createAppHandlers, type AppCallServices } from '../ipc/app-handlers'
import { createCaptureHandlers, type CaptureCallServices } from '../ipc/capture-handlers'
import { createCourtHandlers, type CourtCallServices } from '../ipc/court-handlers'
import { createCredentialHandlers, type CredentialCallServices } from '../ipc/credential-handlers'
import { createExportHandlers, type ExportCallServices } from '../ipc/export-handlers'
import type { Handlers } from '../calls/handlers'
import { createLayoutHandlers, type LayoutCallServices } from '../ipc/layout-handlers'
import { createNoticeHandlers, type NoticeCallServices } from '../ipc/notice-handlers'
import { createReplayHandlers, type ReplayCallServices } from '../ipc/replay-handlers'
import { createSettingsHandlers, type SettingsCallServices } from '../ipc/settings-handlers'
import { createTimelineHandlers, type TimelineCallServices } from '../ipc/timeline-handlers'
import { sportHandlers } from '../sports/list'

export type CallServices = AlarmCallServices &
  AppCallServices &
  CaptureCallServices &
  CourtCallServices &
  CredentialCallServices &
  ExportCallServices &
  LayoutCallServices &
  NoticeCallServices &
  ReplayCallServices &
  SettingsCallServices &
  TimelineCallServices

export function createCallHandlers(services: CallServices): Handlers {
  const { engine, workspace, vault } = services
  return {
    ...createAlarmHandlers(services),
    ...createAppHandlers(services),
    ...createCaptureHandlers(services),
    ...createCourtHandlers(services),
    ...createCredentialHandlers(services),
    ...createExportHandlers(services),
    ...createLayoutHandlers(services),
    ...createNoticeHandlers(services),
    ...createReplayHandlers(services),
    ...createSettingsHandlers(services),
    ...createTimelineHandlers(services),
    ...sportHandlers({
      court: (courtId) => engine.court(courtId),
      addCourt: (eventId, court) => workspace.addCourt(eventId, court),
      hasCredential: (credentialId, kind) => vault.has(credentialId, kind)
    })
  }
}
