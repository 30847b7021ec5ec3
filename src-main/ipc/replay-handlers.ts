/** Courts that are played from a log, and the operator's notes. */
import { fail } from '@shared/result'
import type { Handlers } from './handlers'

type ReplayCall = Extract<keyof Handlers, `replay.${string}` | 'court.note'>

export function createReplayHandlers(): Pick<Handlers, ReplayCall> {
  const unknownCourt = ({ courtId }: { courtId: string }) =>
    fail({ code: 'UNKNOWN_COURT', detail: `There is no court ${courtId}.` } as const)
  return {
    'replay.open': () => fail({ code: 'UNKNOWN_FILE', detail: '' }),
    'replay.pick': () => fail({ code: 'UNREADABLE_LOG', detail: '' }),
    'replay.command': unknownCourt,
    'replay.marks': unknownCourt,
    'court.note': unknownCourt
  }
}
