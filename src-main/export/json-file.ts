/** A match as one JSON document: the events row by row, and then what is only known at the end. */
import { eventLine, type EventRow } from '@shared/export/event-columns'
import type { PartialFile, WrittenFile } from './partial-file'

export class JsonFile {
  readonly #file: PartialFile
  #rows = 0

  constructor(file: PartialFile) {
    this.#file = file
    file.write('{\n"events": [')
  }

  row(event: EventRow): void {
    this.#file.write(`${this.#rows === 0 ? '\n' : ',\n'}${eventLine(event)}`)
    this.#rows += 1
  }

  /** `members`: the document's other members by name; plain JSON data. */
  finish(members: Readonly<Record<string, unknown>>): WrittenFile {
    this.#file.write('\n]')
    for (const [name, value] of Object.entries(members))
      this.#file.write(`,\n${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    this.#file.write('\n}\n')
    return this.#file.finish(this.#rows)
  }
}
