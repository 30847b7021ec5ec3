import { describe, expect, it } from 'vitest'
import { placeOf, type JournalEntry } from '@shared/sports/tennis/match/journal'
import { foldJournal } from '../../../../support/fold-journal'
import { PACKET_NAMES } from '@shared/sports/tennis/feeds/events/names'
import fc from 'fast-check'
import { received, wirePacket, wirePoint, wireScore, wireStatus } from '../../../../support/wire-packets'

const journal = (...packets: string[]): JournalEntry[] =>
  packets.map((text) => ({ kind: 'packet', received: received(text) }))

const rows = (...packets: string[]) => foldJournal(journal(...packets)).rows
const lastText = (...packets: string[]) => rows(...packets).at(-1)?.text

const status = wireStatus(1, 'InProgress')
const serves = (team: string) => ({ server: { team }, nextServer: { team } })

describe('the timeline', () => {
  it.each([
    ['Ace, HALVORSEN', wirePoint(3, 'TeamA', { points: ['15', '0'] }, { pointType: 'Ace' })],
    ['Double fault, HALVORSEN', wirePoint(3, 'TeamB', { points: ['0', '15'] }, { pointType: 'DoubleFault' })],
    ['PEREDA wins the point', wirePoint(3, 'TeamB', { points: ['0', '15'] })],
    ['First-serve fault', wirePacket('PointFault', 3, { faultType: 'Fault' })],
    ['First-serve foot fault', wirePacket('PointFault', 3, { faultType: 'FootFault' })],
    ['Let, first serve', wirePacket('PointLet', 3)],
    [
      'Code violation, PEREDA: racquet abuse',
      wirePacket('CodeViolation', 3, { team: 'TeamB', reason: 'RacquetAbuse' })
    ],
    ['Time violation, PEREDA, warning', wirePacket('TimeViolation', 3, { team: 'TeamB' })],
    ['Time called', wirePacket('TimeAnnouncement', 3)],
    ['Play suspended: rain', wireStatus(3, 'Suspended', { suspensionType: 'Rain' })],
    ['Challenge, PEREDA', wireStatus(3, 'ChallengeInProgress', { team: 'TeamB' })],
    ['Challenge, PEREDA: lost', wireStatus(3, 'ChallengeInProgress', { team: 'TeamB', won: 'TeamA' })],
    ['Challenge, PEREDA: won', wireStatus(3, 'ChallengeInProgress', { team: 'TeamB', won: 'TeamB' })],
    ['Retirement, PEREDA: injury', wireStatus(3, 'Retire', { team: 'TeamB', reason: 'Injury' })],
    ['PEREDA wins the match', wirePacket('MatchFinished', 3, { won: 'TeamB', reason: 'Normally' })],
    [
      'HALVORSEN wins the match (retirement)',
      wirePacket('MatchFinished', 3, { won: 'TeamA', reason: 'Retirement' })
    ],
    ['Unknown packet “MoonShot”', wirePacket('MoonShot', 3)],
    ['SpaceWalk', wireStatus(3, 'SpaceWalk')]
  ])('%s', (text, packet) => {
    expect(lastText(status, wirePacket('PointStarted', 2, serves('TeamA')), packet)).toBe(text)
  })

  it.each([
    ['HALVORSEN holds to 30', ['40', '30'], 'TeamA', 'Standard'],
    ['HALVORSEN holds to love with an ace', ['40', '0'], 'TeamA', 'Ace'],
    ['PEREDA breaks to 15', ['15', '40'], 'TeamB', 'Standard'],
    ['PEREDA breaks after deuce on a double fault', ['40', 'Av'], 'TeamB', 'DoubleFault']
  ] as const)('%s', (text, points, winner, pointType) => {
    const games = winner === 'TeamA' ? ([1, 0] as const) : ([0, 1] as const)
    const all = rows(
      status,
      wirePacket('PointStarted', 2, serves('TeamA')),
      wirePoint(3, 'TeamA', { points }),
      wirePoint(4, winner, { games }, { pointType, nextServer: 'TeamB' })
    )
    expect(all.at(-2)).toMatchObject({ text, score: winner === 'TeamA' ? '1–0' : '0–1' })
    expect(all.at(-1)).toMatchObject({
      tone: 'heading',
      text: `Set 1 · ${winner === 'TeamA' ? '1–0' : '0–1'} · PEREDA to serve`
    })
  })

  it('names the tie-break and the set that it decides', () => {
    const all = rows(
      status,
      wirePoint(2, 'TeamA', { points: ['6', '3'], games: [6, 6], tieBreak: true }),
      wirePoint(3, 'TeamA', { sets: [[7, 6, 7, 3]] }, { nextServer: 'TeamB' })
    )
    expect(all.at(-2)?.text).toBe('HALVORSEN wins the tie-break 7–3 and set 1')
    expect(all.at(-1)?.text).toBe('Set 2 · 0–0 · PEREDA to serve')
  })

  it('puts no heading after the last point of the match', () => {
    const all = rows(
      status,
      wirePoint(2, 'TeamA', { points: ['40', '0'], games: [5, 0], sets: [[6, 0]] }),
      wirePoint(3, 'TeamA', {
        sets: [
          [6, 0],
          [6, 0]
        ]
      })
    )
    expect(all.at(-1)).toMatchObject({ tone: 'point', text: 'HALVORSEN wins set 2 6–0' })
  })

  it('shows a correction as before and after', () => {
    const all = rows(
      status,
      wirePoint(2, 'TeamA', { points: ['30', '0'] }),
      wirePacket('Undo', 3, { score: wireScore({ points: ['15', '0'] }) })
    )
    expect(all.at(-1)).toMatchObject({
      tone: 'corrected',
      text: 'Umpire corrects 30–0 to 15–0',
      filters: { trouble: true }
    })
  })

  it('marks late and rebuilt rows', () => {
    expect(rows(wirePacket('PointStarted', 1, { delayStatus: 'DELAYED' })).at(0)).toMatchObject({
      tone: 'late',
      remark: 'late'
    })
    expect(rows(wirePoint(1, 'TeamA', {}, { delayStatus: 'RECONSTRUCTED' })).at(0)).toMatchObject({
      tone: 'late',
      remark: 'rebuilt'
    })
  })

  it('marks only break, set and match points as big', () => {
    const all = rows(
      status,
      wirePacket('PointStarted', 2, serves('TeamA')),
      wirePoint(3, 'TeamB', { points: ['0', '15'] }),
      wirePoint(4, 'TeamB', { points: ['15', '40'] }),
      wirePoint(5, 'TeamA', { points: ['30', '40'] })
    )
    expect(all.filter(({ filters }) => filters.point).map(({ filters }) => filters.bigPoint)).toEqual([
      false,
      false,
      true
    ])
  })

  it('has a sentence for every kind of the name table', () => {
    for (const { wireNames } of Object.values(PACKET_NAMES)) {
      const [wireName] = wireNames
      const packet =
        wireName === 'MatchStatusUpdate'
          ? wireStatus(2, 'InProgress')
          : wireName === 'PointScored'
            ? wirePoint(2, 'TeamA', {})
            : wirePacket(wireName, 2, { team: 'TeamA' })
      expect(lastText(packet)).toMatch(/^\p{Lu}[^“”]{3,}$/u)
    }
  })
})

describe('a packet that comes late', () => {
  it('gives the same court and rows as if it had come in order', () => {
    const match = journal(
      status,
      wirePacket('PointStarted', 2, serves('TeamA')),
      wirePacket('PointFault', 3, serves('TeamA')),
      wirePacket('PointStarted', 4, serves('TeamA')),
      wirePoint(5, 'TeamA', { points: ['15', '0'] }),
      wirePacket('PointStarted', 6, serves('TeamA')),
      wirePoint(7, 'TeamB', { points: ['15', '15'] }),
      wirePoint(8, 'TeamA', { games: [1, 0] }, { nextServer: 'TeamB' })
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: match.length - 1 }), (index) => {
        const late = match[index]
        if (late?.kind !== 'packet') throw new Error('no packet')
        const others = match.filter((entry) => entry !== late)
        others.splice(placeOf(others, late.received.packet.seqNum), 0, late)
        expect(foldJournal(others)).toEqual(foldJournal(match))
      })
    )
  })
})
