/** No action of the provider's table may lack what it takes to be read, followed, told and shown. */
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { TimelineRowSchema } from '@shared/court/timeline-row'
import { decodeMatchEvent } from '@shared/sports/volleyball/feed/decode'
import { ACTION_NAMES, type ActionKind } from '@shared/sports/volleyball/feed/names'
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import { takeMessage } from '../../../../support/followed-match'
import { rowWriter } from '@shared/sports/volleyball/text/rows'
import { describeAction } from '@shared/sports/volleyball/text/action-text'
import { followed, matchEvent } from '../../../../support/volleyball-match'
import { plainly, wireEvent, wireText } from '../../../../support/volleyball-play'
import {
  begunSet,
  NORWAY_JAPAN as NAMES,
  volleyballView,
  wireAction
} from '../../../../support/volleyball-views'

const BEGUN = plainly(begunSet())

/** One action of each kind as the provider's page has them, and what the view of a court has of it. */
const EXAMPLES: Readonly<Record<ActionKind, { readonly fields: object; readonly view: object }>> = {
  Challenge: {
    fields: { requestor: 'Away', outcome: null },
    view: { interruption: { kind: 'challenge', side: 'Away' } }
  },
  CoinToss: { fields: { winnerTeam: 'Away', winnerChoice: 'Receive', loserChoice: 'LeftSide' }, view: {} },
  CourtState: {
    fields: { servingTeam: 'Away', servingPlayerId: 201, teamOnLeft: 'Away' },
    view: { teamOnLeft: 'Away' }
  },
  Injury: { fields: { team: 'Home', playerId: null }, view: { matchStateText: 'Injury, Norway' } },
  LineUp: {
    fields: { homePlayers: [{ id: 70_001, roles: ['Captain'], courtPosition: 'Zone1' }], awayPlayers: [] },
    view: { rotations: { Home: { captain: 70_001 } } }
  },
  MatchEnd: {
    fields: { endTime: null, endOutcome: 'Abandoned' },
    view: { matchStateText: 'Match abandoned' }
  },
  MatchScore: { fields: { scoreInSets: { home: 2, away: 1 } }, view: { setsWon: { Home: 2, Away: 1 } } },
  MatchStart: { fields: { startTime: null }, view: { matchStateText: 'Set 1 in play' } },
  Point: {
    fields: { winnerTeam: 'Away', type: ['Kill'], reason: ['Rally'] },
    view: { set: { points: { Home: 0, Away: 1 } } }
  },
  Protest: {
    fields: { team: 'Home', pointOutcome: null },
    view: { interruption: { kind: 'protest', side: 'Home' } }
  },
  RefereeMindChange: {
    fields: { pointOutcome: 'ReplayRally' },
    view: { interruption: { kind: 'mind-change', side: null } }
  },
  Replay: { fields: { pointOutcome: 'ReplayRally' }, view: { interruption: { kind: 'replay', side: null } } },
  Sanction: { fields: { team: 'Away', playerId: 201, type: 'Warning' }, view: {} },
  Serve: { fields: { team: 'Home', playerId: 101 }, view: { pointInPlay: true } },
  SetEnd: {
    fields: { endType: 'WinnerHome', endTime: null, setEndConfirmed: true },
    view: { setsWon: { Home: 1, Away: 0 } }
  },
  SetScore: {
    fields: { scoreInPoints: { home: 12, away: 11 } },
    view: { set: { points: { Home: 12, Away: 11 } } }
  },
  SetStart: { fields: { startTime: null, isGoldenSet: true }, view: { set: { isGolden: true } } },
  Substitution: {
    fields: { team: 'Home', playerOutId: 102, playerInId: 107, type: 'Regular' },
    view: { substitutionsLeft: { Home: 5, Away: 6 } }
  },
  TimeOut: {
    fields: { team: 'Away', endTime: null, type: 'Facultative' },
    view: { timeOutsLeft: { Home: 2, Away: 1 } }
  },
  Reliability: { fields: { isReliable: false, reason: 'Link lost' }, view: { isReliable: false } }
}

describe('every action of the name table', () => {
  it.each(Object.keys(ACTION_NAMES) as ActionKind[])(
    '%s is decoded, folded, described and shown, and has its row',
    (kind) => {
      const { fields, view } = EXAMPLES[kind]
      const event = wireEvent(4, 3, wireAction(kind, fields))
      const decoded = decodeMatchEvent(wireText(event))
      expect(decoded).toMatchObject({ kind: 'event', event: { action: { kind } } })
      const before = followed(BEGUN)
      const { match } = takeMessage(before, 4, matchEvent(event))
      expect(stateOfMatch(match)).not.toBe(stateOfMatch(before))
      expect(volleyballView(match, { names: NAMES })).toMatchObject(view)
      const sentence = describeAction(
        stateOfMatch(before),
        stateOfMatch(match),
        matchEvent(event).action,
        NAMES
      )
      expect(sentence).toMatch(/^\p{Lu}.{3}/u)
      expect(sentence).not.toMatch(/undefined|unknown action/i)
      const row = rowWriter(NAMES, () => ({ receivedAt: 0, isLive: true, raw: '' }))(match.timeline, []).at(
        -1
      )
      expect(row).toMatchObject({ kind, text: sentence, seqNum: 4, marks: [], history: [], raw: '' })
      expect(v.safeParse(TimelineRowSchema, row).issues).toBeUndefined()
    }
  )
})
