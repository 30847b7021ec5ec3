/** The JSON in those records of a log that the console itself writes. */
import { textOf } from './frame-text'

const utf8 = new TextEncoder()

export const jsonBytes = (value: object): Uint8Array => utf8.encode(JSON.stringify(value))

/** Null for what is no JSON: a log may be damaged. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes))
  } catch {
    return null
  }
}

/** The text of an operator's note, which is plain JSON, `{"text": …}`. */
export function noteTextOf(bytes: Uint8Array): string {
  const note = jsonOf(bytes)
  return typeof note === 'object' && note !== null && 'text' in note ? String(note.text) : textOf(bytes)
}
