import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvHeader, jsonLine, type Cell, type Column } from '@shared/export/csv'
import { CsvLines } from '@shared/export/csv-lines'
import { InstantText } from '@shared/export/instant-text'
import { readCsv, unguarded } from '../../support/read-csv'

const columnsOf = (width: number): Column<readonly Cell[]>[] =>
  Array.from({ length: width }, (_, index) => ({
    name: `c${index}`,
    about: '',
    kind: 'text' as const,
    read: (row) => row[index] ?? null
  }))

function csvLinesOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const written: Buffer[] = []
  const lines = new CsvLines<Row>(columns, (bytes) => written.push(Buffer.from(bytes)))
  for (const row of rows) lines.add(row)
  lines.end()
  return Buffer.concat(written).toString('utf8')
}

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
  it('returns every text unchanged, however nasty', () => {
    fc.assert(
      fc.property(fc.array(fc.array(Text, { minLength: 3, maxLength: 3 }), { maxLength: 8 }), (rows) => {
        const columns = columnsOf(3)
        const text = csvHeader(columns) + csvLinesOf(columns, rows)
        const [head, ...read] = readCsv(text)
        expect(head).toEqual(['c0', 'c1', 'c2'])
        expect(read.map((row) => row.map(unguarded))).toEqual(rows)
      })
    )
  })

  it('never starts a text with what a spreadsheet takes for a formula', () => {
    fc.assert(
      fc.property(Text, (text) => {
        const [[cell = ''] = []] = readCsv(csvLinesOf(columnsOf(1), [[text]]))
        expect(cell).not.toMatch(/^[=+\-@\t\r\n]/)
      })
    )
  })

  it('leaves numbers and flags as they are, and missing values empty', () => {
    const columns: Column<readonly Cell[]>[] = [
      { name: 'delay', about: '', kind: 'number', read: ([delay = null]) => delay },
      { name: 'point', about: '', kind: 'flag', read: ([, point = null]) => point },
      { name: 'seq', about: '', kind: 'number', read: () => null }
    ]
    expect(csvLinesOf(columns, [[-120, true]])).toBe('-120,true,\r\n')
    expect(JSON.parse(jsonLine(columns, [-120, true]))).toEqual({ delay: -120, point: true, seq: null })
  })

  it('writes every number as JavaScript does', () => {
    const columns: Column<number>[] = [{ name: 'n', about: '', kind: 'number', read: (value) => value }]
    const AnyNumber = fc.oneof(fc.double(), fc.maxSafeInteger(), fc.nat(1_000_000))
    fc.assert(fc.property(AnyNumber, (value) => csvLinesOf(columns, [value]) === `${String(value)}\r\n`))
  })

  it('writes times in their zone, and none where the zone or the time is unknown', () => {
    const utc = new InstantText(null)
    const columns: Column<number | null>[] = [
      { name: 'utc', about: '', kind: 'instant', read: (at) => at, clock: () => utc },
      { name: 'venue', about: '', kind: 'instant', read: (at) => at, clock: () => null }
    ]
    expect(csvLinesOf(columns, [7_250, null])).toBe('1970-01-01T00:00:07.250Z,\r\n,\r\n')
    expect(JSON.parse(jsonLine(columns, 7_250))).toEqual({ utc: '1970-01-01T00:00:07.250Z', venue: null })
  })

  it('writes tables of any length and cells longer than a block', () => {
    const rows = [
      ['x'.repeat(1_000_000)],
      ['é🎾\ud800'.repeat(100_000)],
      ...Array.from({ length: 100 }, () => ['“7–5”'.repeat(1_000)])
    ]
    const read = readCsv(csvLinesOf(columnsOf(1), rows))
    expect(read).toEqual(rows.map(([text = '']) => [text.replaceAll('\ud800', '\ufffd')]))
  })
})

describe('NDJSON', () => {
  it('returns every text unchanged, on one line', () => {
    fc.assert(
      fc.property(fc.array(Text, { minLength: 3, maxLength: 3 }), (row) => {
        const line = jsonLine(columnsOf(3), row)
        expect(line).not.toMatch(/[\r\n]/)
        expect(Object.values(JSON.parse(line) as object)).toEqual(row)
      })
    )
  })
})
