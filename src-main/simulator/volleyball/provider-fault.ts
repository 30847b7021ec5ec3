/** What can go wrong on purpose at the provider of match events, and how it is written. */
import { fail, succeed, type Result } from '@shared/result'
import type { HttpEndpoints } from './http-endpoints'
import type { MatchChannel } from './match-channel'
import type { PushServer } from './push/push-server'

/** What of the provider faults need. */
export interface FaultyProvider {
  readonly push: PushServer
  readonly http: HttpEndpoints
  readonly channels: readonly MatchChannel[]
  expireTokens(): void
  /** Runs after the delay unless the provider is stopped. */
  later(delayMs: number, run: () => void): void
}

type Happen = (provider: FaultyProvider, fault: ProviderFault) => void

/** `value` describes the part after the colon; null without one. */
interface FaultKind {
  readonly value: string | null
  readonly happen: Happen
}

const onEveryMatch =
  (fault: 'withhold' | 'duplicate' | 'reorder'): Happen =>
  ({ channels }, { count }) => {
    for (const channel of channels) channel.failNext(fault, count)
  }

const KINDS = {
  /** Every push connection breaks. */
  cut: { value: null, happen: ({ push }) => push.breakAll() },
  /** The push service is away for a while. */
  away: {
    value: 'milliseconds',
    happen: (provider, { value }) => {
      const { push } = provider
      push.isRefusing = true
      push.breakAll()
      provider.later(value, () => (push.isRefusing = false))
    }
  },
  /** Every push connection breaks and cannot be resumed. */
  forget: { value: null, happen: ({ push }) => push.forgetAll() },
  /** Push says nothing, not even that it lives, for a while. */
  silence: {
    value: 'milliseconds',
    happen: (provider, { value }) => {
      const { push } = provider
      push.freeze()
      provider.later(value, () => push.thaw())
    }
  },
  /** All tokens end. */
  expire: { value: null, happen: (provider) => provider.expireTokens() },
  /** The keys are refused for a while. */
  refuse: {
    value: 'milliseconds',
    happen: (provider, { value }) => {
      const { http } = provider
      http.areKeysRefused = true
      provider.later(value, () => (http.areKeysRefused = false))
    }
  },
  /** The next envelopes are missing in push. */
  withhold: { value: null, happen: onEveryMatch('withhold') },
  duplicate: { value: null, happen: onEveryMatch('duplicate') },
  /** The next envelope is pushed after its successor. */
  reorder: { value: null, happen: onEveryMatch('reorder') },
  /** The pull API is asked too often. */
  busy: {
    value: 'seconds',
    happen: ({ http }, { count, value }) =>
      http.failNext('events', { status: 429, retryAfterSeconds: value }, count)
  },
  /** The pull API fails. */
  fail: {
    value: 'an HTTP status',
    happen: ({ http }, { count, value }) => http.failNext('events', { status: value }, count)
  }
} as const satisfies Record<string, FaultKind>

export interface ProviderFault {
  readonly kind: keyof typeof KINDS
  /** Real milliseconds after the provider's start. */
  readonly afterMs: number
  /** Envelopes or requests in a row. */
  readonly count: number
  /** 0 where the kind needs none. */
  readonly value: number
}

export const PROVIDER_FAULT_GRAMMAR = 'KIND@SECONDSs[+COUNT][:VALUE]'

/** The kinds and their values. */
export const PROVIDER_FAULT_KINDS: readonly string[] = Object.entries<FaultKind>(KINDS).map(
  ([kind, { value }]) => (value === null ? kind : `${kind}:${value}`)
)

const PATTERN = /^([a-z]+)@(\d{1,6})s(?:\+(\d{1,4}))?(?::(\d{1,9}))?$/
const LEAST_STATUS = 400
const MOST_STATUS = 599

/** Reads one fault: `cut@30s`, `away@60s:10000` (ten seconds), `withhold@20s+3`. The error says what is expected. */
export function parseProviderFault(text: string): Result<ProviderFault, string> {
  const [, name = '', seconds, count = '1', value] = PATTERN.exec(text) ?? []
  if (!isKind(name)) {
    const example = 'for example cut@30s or away@60s:10000'
    return fail(`“${text}” is no fault of volleyball: write ${PROVIDER_FAULT_GRAMMAR}, ${example}.`)
  }
  const meaning = KINDS[name].value
  if (meaning === null && value !== undefined) return fail(`“${text}”: ${name} takes no value.`)
  if (meaning !== null && value === undefined) {
    return fail(`“${text}”: ${name} needs ${meaning} after a colon.`)
  }
  const fault = {
    kind: name,
    afterMs: Number(seconds) * 1_000,
    count: Number(count),
    value: Number(value ?? 0)
  }
  const isStatus = fault.value >= LEAST_STATUS && fault.value <= MOST_STATUS
  return name === 'fail' && !isStatus
    ? fail(`“${text}”: an HTTP status that fails is from ${LEAST_STATUS} to ${MOST_STATUS}.`)
    : succeed(fault)
}

/** Makes it happen now. */
export function bringAbout(fault: ProviderFault, provider: FaultyProvider): void {
  const { happen }: FaultKind = KINDS[fault.kind]
  happen(provider, fault)
}

const isKind = (name: string): name is ProviderFault['kind'] => Object.hasOwn(KINDS, name)
