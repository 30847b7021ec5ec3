/** What goes on in a volleyball match, and how it ends, in words. */
import { describe, expect, it } from 'vitest'
import type { WireAction } from '../../../../../src-main/simulator/volleyball/match/wire'
import { followed } from '../../../../support/volleyball-match'
import { plainly, wireEvent } from '../../../../support/volleyball-play'
import {
  begunSet,
  NORWAY_JAPAN as NAMES,
  standing,
  volleyballView,
  wireAction,
  wonSet
} from '../../../../support/volleyball-views'

const seen = (actions: readonly WireAction[]) => volleyballView(followed(plainly(actions)), { names: NAMES })

describe('the current phase', () => {
  const timeOut = (fields: object): WireAction => wireAction('TimeOut', { endTime: null, ...fields })
  const over = (endOutcome: string): WireAction => wireAction('MatchEnd', { endOutcome })
  const three = [1, 2, 3].flatMap((number) => wonSet('Home', number))
  it.each<[string, number | null, readonly WireAction[]]>([
    ['Not started', null, [wireAction('CoinToss', { winnerTeam: 'Home', winnerChoice: 'Serve' })]],
    ['Line-ups are in', null, begunSet().slice(0, 1)],
    ['Before the first set', 300_000, [wireAction('MatchStart')]],
    ['Set 1 in play', 60_000, begunSet()],
    ['Set 1 in play', 60_000, standing(3, 2)],
    ['Golden set in play', 60_000, [...three, wireAction('SetStart', { isGoldenSet: true, setNumber: 4 })]],
    ['Time-out, Japan', 120_000, [...begunSet(), timeOut({ team: 'Away', type: 'Facultative' })]],
    ['Technical time-out', 120_000, [...begunSet(), timeOut({ team: 'Away', type: 'Technical' })]],
    [
      'Challenge, Norway',
      120_000,
      [...begunSet(), wireAction('Challenge', { requestor: 'Home', outcome: null })]
    ],
    ['Challenge', 120_000, [...begunSet(), wireAction('Challenge', { requestor: 'Referee', outcome: null })]],
    ['Protest, Japan', 120_000, [...begunSet(), wireAction('Protest', { team: 'Away', pointOutcome: null })]],
    ['Injury, Japan', 300_000, [...begunSet(), wireAction('Injury', { team: 'Away' })]],
    ['Rally replayed', 120_000, [...begunSet(), wireAction('Replay')]],
    ['Referee changes the decision', 120_000, [...begunSet(), wireAction('RefereeMindChange')]],
    ['Set 1 decided', 300_000, standing(25, 3)],
    ['Between sets', 300_000, wonSet('Home', 1)],
    ['Between sets', 300_000, [...wonSet('Home', 1), ...begunSet(2).slice(0, 1)]],
    ['Match decided', 300_000, three],
    ['Match over', null, [...three, over('WinnerHome')]],
    [
      'Match over by retirement or default',
      null,
      [...standing(9, 8), over('WinnerAwayByRetirementOrDefault')]
    ],
    ['Match abandoned', null, [...standing(9, 8), over('Abandoned')]],
    ['Match postponed', null, [over('Postponed')]],
    ['Match cancelled', null, [over('Cancelled')]],
    ['Match over: “Flooded”', null, [over('Flooded')]]
  ])('is “%s”, and may last %s ms without a message', (text, quietLimitMs, actions) => {
    expect(seen(actions)).toMatchObject({ matchStateText: text, quietLimitMs })
  })

  it('shows that the end is not confirmed', () => {
    const events = [...plainly(three), wireEvent(200, 200, over('WinnerHome'), { isConfirmed: false })]
    const match = followed(events.map((event, index) => ({ ...event, sequenceId: index + 1 })))
    expect(volleyballView(match)).toMatchObject({
      matchStateText: 'Match over, not confirmed',
      result: { winner: 'Home', isConfirmed: false, text: '25–0 25–0 25–0 · Home won 3–0, not confirmed' }
    })
  })

  it.each<[string, readonly WireAction[]]>([
    ['25–0 25–0 25–0 · Norway won 3–0', [...three, over('WinnerHome')]],
    [
      '9–8 · Japan won by retirement or default',
      [...standing(9, 8), over('WinnerAwayByRetirementOrDefault')]
    ],
    ['9–8 · Match abandoned', [...standing(9, 8), over('Abandoned')]],
    ['Match postponed', [over('Postponed')]]
  ])('ends with the result “%s”', (text, actions) => {
    expect(seen(actions).result?.text).toBe(text)
  })

  it('keeps the score of an abandoned set, with nobody serving', () => {
    expect(seen([...standing(9, 8), over('Abandoned')])).toMatchObject({
      set: { points: { Home: 9, Away: 8 } },
      server: null,
      situation: null
    })
  })
})
