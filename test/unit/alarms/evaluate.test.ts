import { NO_MEMORY, remember, type CourtMemory } from '@shared/alarms/court-memory'
import { readCourt } from '@shared/alarms/evaluate'
import {
  ALARM_REGISTER,
  COURT_ALARM_KINDS,
  CONSOLE_ALARM_KINDS,
  type CourtAlarmKind
} from '@shared/alarms/register'
import type { ConnectionState } from '@shared/court/common-view'
import type { TennisCourtView } from '@shared/sports/tennis/view/tennis-view'
import type { CourtView } from '@shared/court/view'
import { describe, expect, it } from 'vitest'
import type { VolleyballCourtView } from '@shared/sports/volleyball/view/volleyball-view'
import { followed } from '../../support/volleyball-match'
import { plainly } from '../../support/volleyball-play'
import { volleyballView, wonSet } from '../../support/volleyball-views'
import { courtInPlay, NOW_MONOTONIC_MS as NOW } from '../renderer/court-fixture'

type Changes = Omit<Partial<TennisCourtView>, 'connection' | 'trust' | 'packets' | 'insight'> & {
  connection?: Partial<TennisCourtView['connection']>
  trust?: Partial<TennisCourtView['trust']>
  packets?: Partial<TennisCourtView['packets']>
  insight?: Partial<TennisCourtView['insight']>
}

function court({ connection, trust, packets, insight, ...rest }: Changes = {}): TennisCourtView {
  const base = courtInPlay({ lastPacketMonotonicMs: NOW - 5_000, quietLimitMs: 45_000, decided: '7–6 3–2 ' })
  return {
    ...base,
    ...rest,
    connection: { ...base.connection, ...connection },
    trust: { ...base.trust, ...trust },
    packets: { ...base.packets, ...packets },
    insight: { ...base.insight, ...insight }
  }
}

const kindsWith = (
  limit: 'raise' | 'clear',
  view: CourtView,
  memory: CourtMemory = NO_MEMORY
): CourtAlarmKind[] => COURT_ALARM_KINDS.filter((kind) => readCourt(view, memory, NOW)[kind][limit])

/** Lost and found three times within as many seconds. */
const flapped = (): CourtMemory =>
  [6, 5, 4, 3, 2, 1].reduce(
    (memory, secondsAgo) =>
      remember(
        memory,
        court({ connection: { state: secondsAgo % 2 === 0 ? 'live' : 'waiting' } }),
        NOW - secondsAgo * 1_000
      ),
    NO_MEMORY
  )

describe('a connection that keeps dropping', () => {
  const found = (forMs: number) => court({ connection: { sinceMonotonicMs: NOW - forMs } })

  it('counts as recovered only after holding for 5 s', () => {
    expect(kindsWith('raise', found(4_999), flapped())).toEqual(['FEED_DOWN'])
    expect(kindsWith('clear', found(4_999), flapped())).not.toContain('FEED_DOWN')
    expect(kindsWith('raise', found(5_000), flapped())).toEqual([])
    expect(kindsWith('raise', found(0))).toEqual([])
  })

  it('is forgotten after a minute', () => {
    const later = { ...flapped(), lostMonotonicMs: flapped().lostMonotonicMs.map((each) => each - 60_000) }
    expect(kindsWith('raise', found(0), later)).toEqual([])
  })

  it('says so in the alarm text', () => {
    const waiting = court({ connection: { state: 'waiting' } })
    expect(readCourt(waiting, flapped(), NOW).FEED_DOWN.text).toContain('keeps dropping')
    expect(readCourt(waiting, NO_MEMORY, NOW).FEED_DOWN.text).toContain('is lost')
  })
})

describe('the register', () => {
  it.each([...COURT_ALARM_KINDS, ...CONSOLE_ALARM_KINDS])(
    'documents when %s is raised and what to do about it',
    (kind) => {
      const { raisedWhen, clearedWhen, action, onDelayMs, offDelayMs } = ALARM_REGISTER[kind]
      for (const words of [raisedWhen, clearedWhen, action]) expect(words).toMatch(/^\S.{8,}[.?]$/)
      expect(Math.min(onDelayMs, offDelayMs)).toBeGreaterThanOrEqual(0)
    }
  )
})

describe('a court', () => {
  it('that is fine raises nothing and clears everything', () => {
    expect(kindsWith('raise', court())).toEqual([])
    expect(kindsWith('clear', court())).toEqual([...COURT_ALARM_KINDS])
  })

  const conflict = { provider: '40–0', rules: '30–15', sinceMonotonicMs: NOW - 9_000 }
  const settlesWithin = { messages: 1, ms: null }
  const check = { rulesKnown: true, checked: 9, agreed: 8, missingPoints: 0, settlesWithin }
  it.each<[string, CourtAlarmKind[], Changes]>([
    ['without a connection', ['FEED_DOWN'], { connection: { state: 'waiting' }, trust: { word: 'DOWN' } }],
    [
      'that is catching up',
      ['FEED_DOWN'],
      { connection: { state: 'catching-up' }, trust: { word: 'UNKNOWN' } }
    ],
    ['without heartbeats', ['FEED_STALE'], { trust: { word: 'STALE' } }],
    [
      'whose venue is lost',
      ['PROVIDER_ALARM'],
      { trust: { word: 'ALARM' }, providerTrouble: { kind: 'venue-lost', text: 'The venue is lost.' } }
    ],
    ['that is refused', ['TOKEN_REFUSED'], { connection: { state: 'refused' }, trust: { word: 'DOWN' } }],
    ['4 s late', ['DELAY_MODERATE'], { delay: { delayMs: 4_000, level: 2 } }],
    ['9 s late', ['DELAY_HIGH', 'DELAY_MODERATE'], { delay: { delayMs: 9_000, level: 3 } }],
    ['with a gap', ['SEQ_GAP'], { packets: { gapsOpen: 1 } }],
    ['with rebuilt packets', ['REBUILT_DATA'], { trust: { word: 'RECONSTRUCTED', tone: 'low' } }],
    ['with a conflict', ['SCORE_CONFLICT'], { insight: { scoreCheck: { ...check, conflict } } }],
    ['without a packet for 46 s', ['COURT_QUIET'], { lastPacketMonotonicMs: NOW - 46_000 }],
    ['whose clock is 3 s behind', ['CLOCK_SKEW'], { insight: { clockOffsetMs: -3_000 } }]
  ])('%s raises %s', (_what, kinds, changes) => {
    expect(kindsWith('raise', court(changes))).toEqual(kinds)
    for (const kind of kinds) expect(kindsWith('clear', court(changes))).not.toContain(kind)
  })

  it('between the two limits neither raises nor clears', () => {
    const late = court({ delay: { delayMs: 7_000, level: 2 } })
    expect(kindsWith('raise', late)).not.toContain('DELAY_HIGH')
    expect(kindsWith('clear', late)).not.toContain('DELAY_HIGH')
  })

  it('without a connection neither raises nor clears alarms about its data', () => {
    const down = court({
      connection: { state: 'waiting' },
      trust: { word: 'DOWN' },
      delay: { delayMs: 9_000, level: 3 },
      packets: { gapsOpen: 1 },
      lastPacketMonotonicMs: NOW - 600_000
    })
    expect(kindsWith('raise', down)).toEqual(['FEED_DOWN'])
    for (const kind of ['PROVIDER_ALARM', 'DELAY_HIGH', 'SEQ_GAP', 'REBUILT_DATA', 'COURT_QUIET'] as const)
      expect(kindsWith('clear', down)).not.toContain(kind)
  })

  it('is rated worse when rebuilt packets are marked inaccurate', () => {
    const inaccurate = court({ trust: { word: 'RECONSTRUCTED', tone: 'high' } })
    expect(readCourt(inaccurate, NO_MEMORY, NOW).REBUILT_DATA.priority).toBe('high')
  })

  it('names both scores of a conflict from the second packet on', () => {
    const scoreCheck = { ...check, conflict: { ...conflict, sinceMonotonicMs: NOW - 5_000 } }
    expect(kindsWith('raise', court({ insight: { scoreCheck } }))).toEqual([])
    const lasting = court({ insight: { scoreCheck }, lastPacketMonotonicMs: NOW - 1_000 })
    expect(kindsWith('raise', lasting)).toEqual(['SCORE_CONFLICT'])
    expect(readCourt(lasting, NO_MEMORY, NOW).SCORE_CONFLICT.text).toContain('40–0')
  })

  it('may be quiet for as long as its view allows, or forever if the view sets no limit', () => {
    const silent = (seconds: number, quietLimitMs: number | null): CourtView =>
      court({ quietLimitMs, lastPacketMonotonicMs: NOW - seconds * 1000 })
    expect(kindsWith('raise', silent(89, 90_000))).toEqual([])
    expect(kindsWith('raise', silent(91, 90_000))).toEqual(['COURT_QUIET'])
    expect(kindsWith('raise', silent(3_600, null))).toEqual([])
    expect(kindsWith('clear', silent(3_600, null))).toContain('COURT_QUIET')
  })
})

describe('a volleyball court', () => {
  const volleyball = (changes: Partial<VolleyballCourtView> = {}): VolleyballCourtView => ({
    ...volleyballView(),
    lastPacketMonotonicMs: NOW - 5_000,
    ...changes
  })

  it('that is fine raises nothing and clears everything', () => {
    expect(kindsWith('raise', volleyball())).toEqual([])
    expect(kindsWith('clear', volleyball())).toEqual([...COURT_ALARM_KINDS])
  })

  it('that is polled instead of pushed is down, but at a lower priority than one without any data', () => {
    const reading = (state: ConnectionState) => {
      const view = volleyball()
      return readCourt({ ...view, connection: { ...view.connection, state } }, NO_MEMORY, 0).FEED_DOWN
    }
    expect(reading('waiting')).toMatchObject({ raise: true, priority: 'critical' })
    expect(reading('polling')).toMatchObject({
      raise: true,
      clear: false,
      priority: 'high',
      text: 'Push unavailable. Polling instead: the score is a few seconds late.'
    })
  })

  it('whose provider calls its own data unreliable raises an alarm of its own', () => {
    const reason = 'unreliable: Link lost'
    const trust = { word: 'ALARM', tone: 'critical', reason, sinceMonotonicMs: 0 } as const
    const view = { ...volleyballView(undefined, { trust }), lastPacketMonotonicMs: NOW - 5_000 }
    expect(kindsWith('raise', view)).toEqual(['UNRELIABLE'])
    expect(kindsWith('clear', view)).not.toContain('UNRELIABLE')
    const { text } = readCourt(view, NO_MEMORY, NOW).UNRELIABLE
    expect(text).toBe('The provider marks its data unreliable: Link lost.')
  })

  const inConflict = (sinceMs: number, packets: number): VolleyballCourtView => {
    const view = volleyball({ lastPacketMonotonicMs: NOW })
    const conflict = { provider: '12–11 in set 2', rules: '11–11', sinceMonotonicMs: NOW - sinceMs }
    const scoreCheck = { ...view.insight.scoreCheck, conflict }
    return { ...view, packets: { ...view.packets, total: packets }, insight: { ...view.insight, scoreCheck } }
  }
  const raised = (seenAt: VolleyballCourtView, view: VolleyballCourtView): CourtAlarmKind[] =>
    kindsWith('raise', view, remember(remember(NO_MEMORY, seenAt, NOW), view, NOW))

  it('raises an alarm when a conflict persists for 5 s or two more messages', () => {
    expect(raised(inConflict(0, 90), inConflict(0, 90))).toEqual([])
    expect(raised(inConflict(400, 90), inConflict(400, 91))).toEqual([])
    expect(raised(inConflict(400, 90), inConflict(400, 92))).toEqual(['SCORE_CONFLICT'])
    expect(raised(inConflict(4_999, 90), inConflict(4_999, 90))).toEqual([])
    expect(raised(inConflict(5_000, 90), inConflict(5_000, 90))).toEqual(['SCORE_CONFLICT'])
  })

  it('starts the wait again for the next conflict once one is settled', () => {
    const settled = remember(remember(NO_MEMORY, inConflict(3_000, 90), NOW), volleyball(), NOW)
    expect(kindsWith('clear', volleyball(), settled)).toContain('SCORE_CONFLICT')
    const again = inConflict(100, 99)
    expect(kindsWith('raise', again, remember(settled, again, NOW))).toEqual([])
  })

  it('raises an alarm for 30 s when a set is taken back', () => {
    const { match: cancelled, before } = takenBack()
    const views = [volleyballView(before), volleyballView(cancelled, { correctedMonotonicMs: NOW })]
    const memory = views.reduce((known, view) => remember(known, view, NOW), NO_MEMORY)
    expect(kindsWith('raise', volleyball(), memory)).toEqual(['SCORE_CORRECTED'])
  })
})

/** A set that was over, and whose end is cancelled. */
function takenBack() {
  const events = plainly(wonSet('Home', 1))
  const last = events.at(-1)
  if (last === undefined) throw new Error('A set has messages')
  const before = followed(events)
  const cancelled = { ...last, sequenceId: events.length + 1, isCancelled: true }
  return { before, match: followed([cancelled], undefined, before) }
}

describe('a change between two readings', () => {
  const over = (...steps: readonly (readonly [number, CourtView])[]): CourtMemory =>
    steps.reduce((memory, [ago, view]) => remember(memory, view, NOW - ago), NO_MEMORY)
  const unreadable = (undecodable: number): CourtView => court({ packets: { undecodable } })

  it('raises at three unreadable packets within a minute, and clears after 5 min without one', () => {
    const twice = over([50_000, unreadable(1)], [10_000, unreadable(2)])
    expect(kindsWith('raise', court(), twice)).toEqual([])
    const thrice = remember(twice, unreadable(3), NOW)
    expect(kindsWith('raise', court(), thrice)).toEqual(['DECODE_FAIL'])
    const slowly = over([90_000, unreadable(1)], [10_000, unreadable(2)], [0, unreadable(3)])
    expect(kindsWith('raise', court(), slowly)).toEqual([])
    const longAgo = over([302_000, unreadable(1)], [301_000, unreadable(2)], [300_000, unreadable(3)])
    expect(kindsWith('clear', court(), longAgo)).toContain('DECODE_FAIL')
    expect(kindsWith('clear', court(), thrice)).not.toContain('DECODE_FAIL')
  })

  const corrected = (correctedMonotonicMs: number, games: number, state: 'live' | 'catching-up' = 'live') =>
    court({ connection: { state }, insight: { correctedMonotonicMs }, decided: `7–6 ${games}–2 ` })

  it('raises for 30 s when a correction changes a game', () => {
    const memory = over([60_000, court()], [10_000, corrected(NOW - 10_000, 2)])
    expect(kindsWith('raise', court(), memory)).toEqual(['SCORE_CORRECTED'])
    const older = over([60_000, court()], [30_000, corrected(NOW - 30_000, 2)])
    expect(kindsWith('clear', court(), older)).toContain('SCORE_CORRECTED')
  })

  it('does not raise for a correction within a game, a game just played, or while catching up', () => {
    const within = over([60_000, court()], [10_000, corrected(NOW - 10_000, 3)])
    const played = over([60_000, court()], [10_000, court({ decided: '7–6 4–2 ' })])
    const history = over(
      [60_000, corrected(NOW - 61_000, 1, 'catching-up')],
      [10_000, corrected(NOW - 10_000, 3, 'catching-up')],
      [5_000, corrected(NOW - 10_000, 3)]
    )
    for (const memory of [within, played, history]) expect(kindsWith('raise', court(), memory)).toEqual([])
  })
})
