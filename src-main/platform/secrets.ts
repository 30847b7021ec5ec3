/** What must reach neither the screen nor any file, even where a provider or an error repeats it. */

/** Anything shorter is a word that packets may hold by chance, and no secret. */
const SHORTEST_SECRET = 8
/** Replaced access tokens are still secret for a while; the oldest are forgotten. */
const MOST_SECRETS = 20
const MASK = '•••'

export class Secrets {
  readonly #most: number
  readonly #secrets = new Set<string>()

  constructor(most = MOST_SECRETS) {
    this.#most = most
  }

  learn(...secrets: readonly string[]): void {
    for (const secret of secrets) {
      if (secret.length < SHORTEST_SECRET) continue
      // Learnt again: the youngest.
      this.#secrets.delete(secret)
      this.#secrets.add(secret)
    }
    for (const oldest of this.#secrets) {
      if (this.#secrets.size <= this.#most) break
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

/** What looks like a secret although nobody has learnt it, and what stays of it. */
const SHAPES: readonly (readonly [RegExp, string])[] = [
  // User and password, and the query, of an address.
  [/\b([a-z][a-z0-9+.-]*:\/\/)[^\s/@]+@/gi, `$1${MASK}@`],
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s?#"'<>]+)\?[^\s"'<>]+/gi, `$1?${MASK}`],
  // Headers, fields and options by the name of a secret.
  [
    /\b([\w-]*(?:authorization|api[-_]?key|token|secret|password|cookie)["']?\s*[:=]\s*)(["']?)(?:(?:bearer|basic)\s+)?[^\s"',;&)}\]]{4,}/gi,
    `$1$2${MASK}`
  ],
  [/\b(bearer|basic)\s+[\w.~+/=-]{8,}/gi, `$1 ${MASK}`],
  // JSON Web Tokens.
  [/\beyJ[\w-]+\.[\w-]+(\.[\w-]*)?/g, MASK]
]

/** The text without anything that looks like a secret. It may hide too much, never too little. */
export const maskSecrets = (text: string): string =>
  SHAPES.reduce((masked, [shape, mask]) => masked.replace(shape, mask), text)
