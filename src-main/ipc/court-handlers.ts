/** What every court answers, whatever is played on it. */
import type { COURT_CALLS } from '@shared/calls/court-calls'
import { fail } from '@shared/result'
import type { Engine } from '../engine/engine'
import { unknownCourt } from '../engine/unknown-court'
import type { Workspace } from '../workspace/workspace'
import { ofCourt } from '../calls/court-access'
import type { Handlers } from '../calls/handlers'
import { done } from './outcomes'

export interface CourtCallServices {
  readonly engine: Engine
  readonly workspace: Workspace
}

export function createCourtHandlers({
  engine,
  workspace
}: CourtCallServices): Pick<Handlers, keyof typeof COURT_CALLS> {
  const court = (courtId: string) => engine.court(courtId)
  return {
    'courts.remove': ({ courtId }) => (workspace.removeCourt(courtId) ? done : unknownCourt(courtId)),
    'courts.reorder': ({ courtIds }) => {
      const unknown = courtIds.find((courtId) => court(courtId) === null)
      if (unknown !== undefined) return unknownCourt(unknown)
      workspace.reorder(courtIds)
      return done
    },
    'courts.reconnect': ({ courtId }) => (engine.reconnectCourt(courtId) ? done : unknownCourt(courtId)),
    'court.feeds': ({ courtId }) => ofCourt(court, courtId, (it) => ({ feeds: it.feedPanels() })),
    'court.resumeFrom': ({ courtId, seqNum }) => {
      const live = engine.liveCourt(courtId)
      if (live === null) return unknownCourt(courtId)
      live.resumeFrom(seqNum)
      return done
    },
    'court.diagnostics': ({ courtId }) => ofCourt(court, courtId, (it) => ({ text: it.diagnostics() })),
    'court.note': ({ courtId, text }) => {
      const live = engine.liveCourt(courtId)
      if (live !== null) {
        live.note(text)
        return done
      }
      if (court(courtId) === null) return unknownCourt(courtId)
      return fail({ code: 'READ_ONLY', detail: 'Notes cannot be added to a replay.' })
    }
  }
}
