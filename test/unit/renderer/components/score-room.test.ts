import { describe, expect, it } from 'vitest'
import { longestOfTwoLines, nameLength } from '../../../../src-renderer/components/score-room'

const team = (...names: string[]) => ({ players: names.map((name) => ({ name, country: 'ESP' })) })

describe('the room that names need', () => {
  it('breaks a long name where its two lines are shortest', () => {
    expect(longestOfTwoLines('Alejandro Davidovich Fokinsson')).toBe('Alejandro Davidovich'.length)
    expect(longestOfTwoLines('Featherstonehaughington')).toBe(23)
  })

  it('is set by the longest line of either side', () => {
    const short = nameLength({ TeamA: team('A. NOWICKA'), TeamB: team('C. GAUTHIER') })
    const long = nameLength({ TeamA: team('A. NOWICKA'), TeamB: team('BARBORA KREJČÍŘOVÁ', 'K. LI') })
    expect(short).toBe('C. GAUTHIER'.length)
    expect(long).toBeGreaterThan(short)
  })
})
