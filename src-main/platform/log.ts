/** The log of the console's own problems: on standard error, and in a file that rotates. */
import { appendFileSync } from 'node:fs'
import path from 'node:path'
import logger from 'electron-log/node'
import { maskSecrets, Secrets } from './secrets'

/** At this size `rallydesk.log` becomes `rallydesk.old.log`, so both together take twice as much. */
export const LARGEST_LOG_BYTES = 1024 * 1024
const LONGEST_ENTRY = 4_000
const MOST_SECRETS = 200

/** Never holds a token, a key or a packet. A disk that is full, slow or read-only costs entries, nothing else. */
export class ProblemLog {
  readonly filePath: string
  readonly #file: ReturnType<typeof fileLogger>
  readonly #secrets = new Secrets(MOST_SECRETS)

  /** `folder` is absolute; it is made if it is missing. */
  constructor(folder: string) {
    this.filePath = path.join(folder, 'rallydesk.log')
    this.#file = fileLogger(this.filePath)
  }

  /** These are masked from now on, wherever they appear. */
  hide(...secrets: readonly string[]): void {
    this.#secrets.learn(...secrets, ...secrets.map(encodeURIComponent))
  }

  /** Something that helps to understand the problems around it, such as a start. In the file only. */
  note(text: string): void {
    this.#file.info(this.#entry('note', text))
  }

  readonly report = (where: string, error: unknown): void => {
    const entry = this.#entry(where, error)
    process.stderr.write(`${entry}\n`)
    this.#file.error(entry)
  }

  /** As `report`, but in the file at once: for a process that is about to end. */
  reportLast(where: string, error: unknown): void {
    const entry = `${this.#entry(where, error)}\n`
    process.stderr.write(entry)
    try {
      appendFileSync(this.filePath, entry)
    } catch {
      // It is on standard error.
    }
  }

  #entry(where: string, error: unknown): string {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return `${new Date().toISOString()} ${where}: ${maskSecrets(shortened(this.#secrets.redact(text)))}`
  }
}

/** Cut between two words: half a secret has another shape than a whole one. */
const shortened = (text: string): string =>
  text.length > LONGEST_ENTRY ? `${text.slice(0, LONGEST_ENTRY).replace(/\S*$/, '')}…` : text

function fileLogger(filePath: string) {
  const log = logger.create({ logId: filePath })
  log.transports.console.level = false
  Object.assign(log.transports.file, {
    resolvePathFn: () => filePath,
    format: '{text}',
    maxSize: LARGEST_LOG_BYTES,
    // A disk that does not answer must not stop the feeds.
    sync: false,
    writeOptions: { flag: 'a', mode: 0o600, encoding: 'utf8' }
  } satisfies Partial<typeof log.transports.file>)
  return log
}
