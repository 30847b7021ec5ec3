/** Tokens that the provider has given out and for how long they are good. */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../../platform/clock'

export interface IssuedToken {
  readonly token: string
  /** UTC in milliseconds. */
  readonly expiresAt: number
}

interface Grant {
  /** What the token is good for; the owner's business. */
  readonly scope: string
  readonly expiresMonotonicMs: number
}

export class IssuedTokens {
  readonly #clock: Clock
  readonly #lifeMs: number
  readonly #grants = new Map<string, Grant>()

  constructor(clock: Clock, lifeMs: number) {
    this.#clock = clock
    this.#lifeMs = lifeMs
  }

  issue(scope: string): IssuedToken {
    const token = `simulated.${randomUUID()}`
    this.#grants.set(token, { scope, expiresMonotonicMs: this.#clock.monotonicMs() + this.#lifeMs })
    return { token, expiresAt: this.#clock.utcMs() + this.#lifeMs }
  }

  /** What the token is good for, or null when it was never given out here. */
  scopeOf(token: string): string | null {
    return this.#grants.get(token)?.scope ?? null
  }

  /** Milliseconds of life left; 0 for one that has expired or was never given out here. */
  remainingMs(token: string): number {
    const expiresMonotonicMs = this.#grants.get(token)?.expiresMonotonicMs ?? 0
    return Math.max(0, expiresMonotonicMs - this.#clock.monotonicMs())
  }

  /** Ends the life of all tokens given out so far. */
  expireAll(): void {
    const expiresMonotonicMs = this.#clock.monotonicMs()
    for (const [token, grant] of this.#grants) this.#grants.set(token, { ...grant, expiresMonotonicMs })
  }
}
