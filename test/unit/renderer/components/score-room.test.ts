import { describe, expect, it } from 'vitest'
import { longestOfTwoLinesEm, nameWidthEm, textWidthEm } from '../../../../src-renderer/components/score-room'

const team = (...names: string[]) => ({ players: names.map((name) => ({ name, country: 'ESP' })) })

describe('the room that names need', () => {
  it('breaks a long name where its two lines are shortest', () => {
    expect(longestOfTwoLinesEm('Alejandro Davidovich Fokinsson')).toBe(textWidthEm('Alejandro Davidovich'))
    expect(longestOfTwoLinesEm('Featherstonehaughington')).toBe(textWidthEm('Featherstonehaughington'))
  })

  it('is set by the longest line of either side', () => {
    const short = nameWidthEm({ TeamA: team('A. NOWICKA'), TeamB: team('C. GAUTHIER') })
    const long = nameWidthEm({ TeamA: team('A. NOWICKA'), TeamB: team('BARBORA KREJČÍŘOVÁ', 'K. LI') })
    expect(short).toBe(textWidthEm('C. GAUTHIER'))
    expect(long).toBeGreaterThan(short)
  })
})
