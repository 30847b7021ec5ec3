/** How the reports of all sports are laid out. */

const LABEL_WIDTH = 24

export const factLines = (facts: readonly (readonly [label: string, text: string])[]): readonly string[] =>
  facts.map(([label, text]) => `  ${label.padEnd(LABEL_WIDTH)}${text}`)

/** A table; the first cell of every row is its label. */
export function tableLines(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...[head, ...rows].flatMap(([, ...cells]) => cells.map(({ length }) => length))) + 2
  return [head, ...rows].map(([label = '', ...cells]) =>
    `  ${label.padEnd(LABEL_WIDTH)}${cells.map((text) => text.padEnd(width)).join('')}`.trimEnd()
  )
}

/** "2 h 5 min, 2031-… to 2031-…" */
export function durationOf({
  durationMs,
  firstTimestamp,
  lastTimestamp
}: {
  readonly durationMs: number | null
  readonly firstTimestamp: string | null
  readonly lastTimestamp: string | null
}): string {
  if (durationMs === null || firstTimestamp === null || lastTimestamp === null) return 'unknown'
  const minutes = Math.round(durationMs / 60_000)
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min, ${firstTimestamp} to ${lastTimestamp}`
}
