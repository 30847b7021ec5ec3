/** The lines of a CSV file as bytes. */
import { LINE_END, type Column } from './csv'
import { Utf8Block, utf8Of } from './utf8-block'

const COMMA = 0x2c
const TRUE = utf8Of('true')
const FALSE = utf8Of('false')
const END = utf8Of(LINE_END)
const NEEDS_QUOTES = /[",\r\n]/
/** Encoded texts are cached: most cells repeat earlier ones. */
const MOST_KEPT_CELLS = 4096
const MOST_KEPT_CHARS = 64

/**
 * Writes table lines as UTF-8, each cell straight into a byte block. Building strings and encoding them afterwards
 * takes several times as long, and this runs for every event of a log.
 */
export class CsvLines<Row> {
  readonly #columns: readonly Column<Row>[]
  readonly #block: Utf8Block
  readonly #cells = new Map<string, Uint8Array>()

  /** `write` receives many lines at a time and must not keep the bytes after it returns. */
  constructor(columns: readonly Column<Row>[], write: (bytes: Uint8Array) => void) {
    this.#columns = columns
    this.#block = new Utf8Block(write)
  }

  /** One line with its line end. Null is an empty cell; a flag is `true` or `false`. */
  add(row: Row): void {
    const block = this.#block
    let isFirst = true
    for (const column of this.#columns) {
      if (isFirst) isFirst = false
      else block.byte(COMMA)
      if (column.kind === 'instant') {
        const clock = column.clock(row)
        if (clock !== null) block.instant(clock, column.read(row))
        continue
      }
      const cell = column.read(row)
      if (cell === null || cell === '') continue
      if (typeof cell === 'string') this.#text(cell)
      else if (typeof cell === 'number') block.number(cell)
      else block.bytes(cell ? TRUE : FALSE)
    }
    block.bytes(END)
  }

  /** Flushes what has not been written yet. */
  end(): void {
    this.#block.flush()
  }

  #text(text: string): void {
    if (text.length > MOST_KEPT_CHARS) {
      this.#block.text(csvText(text))
      return
    }
    let cell = this.#cells.get(text)
    if (cell === undefined) {
      if (this.#cells.size === MOST_KEPT_CELLS) this.#cells.clear()
      cell = utf8Of(csvText(text))
      this.#cells.set(text, cell)
    }
    this.#block.bytes(cell)
  }
}

function csvText(text: string): string {
  const guarded = needsGuard(text) ? `'${text}` : text
  return NEEDS_QUOTES.test(text) ? `"${guarded.replaceAll('"', '""')}"` : guarded
}

/**
 * Spreadsheets recognise a formula by its first character (OWASP, "CSV Injection"). Such text gets a leading
 * apostrophe, and so does text that already begins with one: stripping one leading apostrophe restores every text.
 */
function needsGuard(text: string): boolean {
  switch (text.charCodeAt(0)) {
    case 0x09: // tab
    case 0x0a: // line feed
    case 0x0d: // carriage return
    case 0x27: // '
    case 0x2b: // +
    case 0x2d: // -
    case 0x3d: // =
    case 0x40: // @
      return true
    default:
      return false
  }
}
