import { describe, expect, it } from 'vitest'
import { describeEventId, parseEventId } from '@shared/sports/tennis/feeds/event-id'
import type { SimulatedCourt } from '../../../../src-main/simulator/tennis-provider/court-channel'
import { demoCourts } from '../../../../src-main/simulator/demo/demo-courts'
import { packetOf, type StoredFrame } from '../../../../src-main/simulator/tennis/stored-frame'

const startAt = Date.UTC(2031, 4, 6, 12)

const framesOf = (court: SimulatedCourt): readonly StoredFrame[] => court.source(openedAt(court), court.speed)

const openedAt = ({ startedAgoMs = 0, opensAfterMs = 0, speed }: SimulatedCourt): number =>
  startAt + opensAfterMs - startedAgoMs / speed

const SEEDS = [1, 2, 3, 4, 5]

describe('demoCourts', () => {
  it.each(SEEDS)('has eight courts with event ids as in the feed (seed %i)', (seed) => {
    const ids = demoCourts(seed).map(({ eventId }) => eventId)
    expect(new Set(ids).size).toBe(8)
    for (const id of ids) {
      expect(parseEventId(id)).toEqual({ ok: true, value: id })
      expect(describeEventId(id)).not.toBe('')
    }
    expect(ids.filter((id) => /-(MD|LD|XD)/.test(id))).toHaveLength(2)
  })

  it('is the same for the same seed and start', () => {
    const bytes = (seed: number): Buffer =>
      Buffer.concat(
        demoCourts(seed)
          .flatMap(framesOf)
          .map(({ data }) => data)
      )
    expect(bytes(7).equals(bytes(7))).toBe(true)
    expect(bytes(7).equals(bytes(8))).toBe(false)
  })

  it('has nobody play on two courts', () => {
    const names = demoCourts(1).flatMap((court) => {
      const text = framesOf(court)[0]?.data.toString('utf8') ?? ''
      return [...text.matchAll(/"team[AB]Player\d":"([^"]+)"/g)].map(([, name]) => name)
    })
    expect(names).toHaveLength(20)
    expect(new Set(names).size).toBe(20)
  })

  it.each(SEEDS)('starts with every phase of a match (seed %i)', (seed) => {
    const phases = demoCourts(seed).map((court) => {
      const sent = framesOf(court).filter(({ dueMs }) => openedAt(court) + dueMs <= startAt)
      const last = sent.at(-1)
      const points = sent.map(packetOf).filter((packet) => packet?.eventElementType === 'PointScored')
      const { score } = points.at(-1) ?? {}
      return {
        opensAfterMs: court.opensAfterMs,
        kind: last && packetOf(last)?.eventElementType,
        points,
        score
      }
    })
    expect(phases[1]?.points).toHaveLength(0)
    expect(phases[4]?.score).toMatchObject({ overallSetScore: { setsA: 2, setsB: 2 } })
    expect(phases[5]?.score).toMatchObject({ currentGameScore: { gameType: 'TieBreaker' } })
    expect(phases[6]?.opensAfterMs).toBeGreaterThanOrEqual(60_000)
    expect(phases[7]?.kind).toBe('MatchFinished')
  })

  it.each(SEEDS)('leaves time for all faults to happen (seed %i)', (seed) => {
    const [court] = demoCourts(seed)
    if (!court) throw new Error('No court')
    const live = framesOf(court).filter(({ dueMs }) => openedAt(court) + dueMs > startAt)
    const packets = (court.faults ?? []).map(({ when }) => (when.at === 'packet' ? when.seqNum : 0))
    expect(packets.length).toBeGreaterThan(8)
    expect(Math.min(...packets)).toBeGreaterThan(live[0]?.seqNum ?? 0)
    expect(Math.max(...packets)).toBeLessThan(live.at(-1)?.seqNum ?? 0)
  })

  it.each(SEEDS)('interrupts some matches within two minutes, but never many at once (seed %i)', (seed) => {
    const courts = demoCourts(seed)
    const statesOf = (court: SimulatedCourt): readonly string[] =>
      framesOf(court)
        .filter(({ dueMs }) => {
          const sinceStartMs = openedAt(court) + dueMs - startAt
          return sinceStartMs > 0 && sinceStartMs < 120_000
        })
        .map((frame) => JSON.stringify(packetOf(frame)?.matchStatus ?? {}))
        .flatMap((status) => /"state":"(\w+)"/.exec(status)?.[1] ?? [])
    const states = courts.map(statesOf)
    for (const wanted of ['ChallengeInProgress', 'CorrectionMode', 'MedicalTreatment', 'ToiletBreak'])
      expect(states.flat()).toContain(wanted)
    const interruptions = ['CorrectionMode', 'MedicalTreatment', 'ToiletBreak', 'Suspended']
    const interrupted = states.filter((each) => each.some((state) => interruptions.includes(state)))
    expect(interrupted.length).toBeLessThanOrEqual(4)
    const differing = courts.filter(({ faults = [] }) =>
      faults.some(({ effect }) => effect.kind === 'miscount')
    )
    expect(differing).toHaveLength(1)
  })

  it('applies the requested incidents to every court', () => {
    for (const court of demoCourts(1, 12, 4, [{ kind: 'retirement', atPoint: 2 }])) {
      const last = framesOf(court).at(-1)
      const ended = last ? openedAt(court) + last.dueMs : 0
      if (ended > startAt)
        expect(packetOf(last ?? { data: Buffer.alloc(0) })).toMatchObject({ reason: 'Retirement' })
    }
  })

  it('supports more or fewer courts and another speed', () => {
    expect(demoCourts(1, 24)).toHaveLength(24)
    expect(new Set(demoCourts(1, 64).map(({ eventId }) => eventId)).size).toBe(64)
    expect(demoCourts(1, 2, 30).map(({ speed }) => speed)).toEqual([30, 30])
  })
})
