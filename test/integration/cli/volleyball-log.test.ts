/** The built command on volleyball matches: a process, its files, its output and its exit status. */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { useBundle } from '../../support/bundle'
import { useTemporaryFolder } from '../../support/temporary-folder'
import { playedMatch, pointsOfSets } from '../../support/volleyball-play'

const folder = useTemporaryFolder()
const MATCH = playedMatch(11, { variant: 'beach' })
const LINES = MATCH.envelopes.map(({ text }) => text)

const script = useBundle('src-main/cli/rallydesk-log.ts')

async function inspect(lines: readonly string[], ...options: readonly string[]) {
  const file = path.join(folder.path, 'beach.ndjson')
  await writeFile(file, lines.join('\n'))
  return new Promise<{ status: number | string | null; stdout: string }>((resolve) => {
    execFile(process.execPath, [script.path, 'inspect', file, ...options], (error, stdout) => {
      resolve({ status: error === null ? 0 : (error.code ?? null), stdout })
    })
  })
}

const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Text = v.nullable(v.string())
const bySide = <Schema extends v.GenericSchema>(schema: Schema) =>
  v.strictObject({ Home: schema, Away: schema })
const OutputSchema = v.tuple([
  v.strictObject({
    eventId: v.literal('123456789'),
    sport: v.literal('volleyball'),
    teams: bySide(v.string()),
    file: v.string(),
    format: v.string(),
    sets: v.array(v.strictObject({ pointsHome: Count, pointsAway: Count })),
    setsWon: bySide(Count),
    winner: v.nullable(v.picklist(['Home', 'Away'])),
    endReason: Text,
    statistics: bySide(v.record(v.string(), v.unknown())),
    actions: v.strictObject({
      total: Count,
      effective: Count,
      cancelled: Count,
      modified: Count,
      inserted: Count
    }),
    provisionalPoints: Count,
    changes: v.array(v.strictObject({ sequenceId: Count, text: v.string() })),
    suspendAdvice: Text,
    gaps: Count,
    duplicates: Count,
    undecodable: Count,
    conflicts: Count,
    serverCorrections: Count,
    firstTimestamp: Text,
    lastTimestamp: Text,
    durationMs: v.nullable(Count),
    fileProblem: v.string()
  })
])

describe('rallydesk-log inspect on a volleyball match', () => {
  it('prints what the documentation says, and exits with 0', async () => {
    const { status, stdout } = await inspect(LINES, '--json')
    const [match] = v.parse(OutputSchema, JSON.parse(stdout))
    expect([status, match.winner, match.sets]).toEqual([0, MATCH.truth.winner, pointsOfSets(MATCH)])
    expect(match.format).toBe('Beach · best of 3 · sets to 21, last set to 15')
  })

  it('exits with 1 if messages are missing, and says so', async () => {
    const { status, stdout } = await inspect(LINES.toSpliced(20, 3))
    expect(status).toBe(1)
    expect(stdout).toMatch(/Findings +1 gap in the messages/)
  })
})
