import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { foldJournal } from '../../../../support/fold-journal'
import { matchStateText } from '@shared/sports/tennis/text/packet-text'
import { MATCH_STATES, PACKET_NAMES } from '@shared/sports/tennis/feeds/events/names'
import { received, wirePacket, wirePoint, wireStatus } from '../../../../support/wire-packets'

const Packet = v.record(v.string(), v.unknown())
const Examples = v.record(
  v.string(),
  v.array(
    v.object({
      sentence: v.string(),
      decoded: Packet,
      court: Packet,
      before: v.optional(v.array(Packet), []),
      packet: Packet
    })
  )
)

const examplesOf = (file: string) =>
  v.parse(Examples, JSON.parse(readFileSync(`fixtures/packets/${file}`, 'utf8')))

const kinds = examplesOf('kinds.json')
const states = examplesOf('match-states.json')

const NAMES = { teamAPlayer1: 'T. BRANDVOLD', teamBPlayer1: 'M. OLIVARES' }
const serves = { server: { team: 'TeamA' }, nextServer: { team: 'TeamA' } }
/** A match at 30–0 in its first game. */
const MATCH = [
  wireStatus(1, 'InProgress')
    .replace('N. HALVORSEN', NAMES.teamAPlayer1)
    .replace('I. PEREDA', NAMES.teamBPlayer1),
  wirePacket('PointStarted', 2, serves),
  wirePoint(3, 'TeamA', { points: ['15', '0'] }),
  wirePoint(4, 'TeamA', { points: ['30', '0'] })
]

function play(before: readonly object[], packet: object) {
  const last = received(JSON.stringify(packet))
  const all = [...MATCH, ...before.map((each) => JSON.stringify(each))].map((text) => received(text))
  const { state, rows } = foldJournal([...all, last].map((each) => ({ kind: 'packet', received: each })))
  return { packet: last.packet, court: state, row: rows.findLast(({ kind }) => kind !== '') }
}

const listed = (examples: typeof kinds) =>
  Object.entries(examples).flatMap(([name, list]) => list.map((example) => ({ name, ...example })))

describe('every packet kind', () => {
  it('has an example, and every example is of a kind in the name table', () => {
    expect(Object.keys(kinds).sort()).toEqual(Object.keys(PACKET_NAMES).sort())
  })

  it.each(listed(kinds))('$name: $sentence', ({ name, before, packet, decoded, court, sentence }) => {
    const played = play(before, packet)
    expect(played.packet).toMatchObject({
      kind: name,
      wireName: packet.eventElementType,
      seqNum: 5,
      ...decoded
    })
    expect(played.court).toMatchObject(court)
    expect(played.row).toMatchObject({ text: sentence, kind: packet.eventElementType })
  })

  it.each(
    Object.entries(PACKET_NAMES).flatMap(([kind, { wireNames }]) => wireNames.map((name) => [kind, name]))
  )('%s reads the same when spelled %s', (kind, eventElementType) => {
    const [example] = kinds[kind] ?? []
    const played = play(example?.before ?? [], { ...example?.packet, eventElementType })
    expect(played.packet).toMatchObject({ kind, ...example?.decoded })
    expect(played.row?.text).toBe(example?.sentence)
  })
})

describe('every match state', () => {
  it('has an example, and every example is of a state in the name table', () => {
    expect(Object.keys(states).sort()).toEqual([...MATCH_STATES].sort())
  })

  it.each(listed(states))('$name: $sentence', ({ before, packet, decoded, court, sentence }) => {
    const played = play(before, packet)
    expect(played.packet).toMatchObject({ matchStatus: decoded })
    expect(played.court).toMatchObject(court)
    expect(played.row?.text).toBe(sentence)
  })

  it('has its own short text', () => {
    const texts = MATCH_STATES.map(matchStateText)
    expect(new Set(texts).size).toBe(MATCH_STATES.length)
    for (const text of texts) expect(text).toMatch(/^\p{Lu}/u)
  })

  it('is shown as received if unknown', () => {
    expect(play([], JSON.parse(wireStatus(5, 'RoofClosing')) as object).row?.text).toBe('RoofClosing')
  })
})

describe('unknown values', () => {
  it.each([
    ['Code violation, BRANDVOLD: “HatThrown”', 'CodeViolation', { team: 'TeamA', reason: 'HatThrown' }],
    ['First-serve fault (“SleepyFault”)', 'PointFault', { faultType: 'SleepyFault' }],
    ['On-court coaching, OLIVARES: “Paused”', 'OnCourtCoaching', { team: 'TeamB', status: 'Paused' }],
    ['OLIVARES wins the match (“CoinFlip”)', 'MatchFinished', { won: 'TeamB', reason: 'CoinFlip' }]
  ])('are shown raw: %s', (text, kind, fields) => {
    expect(play([], JSON.parse(wirePacket(kind, 5, fields)) as object).row?.text).toBe(text)
  })

  it('of delayStatus are shown raw too', () => {
    const packet = JSON.parse(wirePacket('PointStarted', 5, { delayStatus: 'TELEPATHIC' })) as object
    expect(play([], packet).row).toMatchObject({ tone: 'late', remark: 'TELEPATHIC' })
  })
})
