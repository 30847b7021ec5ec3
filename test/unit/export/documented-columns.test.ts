import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ALARM_COLUMNS } from '@shared/export/alarm-columns'
import { EVENT_COLUMNS } from '@shared/export/event-columns'
import { RALLY_SHOT_COLUMNS } from '@shared/sports/tennis/export/rally-shot-columns'
import { RAW_COLUMNS } from '@shared/export/raw-columns'
import { STATISTICS_COLUMNS } from '@shared/export/statistics-columns'

interface Documented {
  readonly name: string
  readonly about: string
}

/** The rows of the table below a heading of docs/exports.md. */
function documented(heading: string): Documented[] {
  const text = readFileSync('docs/exports.md', 'utf8')
  const section = text.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? ''
  return [...section.matchAll(/^\| `(\w+)` +\| (.+?) +\|$/gm)].map(([, name = '', about = '']) => ({
    name,
    about
  }))
}

describe('docs/exports.md', () => {
  it.each([
    ['Events', EVENT_COLUMNS],
    ['Statistics', STATISTICS_COLUMNS],
    ['Alarms', ALARM_COLUMNS],
    ['Rally shots', RALLY_SHOT_COLUMNS],
    ['Raw frames', RAW_COLUMNS]
  ] as const)('names every column of %s, in order', (heading, columns) => {
    expect(documented(heading)).toEqual(columns.map(({ name, about }) => ({ name, about })))
  })
})
