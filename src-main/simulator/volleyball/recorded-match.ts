/** Recordings of volleyball: NDJSON, one envelope a line, in the order of `sequenceId`, played byte for byte. */
import type { VolleyballFixture } from '@shared/sports/volleyball/feed/access'
import { fail, succeed, type Result } from '@shared/result'
import { isRecord } from '../frame-data'
import type { EnvelopeSource, TimedEnvelope } from './timed-envelope'

export interface RecordedMatch {
  readonly fixture: VolleyballFixture
  readonly source: EnvelopeSource
}

interface Line {
  readonly text: string
  readonly envelope: Readonly<Record<string, unknown>>
}

/**
 * The match of a recording; its first line tells the fixture. The pauses are those between the `messageTimestampUtc`s;
 * a line without one, or whose time goes back, follows its predecessor at once. The error names the line that cannot
 * be read.
 */
export function recordedMatch(ndjson: string): Result<RecordedMatch, string> {
  const lines: Line[] = []
  for (const [index, text] of ndjson.split(/\r?\n/).entries()) {
    if (text === '') continue
    const envelope = envelopeOf(text)
    if (!envelope) return fail(`Line ${index + 1} is no match event: it has no sequenceId.`)
    lines.push({ text, envelope })
  }
  const fixture = fixtureOf(lines[0]?.envelope ?? {})
  if (!fixture) return fail('The first line names no fixtureId, source and sportId.')
  return succeed({ fixture, source: (_, speed) => timed(lines, speed) })
}

function timed(lines: readonly Line[], speed: number): readonly TimedEnvelope[] {
  let firstSourceAt: number | null = null
  let atMs = 0
  return lines.map(({ text, envelope }) => {
    const sourceAt = timeOf(envelope.messageTimestampUtc)
    firstSourceAt ??= sourceAt
    if (sourceAt !== null && firstSourceAt !== null) atMs = Math.max(atMs, (sourceAt - firstSourceAt) / speed)
    return { atMs, text }
  })
}

function envelopeOf(text: string): Line['envelope'] | null {
  try {
    const envelope: unknown = JSON.parse(text)
    return isRecord(envelope) && typeof envelope.sequenceId === 'number' ? envelope : null
  } catch {
    return null
  }
}

function fixtureOf({ fixtureId, source, sportId }: Line['envelope']): VolleyballFixture | null {
  const isComplete =
    typeof fixtureId === 'string' && typeof source === 'string' && typeof sportId === 'number'
  return isComplete ? { fixtureId, sourceId: source, sportId } : null
}

function timeOf(timestamp: unknown): number | null {
  const time = typeof timestamp === 'string' ? Date.parse(timestamp) : Number.NaN
  return Number.isNaN(time) ? null : time
}
