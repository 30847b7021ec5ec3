/** What must reach neither the screen nor a log, even where a provider repeats it. */

/** Anything shorter is a word that packets may hold by chance, and no secret. */
const SHORTEST_SECRET = 8
/** Replaced access tokens are still secret for a while; the oldest of so many are forgotten. */
const MOST_SECRETS = 20
const MASK = '•••'

export class Secrets {
  readonly #secrets = new Set<string>()

  learn(...secrets: readonly string[]): void {
    for (const secret of secrets) {
      if (secret.length < SHORTEST_SECRET) continue
      // Learnt again: the youngest.
      this.#secrets.delete(secret)
      this.#secrets.add(secret)
    }
    for (const oldest of this.#secrets) {
      if (this.#secrets.size <= MOST_SECRETS) break
      this.#secrets.delete(oldest)
    }
  }

  redact(text: string): string {
    let redacted = text
    for (const secret of this.#secrets) redacted = redacted.replaceAll(secret, MASK)
    return redacted
  }

  /** The very same bytes unless they hold a secret. */
  redactBytes(bytes: Uint8Array): Uint8Array {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    for (const secret of this.#secrets)
      if (buffer.includes(secret)) return Buffer.from(this.redact(buffer.toString()))
    return bytes
  }
}
