/** What the push service's states mean for an operator. Its error codes are those of its published list. */
import { apiFailure, type ApiFailure } from './api-failure'

export interface PushReason {
  readonly code: number
  readonly statusCode: number
  readonly message: string
}

export const LOST_TEXT = 'Connection to the push service lost. Reconnecting.'
export const UNREACHABLE_TEXT = 'Push service unreachable. Retrying.'
export const TOKEN_TEXT = 'The push service rejected the provider’s token. Requesting a new one.'
export const LONG_LOST_TEXT =
  'The push service was disconnected for so long that messages may be missing. Reconnecting; missing messages will be fetched.'
export const CHANNEL_TEXT = 'The push service did not open the match’s channel. Retrying.'

/** The codes for unknown, expired or invalid tokens, which call for a new one. */
export const isOfToken = (reason: PushReason | undefined): boolean =>
  reason !== undefined && reason.code >= 40_140 && reason.code < 40_150

/** For support: the code and the service's message. */
export const detailOf = (reason: PushReason | undefined): string =>
  reason ? `push ${reason.code}: ${reason.message}` : 'push: no reason given'

/** The service gave up and would not retry. `wasOpen`: the match's channel had been open. */
export function judgePush(reason: PushReason | undefined, wasOpen: boolean): ApiFailure {
  const isRefused = reason?.statusCode === 401 || reason?.statusCode === 403
  // Access that worked before may have expired: request it again.
  if (isRefused && !wasOpen)
    return apiFailure(
      'stop',
      'The push service refused access. Ask the provider whether the account includes push for this fixture, or switch the court to polling.',
      detailOf(reason)
    )
  return apiFailure('retry', 'The push service closed the connection.', detailOf(reason))
}
