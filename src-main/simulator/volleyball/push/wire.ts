/** The messages of the push service's realtime protocol, as far as a subscriber needs them (JSON format). */
import { number, nullish, object, record, safeParse, string, type InferOutput } from 'valibot'

export const ACTION = {
  heartbeat: 0,
  connected: 4,
  disconnect: 5,
  disconnected: 6,
  close: 7,
  closed: 8,
  error: 9,
  attach: 10,
  attached: 11,
  detach: 12,
  detached: 13,
  message: 15,
  auth: 17
} as const

/** Bits of `flags` in an attachment's answer. */
export const FLAG = { hasBacklog: 1 << 1, resumed: 1 << 2, subscribe: 1 << 18 } as const

export interface PushError {
  readonly code: number
  readonly statusCode: number
  readonly message: string
}

/** The codes are those of the push service's published list. */
export const PUSH_ERROR = {
  tokenUnknown: { code: 40_140, statusCode: 401, message: 'The token was not given out here' },
  tokenExpired: { code: 40_142, statusCode: 401, message: 'The token has expired' },
  channelNotPermitted: {
    code: 40_160,
    statusCode: 401,
    message: 'The token does not permit this channel'
  },
  connectionLost: {
    code: 80_008,
    statusCode: 400,
    message: 'Unable to recover the connection: its state has expired'
  },
  channelLost: {
    code: 90_003,
    statusCode: 400,
    message: 'Unable to recover the channel: its messages have expired'
  }
} as const satisfies Record<string, PushError>

const ClientMessage = object({
  action: number(),
  id: nullish(string()),
  channel: nullish(string()),
  channelSerial: nullish(string()),
  params: nullish(record(string(), string())),
  auth: nullish(object({ accessToken: nullish(string()) }))
})

export type ClientMessage = InferOutput<typeof ClientMessage>

/** A client's message, or null for a text that is none. */
export function parseClientMessage(text: string): ClientMessage | null {
  try {
    const parsed = safeParse(ClientMessage, JSON.parse(text))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
