import { describe, expect, it } from 'vitest'
import type { Board, BoardSide } from '../../../../../src-renderer/court-parts/scoreboard/board'
import {
  longestOfTwoLinesEm,
  nameWidthEm,
  textWidthEm
} from '../../../../../src-renderer/court-parts/scoreboard/score-room'

const side = (...names: string[]): BoardSide => ({
  id: names.join(),
  players: names.map((name) => ({ name, country: 'ESP', serving: '' })),
  outcome: null,
  points: '',
  isProvisional: false
})
const boardOf = (...sides: [BoardSide, BoardSide]): Board => ({
  sides,
  columns: [],
  hasPoints: false,
  maySpareSets: false,
  isKnown: true
})

describe('the room that names need', () => {
  it('is smallest when a long name is broken into its two shortest lines', () => {
    expect(longestOfTwoLinesEm('Alejandro Davidovich Fokinsson')).toBe(textWidthEm('Alejandro Davidovich'))
    expect(longestOfTwoLinesEm('Featherstonehaughington')).toBe(textWidthEm('Featherstonehaughington'))
  })

  it('is set by the longest line of either side', () => {
    const short = nameWidthEm(boardOf(side('A. NOWICKA'), side('C. GAUTHIER')))
    const long = nameWidthEm(boardOf(side('A. NOWICKA'), side('BARBORA KREJČÍŘOVÁ', 'K. LI')))
    expect(short).toBe(textWidthEm('C. GAUTHIER'))
    expect(long).toBeGreaterThan(short)
  })
})
