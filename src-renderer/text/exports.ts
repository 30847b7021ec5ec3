/** Text about exports. */
import type { CommonExportFormat, ExportFormat, ExportJob } from '@shared/logs/export-view'
import { SPORT_TABLES } from '@shared/sports/sport-of'

export interface FormatText {
  readonly label: string
  /** What the format is useful for. */
  readonly use: string
}

const COMMON_FORMAT_TEXT: Readonly<Record<CommonExportFormat, FormatText>> = {
  'events-csv': { label: 'Events, CSV', use: 'One row per event, for spreadsheets and analysis.' },
  xlsx: { label: 'Workbook, XLSX', use: 'Events and statistics as sheets in one Excel file.' },
  'statistics-csv': { label: 'Statistics, CSV', use: 'Statistics by match and by set.' },
  'alarms-csv': {
    label: 'Alarms, CSV',
    use: 'The journal: what was raised, acknowledged and cleared, and when.'
  },
  'report-html': { label: 'Match report, HTML', use: 'Score, statistics and charts on one page.' },
  'report-pdf': { label: 'Match report, PDF', use: 'The same page, to print or send.' },
  json: { label: 'Whole match, JSON', use: 'Everything in one document, for programs.' },
  'events-ndjson': { label: 'Events, NDJSON', use: 'One object per line with every field, for scripts.' },
  'raw-ndjson': { label: 'As received, NDJSON', use: 'Every message exactly as sent, for disputes.' }
}

export const FORMAT_TEXT: ReadonlyMap<ExportFormat, FormatText> = new Map<ExportFormat, FormatText>([
  ...Object.entries(COMMON_FORMAT_TEXT),
  ...SPORT_TABLES.map((table) => [table.format, table] as const)
])

/** In the order of the dialog. */
export const FORMAT_GROUPS: readonly { readonly title: string; readonly formats: readonly ExportFormat[] }[] =
  [
    { title: 'To read', formats: ['report-html', 'report-pdf'] },
    {
      title: 'For spreadsheets',
      formats: [
        'events-csv',
        'xlsx',
        'statistics-csv',
        'alarms-csv',
        ...SPORT_TABLES.map(({ format }) => format)
      ]
    },
    { title: 'For programs', formats: ['json', 'events-ndjson', 'raw-ndjson'] }
  ]

const STATE_TEXT: Readonly<Record<ExportJob['state'], string>> = {
  running: 'Exporting',
  done: 'Exported',
  cancelled: 'Cancelled',
  failed: 'Export failed'
}

export const exportStateText = ({ state }: ExportJob): string => STATE_TEXT[state]
