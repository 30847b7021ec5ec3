/** A reader of CSV that shares nothing with the writer: RFC 4180, character by character. */

/** Rows of cells, the head row first. Throws where the text is no RFC 4180. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let at = 0
  const cell = (): string => {
    if (text[at] !== '"') {
      const start = at
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw new Error(`A stray character at ${at}`)
        at += 1
      }
      return text.slice(start, at)
    }
    let content = ''
    for (at += 1; ; at += 1) {
      if (at >= text.length) throw new Error('A quote is not closed')
      if (text[at] !== '"') content += text[at] ?? ''
      else if (text[at + 1] === '"') {
        content += '"'
        at += 1
      } else break
    }
    at += 1
    return content
  }
  while (at < text.length) {
    row.push(cell())
    if (text[at] === ',') {
      at += 1
      continue
    }
    if (text.slice(at, at + 2) !== '\r\n') throw new Error(`No line end at ${at}`)
    at += 2
    rows.push(row)
    row = []
  }
  return rows
}

/** Takes away the apostrophe that keeps a spreadsheet from reading text as a formula. */
export const unguarded = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell)
