// @vitest-environment jsdom
import { overlayOf } from '@shared/sports/tennis/tracking/overlay'
import { describe, expect, it } from 'vitest'
import { layoutOf, type PlotLayout } from '../../../../src-renderer/rally-plot/layout'
import { movingScene } from '../../../../src-renderer/rally-plot/moving-scene'
import {
  bouncePoints,
  normalisedShot,
  overlayScene,
  zonesOf
} from '../../../../src-renderer/rally-plot/overlay-scene'
import type { PlotPalette } from '../../../../src-renderer/rally-plot/plot-palette'
import { numberPlaces, stillScene, type RallyPicture } from '../../../../src-renderer/rally-plot/rally-scene'
import { sampleTimes, shotsOverAt, trackOf } from '../../../../src-renderer/rally-plot/rally-track'
import type { Scene, TextMark } from '../../../../src-renderer/rally-plot/scene'
import { svgOf } from '../../../../src-renderer/rally-plot/svg'
import { screenX, WHOLE_COURT } from '../../../../src-renderer/rally-plot/viewport'
import { matchOf, rallyOf } from './rally-fixture'

const PALETTE: PlotPalette = {
  text: '#fff',
  muted: '#aaa',
  bg: '#000',
  surround: '#111',
  ground: '#222',
  line: '#eee',
  axis: '#333',
  ball: '#ffe',
  out: '#f00',
  density: '#0ff',
  teams: { TeamA: '#00f', TeamB: '#fa0' },
  speeds: ['#1', '#2', '#3', '#4', '#5', '#6'],
  fontFamily: 'Inter',
  fontSize: 13,
  unit: 1
}
const NAMES = { TeamA: 'Nowicka', TeamB: 'Gauthier & <Co>' }

const layoutWith = (highestM: number | null): PlotLayout =>
  layoutOf({
    size: { width: 900, height: 600 },
    fontSize: 13,
    look: WHOLE_COURT,
    isMirrored: false,
    highestM
  })

function pictureOf(rally: ReturnType<typeof rallyOf>): RallyPicture {
  const track = trackOf(rally, true)
  const bare = { track, layout: layoutWith(track.highestM), palette: PALETTE, names: NAMES }
  return { ...bare, places: numberPlaces(bare) }
}

const textsOf = (scene: Scene): readonly string[] =>
  scene.filter((mark): mark is TextMark => mark.kind === 'text').map(({ text }) => text)
const numbersOf = (scene: Scene): readonly string[] => textsOf(scene).filter((text) => /^\d+$/.test(text))

describe('a rally on the court', () => {
  it('shows the finished shots with their numbers, and the call on the last one', () => {
    const picture = pictureOf(rallyOf({ shots: 12 }))
    expect(numbersOf(stillScene(picture, 7, null))).toEqual(['1', '2', '3', '4', '5', '6', '7'])
    expect(textsOf(stillScene(picture, 11, null)).join(' ')).not.toContain('OUT')
    const whole = textsOf(stillScene(picture, 12, null))
    expect(whole).toContain('OUT 0.43 m')
    expect(whole).toEqual(expect.arrayContaining(['NOWICKA', 'GAUTHIER & <CO>']))
  })

  it('has the ball fly from shot to shot over time', () => {
    const { track } = pictureOf(rallyOf({ shots: 5 }))
    expect(shotsOverAt(track, 0)).toBe(0)
    expect(shotsOverAt(track, track.shots[2]?.shot.timeS ?? 0)).toBe(2)
    expect(shotsOverAt(track, track.endS)).toBe(5)
  })

  it('draws the ball where it is, above and from the side', () => {
    const picture = pictureOf(rallyOf({ shots: 3 }))
    const balls = movingScene(picture, 0.2).filter(
      (mark) => mark.kind === 'dots' && mark.colour === PALETTE.ball
    )
    expect(balls).toHaveLength(2)
  })

  it('has the server at the near end, whichever end they served from', () => {
    for (const end of [1, -1] as const) {
      const { track, layout } = pictureOf(rallyOf({ shots: 4, end, server: 'TeamB' }))
      expect(track.ends).toEqual({ near: 'TeamB', far: 'TeamA' })
      expect(screenX(layout.view, track.shots[0]?.xs[0] ?? 0, 0)).toBeGreaterThan(screenX(layout.view, 0, 0))
    }
    expect(trackOf(rallyOf({ shots: 4, end: -1 }), false).ends.far).toBe('TeamA')
  })

  it('leaves out what is unknown, and still plays', () => {
    const picture = pictureOf(rallyOf({ shots: 6, pathless: [2, 5], withPlayers: false }))
    expect(numbersOf(stillScene(picture, 6, null))).toEqual(['1', '3', '4', '6'])
    expect(sampleTimes(picture.track).length).toBeGreaterThan(0)
    for (let atS = 0; atS <= picture.track.endS; atS += 0.3)
      expect(() => movingScene(picture, atS)).not.toThrow()
  })

  it('can be drawn without any shot', () => {
    const picture = pictureOf({ ...rallyOf({ shots: 1 }), shots: [], players: [] })
    expect(numbersOf(stillScene(picture, 0, null))).toEqual([])
    expect(movingScene(picture, 0)).toEqual([])
  })
})

describe('a plot of many serves', () => {
  const serves = overlayOf(matchOf(80), 1)
    .shots.filter(({ stroke }) => stroke === 'serve')
    .map((shot) => normalisedShot(shot, 'serves'))

  it('turns them all to come from the near end', () => {
    expect(serves.length).toBeGreaterThan(60)
    for (const { end, hit, bounce } of serves) {
      expect(end).toBe(1)
      expect(hit?.x).toBeGreaterThan(0)
      expect(bounce?.x).toBeLessThan(0)
    }
  })

  it('counts those that are in by the zone they landed in', () => {
    const zones = zonesOf(serves, 'serves')
    for (const side of [zones.slice(0, 3), zones.slice(3)])
      expect(side.reduce((sum, { share }) => sum + (share ?? 0), 0)).toBeCloseTo(1, 9)
    for (const zone of zones) {
      const inside = serves.filter(
        ({ bounce, direction, isIn }) =>
          direction === zone.name &&
          isIn === true &&
          bounce !== null &&
          Math.sign(bounce.y) === Math.sign(zone.fromY + zone.toY) &&
          Math.abs(bounce.y) >= Math.min(Math.abs(zone.fromY), Math.abs(zone.toY)) - 1e-9 &&
          Math.abs(bounce.y) <= Math.max(Math.abs(zone.fromY), Math.abs(zone.toY)) + 1e-9
      )
      expect(zone.count).toBe(inside.length)
    }
  })

  it('keeps a place in the list for a shot without a landing', () => {
    const [first] = serves
    if (!first) throw new Error('There are no serves.')
    const shots = [{ ...first, bounce: null }, first]
    const layout = layoutWith(null)
    const points = bouncePoints(shots, layout.view)
    expect(points.slice(0, 2)).toEqual([Number.NaN, Number.NaN])
    const picture = { kind: 'serves', shots, layout, palette: PALETTE, names: NAMES } as const
    expect(JSON.stringify(overlayScene(picture, points))).not.toContain('null')
  })
})

describe('a plot as an SVG file', () => {
  const picture = pictureOf(rallyOf({ shots: 12 }))
  const scene = [...stillScene(picture, 12, null), ...movingScene(picture, picture.track.endS)]
  const words = { title: 'Set 2 & <more>', subtitle: 'Nowicka – Gauthier', note: '11 of 12 shots located' }

  it('is well formed and says what it shows, whatever the names', () => {
    const file = new DOMParser().parseFromString(
      svgOf(scene, { width: 900, height: 600 }, PALETTE, words),
      'text/xml'
    )
    expect(file.querySelector('parsererror')).toBeNull()
    const texts = [...file.querySelectorAll('text')].map(({ textContent }) => textContent)
    expect(texts).toEqual(
      expect.arrayContaining(['Set 2 & <more>', '11 of 12 shots located', 'GAUTHIER & <CO>', '12'])
    )
  })

  it('contains no invalid number', () => {
    expect(svgOf(scene, { width: 900, height: 600 }, PALETTE, words)).not.toMatch(/NaN|Infinity|undefined/)
  })
})
