/** Text above and below a rally plot. */
import type { Position, Rally } from '@shared/sports/tennis/tracking/rally'
import type { Overlay, PlacedShot } from '@shared/sports/tennis/tracking/rally-view'
import type { Team } from '@shared/sports/tennis/rules/score'
import { normalisedShot, type OverlayKind } from '../../../rally-plot/overlay-scene'
import type { RallyTrack } from '../../../rally-plot/rally-track'
import { capitalised } from '../../../text/capitalised'
import { countOf } from '../../../text/numbers'
import { TEXT } from '../text'

/** "Set 2 · game 7 · point 8 · 2nd serve · 12 shots · 19.4 s" */
export function rallyHeading({ key, shots }: Rally, { startS, endS }: RallyTrack): string {
  const parts = [`Set ${key.set}`, `game ${key.game}`, `point ${key.point}`]
  if (key.serve === 2) parts.push('2nd serve')
  parts.push(countOf(shots.length, 'shot'))
  if (endS > startS) parts.push(`${(endS - startS).toFixed(1)} s`)
  return parts.join(' · ')
}

/** What is missing from a rally; empty if nothing is. */
export function missingText(rally: Rally, track: RallyTrack): string {
  if (rally.shots.length === 0) return TEXT.rallies.noShots
  const missing: string[] = []
  const located = track.shots.filter(({ timesS }) => timesS.length > 0).length
  if (located < track.shots.length) missing.push(`${located} of ${track.shots.length} shots located`)
  if (rally.players.length === 0)
    missing.push(rally.ball ? 'no player positions' : 'arcs only, no player positions')
  if (rally.faults.length > 0) missing.push(rally.faults[0] ?? '')
  if (missing.length === 0) return ''
  const text = missing.join(' · ')
  return capitalised(text)
}

/** The last `most` serves or returns, with their servers at the near end. */
export function overlaidShots(
  shots: readonly PlacedShot[],
  kind: OverlayKind,
  most: number
): readonly PlacedShot[] {
  const ofKind = shots.filter(({ stroke, shotNumber }) =>
    kind === 'serves' ? stroke === 'serve' : stroke === 'return' || (stroke !== 'serve' && shotNumber === 2)
  )
  return ofKind.slice(-most).map((shot) => normalisedShot(shot, kind))
}

/** "58 of 60 serves located · 41 in · 63% of their points won" */
export function overlayHeading(shots: readonly PlacedShot[], kind: OverlayKind): string {
  if (shots.length === 0) return TEXT.rallies.noOverlay(kind)
  const located = shots.filter(({ bounce }) => bounce !== null)
  const judged = located.filter(({ isIn }) => isIn !== null)
  const won = shots.filter((shot) => shot.won !== null)
  const parts = [`${located.length} of ${countOf(shots.length, kind.slice(0, -1))} located`]
  if (judged.length > 0) parts.push(`${judged.filter(({ isIn }) => isIn).length} in`)
  if (won.length > 0)
    parts.push(
      `${Math.round((100 * won.filter((shot) => shot.won).length) / won.length)}% of their points won`
    )
  return parts.join(' · ')
}

export type DensityKind = 'bounces' | 'players'

/** "7,910 positions", "1 bounce" */
export function densityHeading(kind: DensityKind, count: number): string {
  if (count === 0) return kind === 'players' ? TEXT.rallies.noPositions : TEXT.rallies.noBounces
  return countOf(count, kind === 'players' ? 'position' : 'bounce')
}

/** Bounces of the listed rallies, by the team that hit them; or positions of all rallies. An empty team is both. */
export function densityPositions(
  kind: DensityKind,
  team: Team | '',
  shots: readonly PlacedShot[],
  overlay: Overlay | null
): readonly Position[] {
  if (kind === 'players')
    return overlay?.playerPositions.filter((position) => team === '' || position.team === team) ?? []
  return shots.flatMap((shot) => {
    if (team !== '' && shot.team !== team) return []
    // Both teams' balls from the near end: what lies on the far half is where they go.
    const { bounce } = normalisedShot(shot, 'serves')
    return bounce ?? []
  })
}
