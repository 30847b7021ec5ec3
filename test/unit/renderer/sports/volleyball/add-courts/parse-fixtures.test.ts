import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseFixtures } from '../../../../../../src-renderer/sports/volleyball/add-courts/parse-fixtures'

/** "id home/away" */
const read = (text: string): string[] =>
  parseFixtures(text).map(({ fixtureId, teams }) => `${fixtureId} ${teams.Home}/${teams.Away}`)

describe('a pasted list of fixtures', () => {
  it.each([
    ['123456789', ['123456789 /']],
    ['123456789 Norway – Sweden', ['123456789 Norway/Sweden']],
    ['123456789  Norway - Sweden ', ['123456789 Norway/Sweden']],
    ['123456789: Norway vs. Sweden', ['123456789 Norway/Sweden']],
    ['123456789, Norway v Sweden', ['123456789 Norway/Sweden']],
    ['123456789 – Norway — Sweden', ['123456789 Norway/Sweden']],
    ['123456789 Norway–Sweden', ['123456789 Norway/Sweden']],
    ['123456789 Norway, Sweden', ['123456789 Norway/Sweden']],
    ['123456789\tNorway\tSweden\tOslo', ['123456789 Norway/Sweden']],
    ['"123456789";"Norway";"Sweden"', ['123456789 Norway/Sweden']],
    ['• 123456789 Norway – Sweden', ['123456789 Norway/Sweden']],
    ['123456789 Mol/Sørum – Åhman/Hellvig', ['123456789 Mol/Sørum/Åhman/Hellvig']],
    ['123456789\tRhein–Main Volley\tBerlin', ['123456789 Rhein–Main Volley/Berlin']],
    ['123456789 Aix-en-Provence – St-Nazaire', ['123456789 Aix-en-Provence/St-Nazaire']],
    ['123456789 Norway', ['123456789 Norway/']]
  ])('reads %j', (line, expected) => {
    expect(read(line)).toEqual(expected)
  })

  it('accepts several lines, and several numbers per line', () => {
    expect(read('1 Norway – Sweden\r\n\n 2, 3;4\n5')).toEqual(['1 Norway/Sweden', '2 /', '3 /', '4 /', '5 /'])
  })

  it('keeps the first of repeated fixtures', () => {
    expect(read('7 Norway – Sweden\n8\n7 Sweden – Norway')).toEqual(['7 Norway/Sweden', '8 /'])
  })

  it('never fails, repeats a fixture or makes a name too long for the contract', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const fixtures = parseFixtures(text)
        expect(new Set(fixtures.map(({ fixtureId }) => fixtureId)).size).toBe(fixtures.length)
        for (const { fixtureId, teams } of fixtures) {
          expect(fixtureId).not.toBe('')
          expect(Math.max(teams.Home.length, teams.Away.length)).toBeLessThanOrEqual(60)
        }
      })
    )
  })

  it('reads back any names without a separator', () => {
    const name = fc
      .array(fc.stringMatching(/^[A-Za-zÅÄÖØåäöø][a-zåäöø/-]{0,8}$/), { minLength: 1, maxLength: 3 })
      .map((words) => words.join(' '))
      .filter((text) => !/(^|\s)vs?(\s|$)/i.test(text))
    fc.assert(
      fc.property(fc.nat(), name, name, (id, home, away) => {
        expect(read(`${id} ${home} – ${away}`)).toEqual([`${id} ${home}/${away}`])
      })
    )
  })
})
