import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvHeader, csvLine, jsonLine, type Cell, type Column } from '@shared/export/csv'
import { readCsv, unguarded } from '../../support/read-csv'

const columnsOf = (width: number): Column<readonly Cell[]>[] =>
  Array.from({ length: width }, (_, index) => ({
    name: `c${index}`,
    about: '',
    kind: 'text' as const,
    read: (row) => row[index] ?? null
  }))

/** What spreadsheets, parsers and terminals stumble over. */
const NASTY = [
  '"',
  ',',
  '\r\n',
  '\n',
  '\r',
  '\t',
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  "'",
  "''=",
  '🎾',
  'עברית',
  ' ',
  ''
]
const Text = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary' })), { maxLength: 5 })
  .map((parts) => parts.join(''))

describe('CSV', () => {
  it('gives every text back, however nasty', () => {
    fc.assert(
      fc.property(fc.array(fc.array(Text, { minLength: 3, maxLength: 3 }), { maxLength: 8 }), (rows) => {
        const columns = columnsOf(3)
        const text = csvHeader(columns) + rows.map((row) => csvLine(columns, row)).join('')
        const [head, ...read] = readCsv(text)
        expect(head).toEqual(['c0', 'c1', 'c2'])
        expect(read.map((row) => row.map(unguarded))).toEqual(rows)
      })
    )
  })

  it('never begins a text with what a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(Text, (text) => {
        const [[cell = ''] = []] = readCsv(csvLine(columnsOf(1), [text]))
        expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
      })
    )
  })

  it('leaves numbers and flags as they are, and nothing as an empty cell', () => {
    const columns: Column<readonly Cell[]>[] = [
      { name: 'delay', about: '', kind: 'number', read: ([delay = null]) => delay },
      { name: 'point', about: '', kind: 'flag', read: ([, point = null]) => point },
      { name: 'seq', about: '', kind: 'number', read: () => null }
    ]
    expect(csvLine(columns, [-120, true])).toBe('-120,true,\r\n')
    expect(JSON.parse(jsonLine(columns, [-120, true]))).toEqual({ delay: -120, point: true, seq: null })
  })
})

describe('NDJSON', () => {
  it('gives every text back on one line', () => {
    fc.assert(
      fc.property(fc.array(Text, { minLength: 3, maxLength: 3 }), (row) => {
        const line = jsonLine(columnsOf(3), row)
        expect(line).not.toMatch(/[\r\n]/)
        expect(Object.values(JSON.parse(line) as object)).toEqual(row)
      })
    )
  })
})
