import type { ConnectionView } from '@shared/court/common-view'

/** A connection before it starts. */
export const NOT_CONNECTED: Omit<ConnectionView, 'sinceMonotonicMs'> = {
  state: 'idle',
  host: '',
  message: '',
  attempts: 0,
  nextAttemptMonotonicMs: null,
  lastHeartbeatMonotonicMs: null
}
