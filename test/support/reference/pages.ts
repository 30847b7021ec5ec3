/** The pages of docs/reference, made from the code that they describe. */
import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { CommandUnknownOpts } from '@commander-js/extra-typings'
import {
  ALARM_REGISTER,
  COURT_ALARM_KINDS,
  CONSOLE_ALARM_KINDS,
  type AlarmKind
} from '@shared/alarms/register'
import { ALARM_COLUMNS } from '@shared/export/alarm-columns'
import { EVENT_COLUMNS } from '@shared/export/event-columns'
import { RAW_COLUMNS } from '@shared/export/raw-columns'
import { STATISTICS_COLUMNS } from '@shared/export/statistics-columns'
import { CALLS, GUARD_ERRORS, type CallName } from '@shared/ipc/contract'
import { SliceSchema } from '@shared/ipc/slices'
import { FrameSchema, StreamReplySchema } from '@shared/ipc/stream'
import { DEFAULT_SETTINGS, SettingsSchema } from '@shared/settings'
import { RALLY_SHOT_COLUMNS } from '@shared/sports/tennis/export/rally-shot-columns'
import { appProgram } from '../../../src-main/app/command-line'
import { logProgram } from '../../../src-main/cli/command-line'
import { simulateProgram } from '../../../src-main/simulator/command-line'
import { docstringsIn, type Docstrings } from './docstrings'
import { bullets, code, section, table } from './markdown'
import { leavesOf, schemaText } from './schema-text'

const KILOBYTE = 1024
const HELP_WIDTH = 100

const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .sort()
    .map((file) => path.join(folder, file))

const callDocs = (): Docstrings =>
  docstringsIn(...filesIn('src-shared/calls', '-calls.ts'), ...filesIn('src-shared/sports', 'calls.ts'))

/** Calls, settings or alarms that the reference would leave without a meaning. */
export function undocumented(): string[] {
  const calls = callDocs()
  const settings = settingDocs()
  return [
    ...Object.keys(CALLS).filter((name) => !calls.has(name)),
    ...leavesOf(SettingsSchema)
      .map((leaf) => leaf.path)
      .filter((setting) => docOf(settings, setting) === '')
  ]
}

export function ipcPage(): string {
  const docs = callDocs()
  const names = (Object.keys(CALLS) as CallName[]).sort()
  return page(
    'Calls and streams',
    'What crosses the boundary between a window and the main process. Arguments are checked before a handler sees them, results before a window does.',
    '## Calls',
    `Every call may also fail with ${GUARD_ERRORS.map(code).join(', ')}.`,
    ...names.map((name) => callSection(name, docs)),
    '## The stream',
    'Each window gets frames over a port of its own: first a snapshot of all slices, then the slices that changed.',
    bullets([
      `Frame: ${code(schemaText(FrameSchema, 1))}`,
      `Reply of the window: ${code(schemaText(StreamReplySchema))}`
    ]),
    ...SliceSchema.options.map((slice) =>
      section(3, `Slice ${code(slice.entries.kind.literal)}`, code(schemaText(slice, 2)))
    )
  )
}

function callSection(name: CallName, docs: Docstrings): string {
  const { args, result, errors, maxBytes, perSecond, takesItsTime } = CALLS[name]
  const notes = [...docs].filter(([key]) => key.startsWith(`${name}.`))
  return section(
    3,
    code(name),
    docs.get(name) ?? '',
    bullets([
      `Arguments: ${code(schemaText(args))}`,
      `Result: ${code(schemaText(result, 2))}`,
      ...(errors.length === 0 ? [] : [`Errors: ${errors.map(code).join(', ')}`]),
      `Limits: ${maxBytes / KILOBYTE} KB, ${perSecond} calls a second${takesItsTime ? ', no time limit' : ''}`,
      ...notes.map(([key, text]) => `${code(key.slice(name.length + 1))}: ${text}`)
    ])
  )
}

export function alarmsPage(): string {
  const ofKind = (kind: AlarmKind): string => {
    const { priority, raisedWhen, onDelayMs, clearedWhen, offDelayMs, action, suppressedBy, outlivesMatch } =
      ALARM_REGISTER[kind]
    return section(
      3,
      code(kind),
      bullets([
        `Priority: ${priority}`,
        `Raised: ${raisedWhen}${afterText(onDelayMs)}`,
        `Cleared: ${clearedWhen}${afterText(offDelayMs)}`,
        `What to do: ${action}`,
        ...(suppressedBy.length === 0 ? [] : [`Suppressed by: ${suppressedBy.map(code).join(', ')}`]),
        ...(outlivesMatch ? [] : ['Suppressed while the match is not open or over'])
      ])
    )
  }
  return page(
    'Alarms',
    'Every alarm the console can raise.',
    '## Alarms of a court',
    ...COURT_ALARM_KINDS.map(ofKind),
    '## Alarms of the console',
    ...CONSOLE_ALARM_KINDS.map(ofKind)
  )
}

const afterText = (delayMs: number): string => (delayMs === 0 ? '' : ` For ${delayMs / 1000} s.`)

const settingDocs = (): Docstrings =>
  docstringsIn('src-shared/settings.ts', ...filesIn('src-shared/sports', '-schema.ts'))

/** A schema in a file of its own knows only the end of its path. */
function docOf(docs: Docstrings, setting: string): string {
  const names = setting.split('.')
  for (let from = 0; from < names.length; from += 1) {
    const doc = docs.get(names.slice(from).join('.'))
    if (doc !== undefined) return doc
  }
  return ''
}

export function settingsPage(): string {
  const docs = settingDocs()
  const rows = leavesOf(SettingsSchema).map(({ path: setting, schema }) => [
    code(setting),
    docOf(docs, setting),
    schemaText(schema),
    code(JSON.stringify(valueAt(DEFAULT_SETTINGS, setting)))
  ])
  return page(
    'Settings',
    'What `settings.json` holds under `settings`, and what the settings view changes.',
    table(['Setting', 'Meaning', 'Values', 'Default'], rows)
  )
}

const valueAt = (value: unknown, where: string): unknown =>
  where
    .split('.')
    .reduce<unknown>((within, name) => (within as Readonly<Record<string, unknown>>)[name], value)

export function exportColumnsPage(): string {
  const columns = (title: string, all: readonly { name: string; kind: string; about: string }[]): string =>
    section(
      2,
      title,
      table(
        ['Column', 'Kind', 'Content'],
        all.map(({ name, kind, about }) => [code(name), kind, about])
      )
    )
  return page(
    'Export columns',
    'The columns of every exported table, the same in CSV, NDJSON, JSON and XLSX.',
    columns('Events', EVENT_COLUMNS),
    columns('Statistics', STATISTICS_COLUMNS),
    columns('Alarms', ALARM_COLUMNS),
    columns('Rally shots', RALLY_SHOT_COLUMNS),
    columns('Raw frames', RAW_COLUMNS)
  )
}

export function commandLinePage(): string {
  const log = logProgram().program
  const programs: readonly CommandUnknownOpts[] = [appProgram(), log, ...log.commands, simulateProgram()]
  return page(
    'Command lines',
    ...programs.map((program) => section(2, code(nameOf(program)), fenced(helpOf(program))))
  )
}

const nameOf = (program: CommandUnknownOpts): string =>
  program.parent === null ? program.name() : `${nameOf(program.parent)} ${program.name()}`

function helpOf(program: CommandUnknownOpts): string {
  let text = ''
  program.configureOutput({ writeOut: (part) => void (text += part), getOutHelpWidth: () => HELP_WIDTH })
  program.outputHelp()
  return text.trim()
}

const fenced = (text: string): string => ['```text', text, '```'].join('\n')

const page = (title: string, ...parts: readonly string[]): string =>
  ['<!-- Generated from the code: npm run reference -->', `# ${title}`, ...parts].join('\n\n')
