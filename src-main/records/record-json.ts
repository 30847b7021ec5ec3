/** The JSON in log records written by the console itself. */
import { textOf } from './frame-text'

const utf8 = new TextEncoder()

export const jsonBytes = (value: object): Uint8Array => utf8.encode(JSON.stringify(value))

/** Null if it is not JSON: a log may be damaged. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(textOf(bytes))
  } catch {
    return null
  }
}

/** The text of an operator's note, stored as `{"text": "…"}`. */
export function noteTextOf(bytes: Uint8Array): string {
  const note = jsonOf(bytes)
  return typeof note === 'object' && note !== null && 'text' in note ? String(note.text) : textOf(bytes)
}
