import { describe, expect, it } from 'vitest'
import {
  liberosText,
  seatsOf,
  seatText,
  servingOrder
} from '../../../../../../src-renderer/sports/volleyball/court/rotation-seats'
import { volleyballInPlay } from '../../../volleyball-fixture'

const rotations = volleyballInPlay().rotations
if (!rotations) throw new Error('The court in play has rotations')
const { Home, Away } = rotations

const placeOf = (seats: ReturnType<typeof seatsOf>, zone: number) => {
  const seat = seats.find((each) => each.zone === zone)
  return seat && [seat.column, seat.row]
}

describe('the positions of a team', () => {
  it('on the left: zones 2 to 4 at the net on the right, zone 1 behind zone 2 at the bottom', () => {
    const seats = seatsOf(Home, true, true)
    expect([4, 3, 2].map((zone) => placeOf(seats, zone))).toEqual([
      [2, 1],
      [2, 2],
      [2, 3]
    ])
    expect([5, 6, 1].map((zone) => placeOf(seats, zone))).toEqual([
      [1, 1],
      [1, 2],
      [1, 3]
    ])
  })

  it('on the right: turned around, so that both teams face each other', () => {
    const seats = seatsOf(Away, false, false)
    expect([2, 3, 4].map((zone) => placeOf(seats, zone))).toEqual([
      [1, 1],
      [1, 2],
      [1, 3]
    ])
    expect([1, 6, 5].map((zone) => placeOf(seats, zone))).toEqual([
      [2, 1],
      [2, 2],
      [2, 3]
    ])
  })

  it('show the server, the libero and the captain', () => {
    expect(seatsOf(Home, true, true).map((seat) => seatText(seat, true))).toEqual([
      'player 70001, zone 1, serves',
      'player 70002, zone 2, captain',
      'player 70003, zone 3',
      'player 70004, zone 4',
      'player 70013, zone 5, libero',
      'player 70006, zone 6'
    ])
    expect(seatsOf(Away, false, false).some(({ isServing }) => isServing)).toBe(false)
  })

  it('mark the liberos wherever they are', () => {
    expect(liberosText(Home)).toBe('70013 in zone 5')
    expect(liberosText({ ...Home, liberos: [70_013, 70_014] })).toBe('70013 in zone 5, 70014 on the bench')
    expect(liberosText({ ...Home, liberos: [] })).toBe('')
  })

  it('remain if the players are unknown', () => {
    const seats = seatsOf({ ...Home, zones: [70_001, null] }, true, true)
    expect(seats).toHaveLength(6)
    expect(seats.map(({ playerId }) => playerId)).toEqual([70_001, null, null, null, null, null])
  })

  it('are a serving order if there are no zones', () => {
    const seats = servingOrder({ number: 2, zones: [2, 1], liberos: [], captain: 1 }, true)
    expect(seats.map(({ playerId, isServing, row }) => [playerId, isServing, row])).toEqual([
      [2, true, 1],
      [1, false, 2]
    ])
    expect(seats.map((seat) => seatText(seat, false))).toEqual([
      'player 2, number 1 to serve, serves',
      'player 1, number 2 to serve, captain'
    ])
  })
})
