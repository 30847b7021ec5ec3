import { describe, expect, it } from 'vitest'
import { Casting } from '../../../../src-main/simulator/tennis/casting'
import { Random } from '../../../../src-main/simulator/random'

describe('Casting', () => {
  it('repeats nobody until everybody has played', () => {
    const casting = new Casting(new Random(2))
    const players = Array.from({ length: 24 }, () => casting.player('men'))
    expect(new Set(players.map(({ name }) => name)).size).toBe(24)
    expect(players.map(({ name }) => name)).toContain(casting.player('men').name)
  })

  it('writes names as the provider does', () => {
    const casting = new Casting(new Random(3))
    for (let index = 0; index < 24; index += 1) {
      const { name, country, code } = casting.player('women')
      expect(name).toMatch(/^\p{Lu}\. [\p{Lu} -]+$/u)
      expect(country).toMatch(/^[A-Z]{3}$/)
      expect(code).toMatch(/^[A-Z]{2,6}$/)
    }
  })
})
