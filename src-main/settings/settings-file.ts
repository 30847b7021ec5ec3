/** The contents of `settings.json`, and salvaging as much as possible if a part is invalid. */
import { CALLS, type CallResult } from '@shared/ipc/contract'
import { DEFAULT_SETTINGS, SettingsSchema, type Settings } from '@shared/settings'
import * as v from 'valibot'
import { SPORTS } from '../sports/list'
import type { StoredCourt } from '../sports/stored-court'

export const SETTINGS_SCHEMA_VERSION = 1

const StoredCourtSchema = v.union(SPORTS.map(({ storedCourt }) => storedCourt))

const LayoutSchema = CALLS['layout.get'].result
export type Layout = CallResult<'layout.get'>

const DEFAULT_LAYOUT: Layout = { view: 'wall', courtId: null }

export interface StoredSettings {
  readonly settings: Settings
  /** In the operator's order. */
  readonly courts: readonly StoredCourt[]
  readonly layout: Layout
}

type Content = Readonly<Record<string, unknown>>

/** Accepts every valid part; missing parts are fine. */
export function readSettingsFile(content: Content, problems: string[]): StoredSettings {
  const saved = readPart(content.settings, v.record(v.string(), v.unknown()), {}, () => {
    problems.push('The settings could not be read. Using defaults.')
  })
  const section = <Value>(
    name: keyof Settings,
    schema: v.GenericSchema<unknown, Value>,
    usual: Value
  ): Value =>
    readPart(saved[name], schema, usual, () => {
      problems.push(`The settings section “${name}” could not be read. Using its defaults.`)
    })
  const { tennisEvents, tennisStatistics, rallyTracking, volleyball, network, demo, capture, wall, display } =
    SettingsSchema.entries
  return {
    settings: {
      tennisEvents: section('tennisEvents', tennisEvents, DEFAULT_SETTINGS.tennisEvents),
      tennisStatistics: section('tennisStatistics', tennisStatistics, DEFAULT_SETTINGS.tennisStatistics),
      rallyTracking: section('rallyTracking', rallyTracking, DEFAULT_SETTINGS.rallyTracking),
      volleyball: section('volleyball', volleyball, DEFAULT_SETTINGS.volleyball),
      network: section('network', network, DEFAULT_SETTINGS.network),
      demo: section('demo', demo, DEFAULT_SETTINGS.demo),
      capture: section('capture', capture, DEFAULT_SETTINGS.capture),
      wall: section('wall', wall, DEFAULT_SETTINGS.wall),
      display: section('display', display, DEFAULT_SETTINGS.display)
    },
    courts: readCourts(content.courts, problems),
    layout: readPart(content.layout, LayoutSchema, DEFAULT_LAYOUT, () => {
      problems.push('The last open view could not be read. Opening the wall.')
    })
  }
}

function readCourts(value: unknown, problems: string[]): readonly StoredCourt[] {
  const entries = readPart(value, v.array(v.unknown()), [], () => {
    problems.push('The list of courts could not be read. Add the courts again.')
  })
  const courts = new Map<string, StoredCourt>()
  entries.forEach((entry, index) => {
    const court = v.safeParse(StoredCourtSchema, entry)
    if (court.success && !courts.has(court.output.courtId)) courts.set(court.output.courtId, court.output)
    else problems.push(`Court ${index + 1} of the list could not be read and was skipped. Add it again.`)
  })
  return [...courts.values()]
}

function readPart<Value>(
  value: unknown,
  schema: v.GenericSchema<unknown, Value>,
  usual: Value,
  onProblem: () => void
): Value {
  if (value === undefined) return usual
  const parsed = v.safeParse(schema, value)
  if (parsed.success) return parsed.output
  onProblem()
  return usual
}
