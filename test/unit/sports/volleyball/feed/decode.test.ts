import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { decodeMatchEvent } from '@shared/sports/volleyball/feed/decode'
import { ACTION_NAMES, isKnownWord, WORDS } from '@shared/sports/volleyball/feed/names'
import { wireType } from '../../../../../src-main/simulator/volleyball/match/wire'

const Fields = v.record(v.string(), v.unknown())
const { envelope, actions, player } = v.parse(
  v.object({ envelope: Fields, actions: v.array(Fields), player: Fields }),
  JSON.parse(readFileSync('fixtures/volleyball/page-samples.json', 'utf8'))
)

const decode = (fields: object) => decodeMatchEvent(JSON.stringify({ ...envelope, ...fields }))

function actionOf(action: object) {
  const decoded = decode({ action })
  if (decoded.kind === 'undecodable') throw new Error(decoded.reason)
  return decoded.event.action
}

const nameOf = ({ $type }: { $type?: unknown }): string =>
  typeof $type === 'string' ? (/\.(\w+),/.exec($type)?.[1] ?? '') : ''

describe('the samples of the provider’s page', () => {
  it('cover every action of the name table', () => {
    expect(new Set(actions.map(nameOf).filter((name) => name !== ''))).toEqual(
      new Set(Object.keys(ACTION_NAMES))
    )
  })

  it('include an envelope with an empty action', () => {
    expect(decodeMatchEvent(JSON.stringify(envelope))).toEqual({
      kind: 'event',
      event: {
        fixtureId: '123456789',
        source: 'SourceName',
        sportId: 91189,
        sequenceId: 1,
        actionId: 0,
        insertedBeforeActionId: null,
        isCancelled: false,
        isConfirmed: true,
        isModified: false,
        action: { kind: 'Unknown', wireName: '', setNumber: null, at: null },
        sourceAt: Date.parse('2024-11-18T10:52:29.026Z')
      }
    })
  })

  it.each(actions.map((action) => [nameOf(action) || 'the fields of most actions', action] as const))(
    'include %s, read completely',
    (name, sample) => {
      const action = actionOf(sample)
      expect(action.kind).toBe(name in ACTION_NAMES ? name : 'Unknown')
      for (const [field, value] of Object.entries(sample)) {
        if (field === '$type' || field === 'isConfirmed') continue
        const read = Object.entries(action).find(
          ([known]) => known === (SPELLED[`${name}.${field}`] ?? SPELLED[field] ?? field)
        )
        expect(read, field).toBeDefined()
        expect(read?.[1], field).toEqual(expected(field, value))
      }
    }
  )

  it('include players, who make up a line-up', () => {
    const action = actionOf({ $type: wireType('LineUp'), homePlayers: [player], awayPlayers: null })
    expect(action).toMatchObject({
      players: { Home: [{ id: 90047120, roles: [], courtPosition: 'Zone3' }], Away: [] }
    })
  })
})

/** Our names of fields that are called otherwise on the wire. */
const SPELLED: Readonly<Record<string, string>> = {
  utcTimestamp: 'at',
  'Point.type': 'types',
  'Point.reason': 'reasons',
  homePlayers: 'players',
  awayPlayers: 'players'
}

function expected(field: string, value: unknown): unknown {
  if (field === 'homePlayers') return expect.objectContaining({ Home: value })
  if (field === 'awayPlayers') return expect.objectContaining({ Away: value })
  if (typeof value === 'string' && /Time(stamp)?$/.test(field)) return Date.parse(value)
  if (field === 'scoreInSets' || field === 'scoreInPoints') {
    const { home, away } = v.parse(v.object({ home: v.number(), away: v.number() }), value)
    return { Home: home, Away: away }
  }
  return (field === 'type' || field === 'reason') && value === null ? expect.toSatisfy(isNothing) : value
}

/** A list without words stands for null. */
const isNothing = (read: unknown): boolean => read === null || (Array.isArray(read) && read.length === 0)

describe('an action', () => {
  it('for a point without types and reasons has none', () => {
    const point = { $type: wireType('Point'), winnerTeam: 'Home', type: null, reason: null }
    expect(actionOf(point)).toMatchObject({ linkedActionId: null, types: [], reasons: [] })
    expect(actionOf({ ...point, type: 'Ace', reason: ['Rally'] })).toMatchObject({
      types: ['Ace'],
      reasons: ['Rally']
    })
  })

  it.each([
    ['Volleyball.Point, X', 'Point'],
    ['GeniusSports.MatchState.Platform.MatchEvents.BeachVolleyball.Point, GeniusSports.X', 'Point'],
    ['Point', 'Point'],
    ['Betgenius.Sports.Contracts.Common.MatchEvents.Reliability, Betgenius.X', 'Reliability'],
    ['GeniusSports.Volleyball.GreenCard, GeniusSports.X', 'Unknown'],
    ['GeniusSports.Volleyball.toString, GeniusSports.X', 'Unknown']
  ])('is recognised by the last word before the comma: %s', ($type, kind) => {
    expect(actionOf({ $type, winnerTeam: 'Home' }).kind).toBe(kind)
  })

  it('with unknown values keeps them as received', () => {
    expect(
      actionOf({
        $type: wireType('Challenge'),
        requestor: 'Coach',
        outcome: 'Postponed',
        pointOutcome: 'Half'
      })
    ).toMatchObject({ requestor: 'Coach', outcome: 'Postponed', pointOutcome: 'Half' })
    expect(actionOf({ $type: wireType('Point'), winnerTeam: 'Nobody', type: ['Pancake'] })).toMatchObject({
      winnerTeam: 'Nobody',
      types: ['Pancake']
    })
  })

  it('reads both spellings of a reversed decision', () => {
    const outcomes = ['ReversDecision', 'ReverseDecision'].map((pointOutcome) =>
      actionOf({ $type: wireType('Protest'), team: 'Home', pointOutcome })
    )
    expect(outcomes[0]).toEqual(outcomes[1])
  })

  it.each(Object.keys(ACTION_NAMES))('%s survives the loss of any of its fields, except scores', (name) => {
    const decoded = decode({ action: { $type: wireType(name) } })
    if (name === 'SetScore' || name === 'MatchScore')
      expect(decoded).toMatchObject({
        kind: 'undecodable',
        reason: expect.stringMatching(/^score\w+ is not an object$/) as unknown
      })
    else expect(decoded).toMatchObject({ kind: 'event', event: { action: { kind: name } } })
  })
})

describe('an excessive value', () => {
  it('is cut off: a text of megabytes, an endless list', () => {
    const endless = 'x'.repeat(5_000_000)
    const words = Array.from({ length: 10_000 }, () => endless)
    const point = actionOf({ $type: wireType('Point'), type: endless, reason: words.slice(0, 30) })
    const challenge = actionOf({ $type: wireType('Challenge'), reason: endless, outcome: endless })
    const unknown = actionOf({ $type: endless })
    expect(JSON.stringify([point, challenge, unknown]).length).toBeLessThan(6_000)
  })

  it.each([1.5, -1, 1e300, '2 or 3', {}])('is not a set number: %s', (setNumber) => {
    expect(actionOf({ $type: wireType('SetStart'), setNumber })).toMatchObject({ setNumber: null })
  })

  it('is not a player: a position without a name', () => {
    const homePlayers = [null, { id: null, courtPosition: 'Zone1' }, { ...player, roles: null }]
    expect(actionOf({ $type: wireType('LineUp'), homePlayers })).toMatchObject({
      players: { Home: [{ id: 90047120, roles: [] }], Away: [] }
    })
  })
})

describe('an envelope', () => {
  it('says outside its action whether that is confirmed', () => {
    const action = { $type: wireType('Serve'), team: 'Home', isConfirmed: true }
    const confirmed = (fields: object) => decode({ ...fields, action })
    expect(confirmed({ isConfirmed: false })).toMatchObject({ event: { isConfirmed: false } })
    expect(confirmed({ isConfirmed: undefined })).toMatchObject({ event: { isConfirmed: true } })
  })

  it.each([
    ['{"sequenceId":12,"actionId":', 'it is not valid JSON', 12],
    ['[1]', 'it is JSON but not an object', null],
    ['{"sequenceId":7}', 'actionId is not a whole number from 0 to 9007199254740991', 7],
    ['{"sequenceId":-1,"actionId":1}', 'sequenceId is not a whole number from 0 to 9007199254740991', null],
    ['{"sequenceId":7,"actionId":1,"action":3}', 'action is not an object', 7]
  ])('is rejected with a reason: %s', (text, reason, sequenceId) => {
    expect(decodeMatchEvent(text)).toEqual({ kind: 'undecodable', reason, sequenceId })
  })
})

it('knows every term of the table, and no other', () => {
  for (const [vocabulary, words] of Object.entries(WORDS))
    for (const word of Object.keys(words))
      expect(isKnownWord(vocabulary as keyof typeof WORDS, word)).toBe(true)
  expect(isKnownWord('team', 'constructor')).toBe(false)
})
