import { describe, expect, it } from 'vitest'
import { recordedMatch } from '../../../../src-main/simulator/volleyball/recorded-match'

const line = (sequenceId: number, messageTimestampUtc: string | null): string =>
  JSON.stringify({ sportId: 91_189, fixtureId: '7', source: 'Sim Source', sequenceId, messageTimestampUtc })

const LINES = [
  line(1, '2031-05-06T09:00:00.1000000Z'),
  line(2, '2031-05-06T09:00:10.1000000Z'),
  line(3, null),
  line(4, '2031-05-06T09:00:05.0000000Z'),
  line(5, '2031-05-06T09:00:30.1000000Z')
]

describe('recordedMatch', () => {
  it('plays the lines as they are, with their pauses, never backwards', () => {
    const match = recordedMatch(`${LINES.join('\r\n')}\n\n`)
    if (!match.ok) throw new Error(match.error)
    expect(match.value.fixture).toEqual({ sourceId: 'Sim Source', sportId: 91_189, fixtureId: '7' })
    const envelopes = match.value.source(0, 2)
    expect(envelopes.map(({ text }) => text)).toEqual(LINES)
    expect(envelopes.map(({ atMs }) => atMs)).toEqual([0, 5_000, 5_000, 5_000, 15_000])
  })

  it.each([
    ['{"sequenceId":1', /Line 1/],
    [`${line(1, null)}\n[]`, /Line 2/],
    [`${line(1, null)}\n{"seqNum":2}`, /Line 2/],
    ['{"sequenceId":1,"fixtureId":"7","source":"S"}', /fixtureId, source and sportId/],
    ['', /first line/]
  ])('refuses %j', (ndjson, error) => {
    expect(recordedMatch(ndjson)).toEqual({ ok: false, error: expect.stringMatching(error) as string })
  })
})
