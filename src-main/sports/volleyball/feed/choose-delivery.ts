/** Which way of being served is possible. */
import { isAllowedFeedUrl } from '@shared/feeds/endpoint'
import type { VolleyballAccess } from '@shared/sports/volleyball/feed/access'
import { fail, succeed, type Result } from '@shared/result'
import type { SocketOptions } from '../../../feeds/feed-connection-options'
import { judgeFailure, type ApiFailure } from './api-failure'
import type { Delivery, DeliveryOptions } from './delivery'
import { PullDelivery } from './pull-delivery'
import { PUSH_TIMINGS, type PushTimings } from './push-channel'
import { PushDelivery } from './push-delivery'
import { pushHostOf } from './push-host'

export interface DeliveryWishes {
  readonly access: VolleyballAccess
  readonly socketOptionsFor?: (url: string) => Promise<SocketOptions>
  readonly pushTimings?: PushTimings
}

const POLLING_TEXT = 'Receiving messages by polling.'
const NO_PUSH_TEXT =
  'Receiving messages by polling, because push cannot use this network’s proxy or certificates.'

/**
 * Push where it was bought. Its library can neither be led through a proxy nor be given certificates: where either is
 * needed, the match is polled. Rejects when the network's settings cannot be read.
 */
export async function chooseDelivery(
  { access, socketOptionsFor, pushTimings = PUSH_TIMINGS }: DeliveryWishes,
  options: DeliveryOptions
): Promise<Result<Delivery, ApiFailure>> {
  const polling = { ...options, pollSeconds: access.pollSeconds }
  if (access.delivery === 'pull') return succeed(new PullDelivery({ ...polling, liveText: POLLING_TEXT }))
  if (access.realtimeUrl !== '' && !isAllowedFeedUrl(access.realtimeUrl))
    return fail(judgeFailure({ kind: 'forbidden-address' }))
  const host = pushHostOf(access)
  const { agent, ca } = (await socketOptionsFor?.(host.url)) ?? {}
  return succeed(
    agent || ca
      ? new PullDelivery({ ...polling, liveText: NO_PUSH_TEXT })
      : new PushDelivery({ ...options, host, timings: pushTimings })
  )
}
