import { describe, expect, it } from 'vitest'
import { checkFixtures } from '../../../../../../src-renderer/sports/volleyball/add-courts/check-fixtures'

describe('a pasted list of fixtures', () => {
  it('shows for each who plays or what is wrong with it', () => {
    const lines = checkFixtures('1 Norway – Sweden\n2\n3 Norway\nNorway – Sweden', () => false)
    expect(lines.map(({ eventId, isValid, text }) => [eventId, isValid, text])).toEqual([
      ['1', true, 'Norway – Sweden'],
      ['2', true, 'No names given, shown as Home and Away'],
      ['3', true, 'Norway – Away'],
      ['Norway', false, 'A fixture id is a number, such as 123456789.']
    ])
  })

  it('says which fixtures already have a court', () => {
    const [line] = checkFixtures('1 Norway – Sweden', (fixtureId) => fixtureId === '1')
    expect(line?.text).toBe('Norway – Sweden · already on the wall')
  })
})
