import { describe, expect, it } from 'vitest'
import { INITIAL_COURT_STATE, reduceCourt, type CourtState } from '@shared/sports/tennis/match/match-state'
import { received, wirePacket, wirePoint, wireScore, wireStatus } from '../../../../support/wire-packets'

const after = (...packets: string[]): CourtState =>
  packets.reduce((state, text) => reduceCourt(state, received(text, 77)), INITIAL_COURT_STATE)

const serving = (team: string) => ({ server: { team }, nextServer: { team } })

describe('a court', () => {
  it('knows its players and venue time from the status', () => {
    const court = after(wireStatus(1, 'UmpireOnCourt', { locationTimestamp: '2031-05-06T11:00:02' }))
    expect(court.status?.teamAPlayer1).toBe('N. HALVORSEN')
    expect(court.matchState).toBe('UmpireOnCourt')
    expect(court.venueOffsetMs).toBe(2 * 3_600_000)
  })

  it('does not mistake the start of an old break for the venue time', () => {
    const court = after(wireStatus(1, 'Unsuspended', { locationTimestamp: '2031-05-05T18:41:07' }))
    expect(court.venueOffsetMs).toBeNull()
  })

  it('has a point in play from PointStarted to its outcome', () => {
    const started = after(wirePacket('PointStarted', 1, serving('TeamB')))
    expect(started).toMatchObject({ pointInPlay: true, server: { team: 'TeamB' }, firstServeFault: false })
    const scored = reduceCourt(started, received(wirePoint(2, 'TeamB', { points: ['0', '15'] }), 99))
    expect(scored).toMatchObject({ pointInPlay: false, lastPointMonotonicMs: 99 })
  })

  it('has a second serve after a fault, through a let, until the point is won', () => {
    const fault = after(
      wirePacket('PointStarted', 1, serving('TeamA')),
      wirePacket('PointFault', 2, serving('TeamA'))
    )
    expect(fault).toMatchObject({ firstServeFault: true, pointInPlay: false })
    const secondServe = reduceCourt(fault, received(wirePacket('PointStarted', 3, serving('TeamA'))))
    expect(secondServe).toMatchObject({ firstServeFault: true, pointInPlay: true })
    const let_ = reduceCourt(secondServe, received(wirePacket('PointLet', 4, serving('TeamA'))))
    expect(let_.firstServeFault).toBe(true)
    expect(reduceCourt(let_, received(wirePoint(5, 'TeamB', {}))).firstServeFault).toBe(false)
  })

  it('takes the next server from the point that ends a game', () => {
    const court = after(wirePoint(1, 'TeamA', { games: [1, 0] }, { server: 'TeamA', nextServer: 'TeamB' }))
    expect(court.server).toEqual({ team: 'TeamB' })
  })

  it.each([
    [[1, 0], false],
    [[1, 1], false],
    [[2, 1], true],
    [[3, 2], true],
    [[3, 3], false]
  ] as const)('at %j games there is a changeover: %s (ITF rule 10)', (games, changeover) => {
    const [a, b] = games
    const court = after(
      wirePoint(1, 'TeamA', { games: [a - 1, b] }),
      wirePoint(2, 'TeamA', { games: [a, b] })
    )
    expect(court.changeover).toBe(changeover)
  })

  it('rests after every set', () => {
    const court = after(wirePoint(1, 'TeamA', { games: [5, 3] }), wirePoint(2, 'TeamA', { sets: [[6, 3]] }))
    expect(court.changeover).toBe(true)
  })

  it('shows a provider alarm until the next packet of any other kind', () => {
    const alarmed = after(wirePoint(1, 'TeamA', {}), wirePacket('Alarm', 2, { matchTime: undefined }))
    expect(alarmed.providerAlarm).toBe(true)
    expect(reduceCourt(alarmed, received(wirePacket('TimeAnnouncement', 3))).providerAlarm).toBe(false)
  })

  it('applies the score and server that an unknown packet carries', () => {
    const court = after(
      wirePacket('MoonShot', 1, { score: wireScore({ points: ['40', '30'] }), nextServer: { team: 'TeamB' } })
    )
    expect(court.score?.game).toMatchObject({ pointsA: '40', pointsB: '30' })
    expect(court.server).toEqual({ team: 'TeamB' })
  })

  it('reads delayStatus at the top or inside the status', () => {
    expect(after(wirePacket('PointStarted', 1, { delayStatus: 'DELAYED' })).delayStatus).toBe('DELAYED')
    expect(after(wireStatus(1, 'Warmup', { delayStatus: 'RECONSTRUCTED' })).delayStatus).toBe('RECONSTRUCTED')
  })

  it('stays in correction mode until the state says otherwise', () => {
    const correcting = after(wireStatus(1, 'CorrectionMode'))
    expect(correcting.correctionMode).toBe(true)
    expect(reduceCourt(correcting, received(wireStatus(2, 'InProgress'))).correctionMode).toBe(false)
  })

  it('waits for the definitive score after a correction', () => {
    const corrected = after(
      wirePoint(1, 'TeamA', { points: ['30', '0'] }),
      wireStatus(2, 'CorrectionMode'),
      wirePacket('Undo', 3, { score: wireScore({ points: ['15', '0'] }) }),
      wirePoint(4, 'TeamB', { points: ['15', '15'] }),
      wireStatus(5, 'InProgress')
    )
    expect(corrected).toMatchObject({ correctionMode: false, awaitingDefinitiveScore: true })
    const definitive = reduceCourt(corrected, received(wirePoint(6, 'TeamB', { points: ['15', '15'] }), 99))
    expect(definitive).toMatchObject({ awaitingDefinitiveScore: false, lastPointMonotonicMs: 77 })
  })

  it('keeps a changeover while the score is confirmed', () => {
    const game = { games: [2, 1] } as const
    const court = after(
      wirePoint(1, 'TeamA', { games: [1, 1] }),
      wirePoint(2, 'TeamA', game),
      wirePoint(3, 'TeamA', game)
    )
    expect(court.changeover).toBe(true)
  })

  it('changes ends after a game ended by a penalty too', () => {
    const court = after(
      wirePoint(1, 'TeamA', { games: [1, 1], points: ['40', '0'] }),
      wirePacket('CodePenalty', 2, { team: 'TeamB', score: wireScore({ games: [2, 1] }) })
    )
    expect(court.changeover).toBe(true)
  })

  it('keeps a point in play during a challenge', () => {
    const court = after(
      wirePacket('PointStarted', 1, serving('TeamA')),
      wireStatus(2, 'ChallengeInProgress', { team: 'TeamB' })
    )
    expect(court.pointInPlay).toBe(true)
  })

  it('ends with winner and reason', () => {
    expect(after(wirePacket('MatchFinished', 1, { won: 'TeamB', reason: 'Retirement' })).end).toEqual({
      winner: 'TeamB',
      reason: 'Retirement'
    })
  })
})
