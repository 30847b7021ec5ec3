import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UNNAMED } from '@shared/sports/volleyball/text/names'
import { volleyballMatchViewOf } from '@shared/sports/volleyball/view/match-detail'
import { VolleyballPipeline } from '../../../../src-main/sports/volleyball/match-pipeline'
import { EVENTFUL_VOLLEYBALL } from '../../../../src-main/simulator/volleyball/match/incidents'
import { playMatch } from '../../../../src-main/simulator/volleyball/match/play-match'
import { FIXTURE } from '../../../support/volleyball-provider'

const texts = playMatch({
  seed: 5,
  variant: 'snow',
  fixture: FIXTURE,
  startedAt: Date.UTC(2031, 4, 6, 9),
  incidents: { rates: EVENTFUL_VOLLEYBALL }
}).envelopes.map(({ text }) => text)

function give(pipeline: VolleyballPipeline, text: string, receivedAt = 0) {
  return pipeline.receive(
    { bytes: Buffer.from(text), isText: true, receivedAt, monotonicMs: receivedAt },
    true
  )
}

const viewOf = ({ match }: VolleyballPipeline) => volleyballMatchViewOf(match, UNNAMED)
const rowsOf = ({ match, timeline }: VolleyballPipeline) => timeline.range(match, 'all', 0, 10_000).rows
const textsOf = (pipeline: VolleyballPipeline): readonly string[] => rowsOf(pipeline).map(({ text }) => text)

const undisturbed = new VolleyballPipeline()
for (const text of texts) give(undisturbed, text)

describe('messages in any order and number', () => {
  it('lead to the same match with the same rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(texts.length - 1), { maxLength: 40 }),
        fc.array(fc.tuple(fc.nat(texts.length - 2), fc.integer({ min: 1, max: 30 })), { maxLength: 10 }),
        (repeats, swaps) => {
          const order = [...texts.keys()]
          for (const [at, by] of swaps) {
            const [moved = 0] = order.splice(at, 1)
            order.splice(Math.min(order.length, at + by), 0, moved)
          }
          for (const repeat of repeats) order.splice(order.indexOf(repeat) + 1, 0, repeat)
          const pipeline = new VolleyballPipeline()
          for (const index of order) give(pipeline, texts[index] ?? '')
          expect(viewOf(pipeline)).toEqual(viewOf(undisturbed))
          expect(textsOf(pipeline)).toEqual(textsOf(undisturbed))
          expect(pipeline.counts).toMatchObject({
            total: texts.length,
            duplicates: repeats.length,
            lastSeqNum: texts.length,
            gapsOpen: 0
          })
        }
      ),
      { numRuns: 25 }
    )
  })

  it('keep the time at which each was first received', () => {
    const pipeline = new VolleyballPipeline()
    give(pipeline, texts[0] ?? '', 1_000)
    give(pipeline, texts[0] ?? '', 9_000)
    expect(rowsOf(pipeline).map(({ receivedAt }) => receivedAt)).toEqual([1_000])
  })
})

describe('a missing message', () => {
  it('is waited for, then named in the timeline and skipped', () => {
    const pipeline = new VolleyballPipeline()
    for (const [index, text] of texts.slice(0, 8).entries())
      if (index !== 3 && index !== 4) give(pipeline, text)
    expect(pipeline.openHole).toEqual({ from: 4, to: 5 })
    expect(pipeline.nextSeqNum).toBe(4)
    pipeline.giveUpHoles({ receivedAt: 0, monotonicMs: 0 })
    expect(pipeline.openHole).toBeNull()
    expect(pipeline.counts).toMatchObject({ gapsOpen: 1, total: 6 })
    expect(textsOf(pipeline)).toContain('Messages 4 to 5 are missing: the provider did not resend them')
    for (const text of texts.slice(3)) give(pipeline, text)
    expect(viewOf(pipeline)).toEqual(viewOf(undisturbed))
    expect(pipeline.counts).toMatchObject({ gapsOpen: 0, gapsHealed: 1 })
  })
})

describe('an unreadable message', () => {
  const broken = (texts[3] ?? '').replace('"actionId":', '"actionId":-')

  it('is requested again, and counts as read once it arrives readable', () => {
    const pipeline = new VolleyballPipeline()
    for (const text of texts.slice(0, 3)) give(pipeline, text)
    expect(give(pipeline, broken)).toEqual({ kind: 'undecodable', seqNum: 4 })
    for (const text of texts.slice(3)) give(pipeline, text)
    expect(viewOf(pipeline)).toEqual(viewOf(undisturbed))
    expect(pipeline.counts).toMatchObject({ undecodable: 1, gapsOpen: 0 })
    expect(textsOf(pipeline).some((text) => text.startsWith('Unreadable message: '))).toBe(true)
  })

  it('leaves its place empty if it stays unreadable', () => {
    const pipeline = new VolleyballPipeline()
    for (const text of texts.slice(0, 3)) give(pipeline, text)
    give(pipeline, broken)
    give(pipeline, broken)
    expect(pipeline.nextSeqNum).toBe(5)
    expect(textsOf(pipeline)).toContain('Message 4 is unreadable at the provider too and stays empty')
  })

  it('never throws or loses its place, whatever text arrives in between', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json()), { maxLength: 8 }), (noise) => {
        const pipeline = new VolleyballPipeline()
        for (const text of texts.slice(0, 40)) {
          for (const each of noise) give(pipeline, each)
          give(pipeline, text)
        }
        expect(pipeline.nextSeqNum).toBe(41)
      }),
      { numRuns: 40 }
    )
  })
})

describe('a message of another fixture', () => {
  const OTHER = '987654321'
  const ofOther = (text = ''): string => text.replace(FIXTURE.fixtureId, OTHER)

  it('is not mistaken for one of this match, and is reported once', () => {
    const pipeline = new VolleyballPipeline()
    give(pipeline, texts[0] ?? '')
    for (const text of texts.slice(1, 50)) expect(give(pipeline, ofOther(text)).kind).toBe('of-another-match')
    expect(pipeline.nextSeqNum).toBe(2)
    expect(textsOf(pipeline).filter((text) => text.includes(OTHER))).toEqual([
      `Skipping messages of another fixture, ${OTHER}`
    ])
  })

  it('gives way to those of the court’s own fixture if it came first', () => {
    const pipeline = new VolleyballPipeline()
    pipeline.begin(null, FIXTURE.fixtureId)
    for (const text of texts.slice(0, 20)) give(pipeline, ofOther(text))
    for (const text of texts) give(pipeline, text)
    expect(viewOf(pipeline)).toEqual(viewOf(undisturbed))
    expect(textsOf(pipeline)[0]).toBe(`Earlier messages belonged to another fixture, ${OTHER}: skipped`)
    expect(pipeline.counts).toMatchObject({ total: texts.length, gapsOpen: 0 })
  })

  it('is accepted if the provider writes the fixture id differently', () => {
    const pipeline = new VolleyballPipeline()
    pipeline.begin(null, `0${FIXTURE.fixtureId}`)
    for (const text of texts) give(pipeline, text)
    expect(viewOf(pipeline)).toEqual(viewOf(undisturbed))
  })
})

describe('a provider that restarts its numbering', () => {
  const laterTexts = playMatch({
    seed: 6,
    variant: 'snow',
    fixture: FIXTURE,
    startedAt: Date.UTC(2031, 4, 7, 9)
  }).envelopes.map(({ text }) => text)

  it('is followed: the match is the one that it sends now', () => {
    const pipeline = new VolleyballPipeline()
    for (const text of texts.slice(0, 100)) give(pipeline, text)
    for (const text of laterTexts) give(pipeline, text, 7_000)
    const only = new VolleyballPipeline()
    for (const text of laterTexts) give(only, text, 7_000)
    expect(viewOf(pipeline)).toEqual(viewOf(only))
    const [first, ...rest] = rowsOf(pipeline)
    expect(first).toMatchObject({ text: 'The provider restarted its numbering: the match here starts over' })
    expect(rest.map(({ text }) => text)).toEqual(textsOf(only))
    expect(new Set(rest.map(({ receivedAt }) => receivedAt))).toEqual(new Set([7_000]))
    expect(pipeline.counts).toMatchObject({ lastSeqNum: laterTexts.length, duplicates: 0 })
    expect(pipeline.stamps.correctedMs).toBe(7_000)
  })

  it('is not suspected when the first message is merely repeated', () => {
    const pipeline = new VolleyballPipeline()
    for (const text of texts.slice(0, 100)) give(pipeline, text)
    give(pipeline, texts[0] ?? '')
    expect(pipeline.nextSeqNum).toBe(101)
    expect(pipeline.counts).toMatchObject({ duplicates: 1, total: 100 })
  })
})

describe('an absurd number', () => {
  const WILD = 999_999_999_999
  const wild = (texts[20] ?? '').replace(/"sequenceId":\d+/, `"sequenceId":${WILD}`)

  it('is skipped, so that the next request starts at the right place', () => {
    const pipeline = new VolleyballPipeline()
    for (const text of texts.slice(0, 20)) give(pipeline, text)
    give(pipeline, wild)
    pipeline.giveUpHoles({ receivedAt: 0, monotonicMs: 0 })
    expect(pipeline.nextSeqNum).toBe(21)
    expect(textsOf(pipeline)).toContain(`Message ${WILD} was skipped: no match has that many messages`)
    // A provider that sends everything with every answer sends it again.
    give(pipeline, wild)
    for (const text of texts.slice(20)) give(pipeline, text)
    expect(pipeline.openHole).toBeNull()
    expect(viewOf(pipeline)).toEqual(viewOf(undisturbed))
    expect(pipeline.counts).toMatchObject({ total: texts.length, lastSeqNum: texts.length, undecodable: 1 })
  })

  it('is accepted if the numbering continues from it, or starts there', () => {
    const jumpedBy = (text: string): string =>
      text.replace(/"sequenceId":(\d+)/, (_, id) => `"sequenceId":${Number(id) + 50_000}`)
    for (const known of [0, 20]) {
      const pipeline = new VolleyballPipeline()
      for (const text of texts.slice(0, known)) give(pipeline, text)
      for (const text of texts.slice(known)) give(pipeline, jumpedBy(text))
      pipeline.giveUpHoles({ receivedAt: 0, monotonicMs: 0 })
      expect(viewOf(pipeline).sets.map(({ points }) => points)).toEqual(
        viewOf(undisturbed).sets.map(({ points }) => points)
      )
    }
  })
})

it('takes a message without number or meaning once, however often it arrives', () => {
  const pipeline = new VolleyballPipeline()
  for (let times = 0; times < 5; times += 1) give(pipeline, '{"no":"number"}')
  expect(rowsOf(pipeline)).toHaveLength(1)
  expect(pipeline.counts).toMatchObject({ total: 1, undecodable: 1, duplicates: 4 })
})

describe('the rallies of a view', () => {
  const { match, timeline } = undisturbed
  const ticks = viewOf(undisturbed).sets.flatMap(({ rallies }) => rallies)

  it('have each the row of their point', () => {
    const rows = timeline.range(match, 'points', 0, 10_000).rows
    const kinds = ticks.map(({ seqNum }) => {
      const place = timeline.place(match, 'points', seqNum ?? Number.NaN)
      return place === null ? null : rows[place]?.kind
    })
    expect(ticks.length).toBeGreaterThan(50)
    expect(new Set(kinds)).toEqual(new Set(['Point']))
  })

  it('have no row if the filter hides it or nothing arrived', () => {
    const [first] = ticks
    expect(timeline.place(match, 'big-points', first?.seqNum ?? Number.NaN)).toBeNull()
    expect(timeline.place(match, 'all', texts.length + 1)).toBeNull()
  })

  it('are found by every message about them', () => {
    const rows = rowsOf(undisturbed)
    const changed = rows.find(({ history }) => history.length > 1)
    for (const { seqNum } of changed?.history ?? [])
      expect(timeline.place(match, 'all', seqNum)).toBe(changed?.index)
    expect(changed).toBeDefined()
  })
})
