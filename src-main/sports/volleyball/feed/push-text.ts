/** What the push service's states mean for an operator. Its error codes are those of its published list. */
import { apiFailure, type ApiFailure } from './api-failure'

export interface PushReason {
  readonly code: number
  readonly statusCode: number
  readonly message: string
}

export const LOST_WORDS = 'The connection to the push service was lost. It is made again.'
export const UNREACHABLE_WORDS = 'The push service cannot be reached. The connection is tried again.'
export const TOKEN_WORDS =
  'The push service does not accept the token that the provider has given. A new one is asked for.'
export const LONG_LOST_WORDS =
  'The connection to the push service has been lost for so long that messages may be missing. It is made again, and everything missing is fetched then.'
export const CHANNEL_WORDS = 'The push service does not open the match’s channel. It is asked again.'

/** The codes of tokens that are unknown, expired or wrong; whoever has one of them is to ask for another. */
export const isOfToken = (reason: PushReason | undefined): boolean =>
  reason !== undefined && reason.code >= 40_140 && reason.code < 40_150

/** For support: the code and what the service says of it. */
export const detailOf = (reason: PushReason | undefined): string =>
  reason ? `push ${reason.code}: ${reason.message}` : 'push: no reason given'

/** The service has given up, and would not try again by itself. `wasOpen`: the match's channel had been open. */
export function judgePush(reason: PushReason | undefined, wasOpen: boolean): ApiFailure {
  const isRefused = reason?.statusCode === 401 || reason?.statusCode === 403
  // What was good before can have run out in between: access is asked for anew.
  if (isRefused && !wasOpen)
    return apiFailure(
      'stop',
      'The push service refuses the access that the provider has given. Ask the provider whether the account includes push for this fixture, or have it polled instead.',
      detailOf(reason)
    )
  return apiFailure('retry', 'The push service ended the connection.', detailOf(reason))
}
