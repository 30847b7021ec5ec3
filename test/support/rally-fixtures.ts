/** The rally packets in fixtures/rally, as text and decoded. */
import { decodeRally } from '@shared/sports/tennis/feeds/tracking/decode'
import { NO_RALLIES, listRallies, takePart } from '@shared/sports/tennis/tracking/rallies'
import type { Rally, RallyKey, Shot } from '@shared/sports/tennis/tracking/rally'
import type { RallyPart } from '@shared/sports/tennis/tracking/rally-part'
import fs from 'node:fs'
import path from 'node:path'

type RallyFixture = '2022-events' | '2022-summary' | '2024-rally' | '2024-one-rally' | '2022-one-rally'

export const RECEIVED_AT = Date.UTC(2031, 7, 14, 6, 10, 30)

export const rallyText = (fixture: RallyFixture): string =>
  fs.readFileSync(path.resolve(import.meta.dirname, `../../fixtures/rally/${fixture}.json`), 'utf8')

/** The messages of the one rally as generation 2022 tells it, the session's first. */
export const messages2022 = (): string[] =>
  (JSON.parse(rallyText('2022-one-rally')) as unknown[]).map((message) => JSON.stringify(message))

export function partOf(text: string): RallyPart {
  const decoded = decodeRally(text, RECEIVED_AT)
  if (decoded.kind !== 'rally') throw new Error(`no rally: ${JSON.stringify(decoded)}`)
  return decoded.part
}

/** Summary, events, shots and players of the one rally. */
export const parts2022 = (): RallyPart[] => messages2022().slice(3).map(partOf)

export function mergedRally(parts: readonly RallyPart[]): Rally {
  const [rally, ...others] = listRallies(parts.reduce(takePart, NO_RALLIES))
  if (!rally || others.length > 0) throw new Error('the parts are not of one rally')
  return rally
}

export const rallyOfText = (text: string): Rally => mergedRally([partOf(text)])

export const KEY: RallyKey = { set: 1, game: 1, point: 1, serve: 1, rally: 1 }

export const shotWith = (fields: Partial<Shot>): Shot => ({
  number: 1,
  shotId: '',
  team: null,
  player: null,
  stroke: '',
  side: '',
  spin: { kind: '', rpm: null },
  speedMs: null,
  call: '',
  result: '',
  outDistanceM: null,
  timeS: 0,
  durationS: null,
  arcs: [],
  ...fields
})

export const rallyWith = (fields: Partial<Rally>): Rally => ({
  key: KEY,
  provenance: [],
  startAt: null,
  durationS: null,
  server: null,
  scorer: null,
  result: '',
  serveSide: '',
  teamAtPositiveX: null,
  shots: [],
  ball: null,
  players: [],
  summary: null,
  faults: [],
  ...fields
})
