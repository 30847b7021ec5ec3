import { describe, expect, it } from 'vitest'
import {
  MARK_LOOKS,
  marksBySet,
  seriesMarks
} from '../../../../../../src-renderer/sports/tennis/charts/marks'
import { point, seriesOf } from './series-fixture'

const series = seriesOf(
  [point(), point(), point({ set: 2 }), point({ set: 2 })],
  [
    { point: 1, kind: 'break', text: 'Alvarado breaks' },
    { point: 2, kind: 'set', text: 'Set 2' },
    { point: 3, kind: 'break', text: 'Sommer breaks' },
    { point: 3, kind: 'gap', text: 'seq 61 came late' },
    { point: 4, kind: 'break', text: 'Sommer breaks' }
  ]
)

describe('the marks of a series', () => {
  it('are short on the plot and keep their full text', () => {
    expect(seriesMarks(series).slice(0, 2)).toEqual([
      { before: 1, look: MARK_LOOKS.break, label: 'break', text: 'Alvarado breaks' },
      { before: 2, look: MARK_LOOKS.set, label: 'set 2', text: 'Set 2' }
    ])
  })

  it('are counted by set, including those after its last point', () => {
    expect([...marksBySet(series)]).toEqual([
      [1, { short: '1 break', full: '1 break' }],
      [2, { short: '2 breaks, trouble', full: '2 breaks, 1 gap' }]
    ])
  })
})
