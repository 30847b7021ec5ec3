/** The time that `pattern` captures in a text, as UTC in milliseconds; 0 if there is none. */
export function instantIn(text: string, pattern: RegExp): number {
  const instant = Date.parse(pattern.exec(text)?.[1] ?? '')
  return Number.isNaN(instant) ? 0 : instant
}
