/** Generated volleyball matches, as played and told in other ways than the generator's own. */
import type { VolleyballFixture } from '@shared/sports/volleyball/feed/access'
import { Random } from '../../src-main/simulator/random'
import { VOLLEYBALL_INCIDENTS } from '../../src-main/simulator/volleyball/match/incidents'
import {
  playMatch,
  type MatchOptions,
  type PlayedMatch
} from '../../src-main/simulator/volleyball/match/play-match'
import { envelopeText, type WireAction, type WireEvent } from '../../src-main/simulator/volleyball/match/wire'

export const FIXTURE: VolleyballFixture = { sourceId: 'SimSource', sportId: 91_189, fixtureId: '123456789' }

/** Nothing happens beside the rallies. */
export const QUIET = { rates: Object.fromEntries(VOLLEYBALL_INCIDENTS.map((kind) => [kind, 0])) }

export const playedMatch = (
  seed: number,
  options: Omit<MatchOptions, 'seed' | 'fixture' | 'startedAt'>
): PlayedMatch => playMatch({ ...options, seed, fixture: FIXTURE, startedAt: Date.UTC(2031, 10, 18, 16) })

/** As `rallydesk-log inspect` prints them. */
export const pointsOfSets = ({ truth }: PlayedMatch) =>
  truth.sets.map(({ points }) => ({ pointsHome: points.Home, pointsAway: points.Away }))

/** The text on the wire. */
export const wireText = (event: WireEvent): string =>
  envelopeText(FIXTURE, event, '2031-11-18T16:10:46.0262167Z')

export const wireEvent = (
  sequenceId: number,
  actionId: number,
  action: WireAction,
  flags: Partial<WireEvent> = {}
): WireEvent => ({
  sequenceId,
  actionId,
  insertedBeforeActionId: null,
  isCancelled: false,
  isConfirmed: true,
  isModified: false,
  ...flags,
  action
})

/** Told as it was played, each action once and at once. */
export const plainly = (actions: readonly WireAction[]): WireEvent[] =>
  actions.map((action, index) => wireEvent(index + 1, index, action))

/** How often the provider corrects itself, each from 0 to 1. */
export interface Corrections {
  readonly provisional: number
  readonly modified: number
  readonly inserted: number
  readonly cancelled: number
  /** Most actions that pass before a correction comes. */
  readonly lag: number
}

type Telling =
  | { readonly kind: 'create' | 'confirm' | 'modify'; readonly place: number }
  | { readonly kind: 'invent' | 'cancel'; readonly place: number }

/**
 * Tells a match with corrections after the fact, so that in the end it is the match that was played: actions that are
 * confirmed later, were wrong at first, are left out and inserted later, or never happened and are cancelled.
 */
export function withCorrections(
  actions: readonly WireAction[],
  seed: number,
  { provisional, modified, inserted, cancelled, lag }: Corrections
): WireEvent[] {
  const random = new Random(seed)
  const later = (place: number): number => place + 1 + Math.floor(random.next() * lag)
  const tellings: { at: number; telling: Telling }[] = []
  const wrong = new Map<number, WireAction>()
  const confirmedAtOnce = new Set<number>()
  actions.forEach((_, place) => {
    const at = random.chance(inserted) ? later(place) : place
    tellings.push({ at, telling: { kind: 'create', place } })
    if (random.chance(modified)) {
      wrong.set(place, actions[Math.floor(random.next() * actions.length)] ?? { $type: '' })
      tellings.push({ at: later(at), telling: { kind: 'modify', place } })
    } else if (random.chance(provisional)) {
      tellings.push({ at: later(at), telling: { kind: 'confirm', place } })
    } else {
      confirmedAtOnce.add(place)
    }
    if (random.chance(cancelled)) {
      tellings.push({ at: place, telling: { kind: 'invent', place } })
      tellings.push({ at: later(place), telling: { kind: 'cancel', place } })
    }
  })
  tellings.sort((one, two) => one.at - two.at)
  const events: WireEvent[] = []
  const idByPlace = new Map<number, number>()
  const inventedIds = new Map<number, number>()
  let nextId = 0
  const actionAt = (place: number): WireAction => actions[place] ?? { $type: '' }
  const tell = (actionId: number, action: WireAction, flags: Partial<WireEvent>): void => {
    events.push(wireEvent(events.length + 1, actionId, action, flags))
  }
  for (const { telling } of tellings) {
    const { place } = telling
    switch (telling.kind) {
      case 'create': {
        const after = [...idByPlace.keys()].filter((known) => known > place)
        const anchor = after.length === 0 ? null : (idByPlace.get(Math.min(...after)) ?? null)
        idByPlace.set(place, nextId)
        tell(nextId, wrong.get(place) ?? actionAt(place), {
          insertedBeforeActionId: anchor,
          isConfirmed: confirmedAtOnce.has(place)
        })
        nextId += 1
        break
      }
      case 'invent':
        inventedIds.set(place, nextId)
        tell(nextId, actionAt(Math.floor(random.next() * actions.length)), { isConfirmed: false })
        nextId += 1
        break
      case 'cancel':
        tell(inventedIds.get(place) ?? -1, actionAt(place), { isCancelled: true })
        break
      case 'confirm':
        tell(idByPlace.get(place) ?? -1, actionAt(place), {})
        break
      case 'modify':
        tell(idByPlace.get(place) ?? -1, actionAt(place), { isModified: true })
        break
    }
  }
  return events
}
