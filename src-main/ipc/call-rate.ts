/** Limits calls a second from one window: a bucket that refills steadily and holds one second's worth. */
export class CallRate {
  readonly #buckets = new Map<string, { tokens: number; atMs: number }>()

  /** True when the call may go on; `nowMs` is monotonic. */
  allow(key: string, perSecond: number, nowMs: number): boolean {
    const bucket = this.#buckets.get(key) ?? { tokens: perSecond, atMs: nowMs }
    const refilled = bucket.tokens + ((nowMs - bucket.atMs) / 1000) * perSecond
    const tokens = Math.min(perSecond, refilled)
    const allowed = tokens >= 1
    this.#buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, atMs: nowMs })
    return allowed
  }
}
