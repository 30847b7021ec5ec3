/** A live volleyball court without windows, of a match that a test tells. */
import { succeed } from '@shared/result'
import { DEFAULT_VOLLEYBALL_ACCESS, type VolleyballAccess } from '@shared/sports/volleyball/feed/access'
import { decodeMatchEvent } from '@shared/sports/volleyball/feed/decode'
import { emptyMatch, takeMessage, type FollowedMatch } from './followed-match'
import { captureOff, type CaptureLog } from '../../src-main/records/capture-log'
import { systemClock, type Clock } from '../../src-main/platform/clock'
import { VolleyballCourt } from '../../src-main/sports/volleyball/volleyball-court'
import type { ProviderAddress } from '../../src-main/simulator/volleyball/match-events-provider'
import { FIXTURE, KEYS } from './volleyball-provider'

interface WatchOptions {
  readonly access?: Partial<VolleyballAccess>
  readonly capture?: CaptureLog
  readonly clock?: Clock
}

/** The court has been started. */
export function watchVolleyball(
  address: ProviderAddress,
  { access = {}, capture = captureOff, clock = systemClock }: WatchOptions = {}
): VolleyballCourt {
  const court = new VolleyballCourt({
    place: {
      courtId: 'feed:volleyball',
      eventId: FIXTURE.fixtureId,
      origin: 'feed',
      access: { ...DEFAULT_VOLLEYBALL_ACCESS, ...address, ...access },
      fixture: FIXTURE,
      teams: { Home: 'Nordhavn', Away: 'Costa Verde' },
      rules: null,
      readKeys: () => Promise.resolve(succeed(KEYS))
    },
    capture,
    clock,
    random: () => 0.5,
    changed: () => undefined
  })
  court.start()
  return court
}

/** What a match is that was told in order and without any disturbance. */
export const undisturbedMatch = (envelopes: readonly string[]): FollowedMatch =>
  envelopes.reduce((match, text) => {
    const decoded = decodeMatchEvent(text)
    if (decoded.kind === 'undecodable') throw new Error(decoded.reason)
    return takeMessage(match, decoded.event.sequenceId, decoded.event).match
  }, emptyMatch())
