import { describe, expect, it } from 'vitest'
import { checkEventIds } from '../../../../../../src-renderer/sports/tennis/add-courts/check-event-ids'

const nowhere = (): boolean => false

describe('a pasted list of event ids', () => {
  it('gives for each id its meaning or what is wrong with it, in the order given', () => {
    const lines = checkEventIds('2026-0042-ms003,\n wimbledon; 2026-0042-LD001', nowhere)
    expect(lines.map(({ eventId, isValid }) => [eventId, isValid])).toEqual([
      ['2026-0042-MS003', true],
      ['WIMBLEDON', false],
      ['2026-0042-LD001', true]
    ])
    expect(lines[0]?.text).toBe('Men’s singles · semi-final')
    expect(lines[1]?.text).toContain('looks like')
  })

  it('says which events already have a court', () => {
    const [line] = checkEventIds('2026-0042-MS003', (eventId) => eventId === '2026-0042-MS003')
    expect(line?.text).toContain('already on the wall')
    expect(line?.isValid).toBe(true)
  })

  it('accepts fifty ids and lists repeated ones once', () => {
    const ids = Array.from({ length: 50 }, (_, index) => `2026-0042-MS${String(index + 1).padStart(3, '0')}`)
    expect(checkEventIds([...ids, ...ids].join('\n'), nowhere)).toHaveLength(50)
  })
})
