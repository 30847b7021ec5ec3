/** What a volleyball court view asks for. */
import type { VOLLEYBALL_CALLS } from '@shared/ipc/volleyball-calls'
import type { Engine } from '../engine/engine'
import { ofVolleyballCourt } from './court-access'
import type { Handlers } from './handlers'

export const createVolleyballHandlers = (engine: Engine): Pick<Handlers, keyof typeof VOLLEYBALL_CALLS> => ({
  'volleyball.match': ({ courtId }) => ofVolleyballCourt(engine, courtId, (details) => details.match())
})
