import { fail } from '@shared/result'

/** The failure of calls for a court that is not on the wall. */
export const unknownCourt = (courtId: string) =>
  fail({ code: 'UNKNOWN_COURT', detail: `Court ${courtId} not found.` } as const)
