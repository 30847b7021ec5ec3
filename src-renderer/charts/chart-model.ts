/** What a chart shows, free of the library that draws it: every definition makes one of these out of a court's data. */

/** How a mark is drawn. */
export interface MarkLook {
  readonly shape: 'line' | 'dotted' | 'dashed' | 'band' | 'triangle'
  readonly tone: 'critical' | 'high' | 'low' | 'muted'
  /** Labels of a lower rank are placed first. */
  readonly rank: number
}

export interface ChartMark {
  /** The mark stands before the entry at this index. */
  readonly before: number
  readonly look: MarkLook
  /** Short, for the plot ("set 2", "gap"). */
  readonly label: string
  /** In full, for the readout and the table. */
  readonly text: string
}

/** One place on the x axis: a point of the match, or a part of it. */
export interface ChartEntry {
  /** Of the packet that the entry comes from; null where there are several, or none. */
  readonly seqNum: number | null
  /** "Point 37", "Set 2" */
  readonly label: string
  /** The score it was played at, who won it, how much it is made of. */
  readonly detail: string
  /** Under the axis; lines are separated by "\n". Empty for none. */
  readonly tick: string
}

export interface ChartLine {
  readonly label: string
  readonly tone: 'team-a' | 'team-b' | 'plain'
  /** One for every entry; null where it is not known. */
  readonly values: readonly (number | null)[]
}

export interface ChartScale {
  readonly min: number
  readonly max: number
  /** Where the grid lines are; `tick` names them. */
  readonly splits: readonly number[]
  readonly tick: (value: number) => string
  /** Values in the readout, the table and above bars. */
  readonly text: (value: number) => string
}

export interface ChartModel {
  readonly id: string
  readonly title: string
  /** What is shown and how far it can be relied on, in a sentence. */
  readonly note: string
  /** `sides`: above and below the middle belong to a side each; `line`: one plain line; `bars`: sides next to each other. */
  readonly look: 'sides' | 'line' | 'bars'
  /** Their names, the one above the middle first. */
  readonly sides: readonly [string, string]
  readonly entries: readonly ChartEntry[]
  readonly lines: readonly ChartLine[]
  readonly scale: ChartScale
  /** For `sides`: where neither is ahead. */
  readonly middle: number
  /** Values from which on something is amiss. */
  readonly limits: readonly { readonly value: number; readonly label: string }[]
  readonly marks: readonly ChartMark[]
}

export const NOT_KNOWN = '–'

const marksAt = (model: ChartModel, index: number): readonly string[] =>
  model.marks.flatMap((mark) => (mark.before === index && mark.text !== '' ? mark.text : []))

export const valueText = (model: ChartModel, line: ChartLine, index: number): string => {
  const value = line.values[index] ?? null
  return value === null ? NOT_KNOWN : model.scale.text(value)
}

/** An entry in words: "Point 37 · set 2, game 5, Sommer won it · 62% · after a break". Empty beyond the ends. */
export function readout(model: ChartModel, index: number): string {
  const entry = model.entries[index]
  if (!entry) return ''
  const values = model.lines.map((line) => {
    const text = valueText(model, line, index)
    return model.lines.length > 1 ? `${line.label} ${text}` : text
  })
  return [entry.label, entry.detail, ...values, ...marksAt(model, index)]
    .filter((part) => part !== '')
    .join(' · ')
}

export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The twin of the chart: the same entries as rows, in order. */
export const chartTable = (model: ChartModel): ChartTable => ({
  columns: [
    model.look === 'bars' ? 'Part' : 'Point',
    'Detail',
    ...model.lines.map((line) => line.label),
    'Preceded by'
  ],
  rows: model.entries.map((entry, index) => [
    entry.label,
    entry.detail,
    ...model.lines.map((line) => valueText(model, line, index)),
    marksAt(model, index).join('; ')
  ])
})

const csvField = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** The same table with plain numbers. RFC 4180: a header line, commas, CRLF. */
export function chartCsv(model: ChartModel): string {
  const { columns } = chartTable(model)
  const rows = model.entries.map((entry, index) => [
    entry.label,
    entry.detail,
    ...model.lines.map((line) => line.values[index]?.toFixed(4) ?? ''),
    marksAt(model, index).join('; ')
  ])
  return [columns, ...rows].map((row) => row.map(csvField).join(',')).join('\r\n')
}
