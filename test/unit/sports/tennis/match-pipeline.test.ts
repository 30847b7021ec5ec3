import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TennisPipeline } from '../../../../src-main/sports/tennis/match-pipeline'
import { wirePacket, wirePoint, wireScore, wireStatus } from '../../../support/wire-packets'

const serves = (team: string) => ({ server: { team }, nextServer: { team } })

const MATCH = [
  wireStatus(1, 'InProgress'),
  wirePacket('PointStarted', 2, serves('TeamA')),
  wirePacket('PointFault', 3, serves('TeamA')),
  wirePacket('PointStarted', 4, serves('TeamA')),
  wirePoint(5, 'TeamA', { points: ['15', '0'] }),
  wirePacket('PointStarted', 6, serves('TeamA')),
  wirePoint(7, 'TeamB', { points: ['15', '15'] }),
  wirePacket('MoonShot', 8, { score: wireScore({ points: ['15', '30'] }) }),
  wirePacket('PointStarted', 9, serves('TeamA')),
  wirePoint(10, 'TeamA', { games: [1, 0] }, { nextServer: 'TeamB' })
]

const send = (pipeline: TennisPipeline, text: string) =>
  pipeline.receive({ bytes: Buffer.from(text), isText: true, receivedAt: 0, monotonicMs: 0 }, true)

function play(packets: readonly string[]): TennisPipeline {
  const pipeline = new TennisPipeline()
  for (const packet of packets) send(pipeline, packet)
  return pipeline
}

const allRows = (pipeline: TennisPipeline) => pipeline.timeline.range('all', 0, 500).rows
const undisturbed = play(MATCH)

describe('the pipeline of a court', () => {
  it('gives the same result after any duplicates, reordering, losses and reconnects', () => {
    const delivery = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constant('next' as const) },
        { weight: 1, arbitrary: fc.constant('repeat' as const) },
        { weight: 1, arbitrary: fc.constant('skip' as const) },
        { weight: 1, arbitrary: fc.constant('swap' as const) },
        { weight: 1, arbitrary: fc.constant('reconnect' as const) }
      ),
      { maxLength: 60 }
    )
    fc.assert(
      fc.property(delivery, (steps) => {
        const pipeline = new TennisPipeline()
        let position = 0
        const deliver = (index: number): void => {
          const packet = MATCH[index]
          if (packet !== undefined) send(pipeline, packet)
        }
        for (const step of steps) {
          if (step === 'next') deliver(position++)
          if (step === 'repeat') deliver(position - 1)
          if (step === 'skip') position += 1
          if (step === 'swap') {
            deliver(position + 1)
            deliver(position)
            position += 2
          }
          if (step === 'reconnect') position = pipeline.nextSeqNum - 1
        }
        for (let index = pipeline.nextSeqNum - 1; index < MATCH.length; index += 1) deliver(index)
        expect(pipeline.state).toEqual(undisturbed.state)
        expect(allRows(pipeline)).toEqual(allRows(undisturbed))
        expect(pipeline.counts).toMatchObject({ total: MATCH.length, lastSeqNum: 10, gapsOpen: 0 })
      })
    )
  })

  it('never throws or loses its place, whatever text arrives in between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.json(), fc.constantFrom(...MATCH.map((p) => p.slice(7))))),
        (noise) => {
          const pipeline = new TennisPipeline()
          MATCH.forEach((packet, index) => {
            send(pipeline, noise[index] ?? 'noise')
            send(pipeline, packet)
          })
          expect(pipeline.state).toEqual(undisturbed.state)
        }
      )
    )
  })

  it('shows an unreadable packet, keeps its place open and fills it when it is resent', () => {
    const pipeline = play(MATCH.slice(0, 4))
    const broken = MATCH[4]?.slice(0, -3) ?? ''
    expect(send(pipeline, broken).decoded.kind).toBe('undecodable')
    expect(allRows(pipeline).at(-1)).toMatchObject({ seqNum: 5, tone: 'trouble', raw: broken })
    expect(pipeline.nextSeqNum).toBe(5)
    for (const packet of MATCH.slice(4)) send(pipeline, packet)
    expect(pipeline.state).toEqual(undisturbed.state)
    expect(pipeline.counts).toMatchObject({ total: MATCH.length, undecodable: 1 })
  })

  it('continues when a packet stays unreadable', () => {
    const pipeline = play(MATCH.slice(0, 4))
    const broken = MATCH[4]?.slice(0, -3) ?? ''
    send(pipeline, broken)
    send(pipeline, broken)
    for (const packet of MATCH.slice(5)) send(pipeline, packet)
    expect(pipeline.openHole).toBeNull()
    expect(pipeline.counts).toMatchObject({ total: MATCH.length, undecodable: 2 })
    expect(pipeline.state.score).toEqual(undisturbed.state.score)
  })

  it('names what is missing when a hole is given up, and inserts it if it arrives after all', () => {
    const pipeline = play(MATCH.filter((_, index) => index !== 4))
    expect(pipeline.openHole).toEqual({ from: 5, to: 5 })
    expect(pipeline.state.score).toBeNull()
    pipeline.giveUpHoles(0)
    expect(pipeline.state.score).toEqual(undisturbed.state.score)
    expect(allRows(pipeline).some(({ text }) => text.startsWith('Packet 5 is missing'))).toBe(true)
    expect(pipeline.counts.gapsOpen).toBe(1)

    send(pipeline, MATCH[4] ?? '')
    expect(pipeline.state).toEqual(undisturbed.state)
    expect(pipeline.timeline.revision).toBe(1)
    expect(pipeline.counts).toMatchObject({ gapsOpen: 0, total: MATCH.length })
  })

  it('filters the timeline as the operator chooses', () => {
    const { timeline } = undisturbed
    expect(timeline.range('points', 0, 500).rows.map(({ kind }) => kind)).toEqual([
      '',
      'PointScored',
      'PointScored',
      'PointScored',
      ''
    ])
    expect(timeline.range('trouble', 0, 500).rows.map(({ text }) => text)).toEqual([
      'Unknown packet “MoonShot”',
      '2 points missing: the score moved by 3'
    ])
    expect(timeline.range('all', 3, 2).rows.map(({ index }) => index)).toEqual([3, 4])
  })
})

describe('the position of a packet', () => {
  const { timeline } = undisturbed

  it('is that of its row, filtered or not', () => {
    for (const { index, seqNum } of allRows(undisturbed))
      if (seqNum !== null) expect(timeline.place('all', seqNum)).toBe(index)
    const points = timeline.range('points', 0, 500).rows
    expect(timeline.place('points', 7)).toBe(points.findIndex(({ seqNum }) => seqNum === 7))
  })

  it('does not exist if the filter hides it or nothing arrived', () => {
    expect(timeline.place('points', 6)).toBeNull()
    expect(timeline.place('all', 99)).toBeNull()
  })
})
