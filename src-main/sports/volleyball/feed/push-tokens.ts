/** The push service's tokens: the first is given, each further one is asked for before its predecessor expires. */
import { fail, succeed, type Result } from '@shared/result'
import type { CancelTimer, Clock } from '../../../platform/clock'
import type { ApiFailure } from './api-failure'
import type { LiveAccess } from './match-api'

export interface PushTokensOptions {
  readonly access: LiveAccess
  readonly renew: () => Promise<Result<LiveAccess, ApiFailure>>
  readonly clock: Clock
  /** A new token is to be asked for now, if there is a connection that needs one. */
  readonly expiring: () => void
}

interface Pause {
  readonly failure: ApiFailure
  readonly untilMonotonicMs: number
}

const RENEW_BEFORE_MS = 60_000
/** Of a short life. */
const RENEW_BEFORE_PART = 0.2
const RENEW_AGAIN_MS = 10_000
/** Timers cannot run for longer than 24 days, and a token renewed early does no harm. */
const LONGEST_RENEWAL_MS = 86_400_000

export class PushTokens {
  readonly #options: PushTokensOptions
  #unused: LiveAccess | null
  #pause: Pause | null = null
  #renewal: Promise<Result<LiveAccess, ApiFailure>> | null = null
  #isOver = false
  #cancelRenewal: CancelTimer = () => {}

  constructor(options: PushTokensOptions) {
    this.#options = options
    this.#unused = options.access
  }

  /** A token that has not been given before, and whether it had to be asked for. */
  async next(): Promise<Result<{ readonly token: string; readonly isRenewed: boolean }, ApiFailure>> {
    const first = this.#unused
    this.#unused = null
    const access = first === null ? await this.#renew() : succeed(first)
    if (!access.ok) {
      this.#expireAfter(RENEW_AGAIN_MS)
      return access
    }
    const { token, expiresAt } = access.value
    this.#expireAt(expiresAt)
    return succeed({ token, isRenewed: first === null })
  }

  stop(): void {
    this.#isOver = true
    this.#cancelRenewal()
  }

  /** A provider that wishes to be left alone is, however often the service's library wants a token. */
  async #renew(): Promise<Result<LiveAccess, ApiFailure>> {
    const { clock, renew } = this.#options
    if (this.#pause !== null && clock.monotonicMs() < this.#pause.untilMonotonicMs)
      return fail(this.#pause.failure)
    // The library loses patience before the provider's answer has to be there, and wants the token again.
    this.#renewal ??= renew()
    const renewed = await this.#renewal
    this.#renewal = null
    this.#pause = renewed.ok ? null : this.#pauseAfter(renewed.error)
    return renewed
  }

  #pauseAfter(failure: ApiFailure): Pause {
    return { failure, untilMonotonicMs: this.#options.clock.monotonicMs() + (failure.retryAfterMs ?? 0) }
  }

  #expireAt(expiresAt: number | null): void {
    this.#cancelRenewal()
    const lifeMs = (expiresAt ?? 0) - this.#options.clock.utcMs()
    // Unknown, or on another clock: then the service requests a new one itself.
    if (lifeMs <= 0) return
    const leadMs = Math.min(RENEW_BEFORE_MS, lifeMs * RENEW_BEFORE_PART)
    this.#expireAfter(Math.min(lifeMs - leadMs, LONGEST_RENEWAL_MS))
  }

  #expireAfter(delayMs: number): void {
    this.#cancelRenewal()
    if (!this.#isOver) this.#cancelRenewal = this.#options.clock.after(delayMs, this.#options.expiring)
  }
}
