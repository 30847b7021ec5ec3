/** Seeded volleyball matches with their truth, kept by other means than the rules under test: by serving orders. */
import { rulesOf, type MatchRules, type Variant } from '@shared/volleyball/rules/match-rules'
import { Random } from '../../src-main/simulator/random'

type Side = 'Home' | 'Away'
const SIDES = ['Home', 'Away'] as const
const other = (side: Side): Side => (side === 'Home' ? 'Away' : 'Home')

export type WireAction = Readonly<Record<string, unknown>> & { readonly $type: string }

/** How the match stands after an action. */
export interface Truth {
  readonly setNumber: number
  readonly points: Readonly<Record<Side, number>>
  readonly setsWon: Readonly<Record<Side, number>>
  readonly server: Side
  /** Zone 1 first. */
  readonly zones: Readonly<Record<Side, readonly number[]>>
}

export interface Played {
  readonly action: WireAction
  /** After points only. */
  readonly truth: Truth | null
}

export interface PlayedMatch {
  readonly rules: MatchRules
  readonly played: readonly Played[]
  readonly sets: readonly Readonly<{ pointsHome: number; pointsAway: number }>[]
  readonly winner: Side
}

export const wireType = (name: string): string =>
  name === 'Reliability'
    ? 'Betgenius.Sports.Contracts.Common.MatchEvents.Reliability, Betgenius.Sports.Contracts.Common.MatchEvents'
    : `GeniusSports.MatchState.Platform.MatchEvents.Volleyball.${name}, GeniusSports.MatchState.Platform.MatchEvents.Volleyball`

interface Team {
  /** In the order of service; who stands in for whom takes his place. */
  order: number[]
  turn: number
  hasServed: boolean
  bench: number[]
  substitutions: number
  timeOuts: number
}

export interface PlayOptions {
  readonly variant: Variant
  readonly bestOf?: 3 | 5
  readonly goldenSet?: boolean
}

/** A whole match that obeys the rules, with time-outs, substitutions, challenges and the rest in between. */
export function playMatch(seed: number, { variant, bestOf, goldenSet = false }: PlayOptions): PlayedMatch {
  const random = new Random(seed)
  const rules = rulesOf(variant, bestOf ?? null)
  const played: Played[] = []
  const sets: { pointsHome: number; pointsAway: number }[] = []
  const setsWon: Record<Side, number> = { Home: 0, Away: 0 }
  let clock = Date.UTC(2031, 10, 18, 16)
  const say = (name: string, setNumber: number, fields: object, truth: Truth | null = null): void => {
    clock += 1_000 + Math.floor(random.between(0, 20_000))
    const utcTimestamp = new Date(clock).toISOString()
    played.push({
      action: { $type: wireType(name), ...fields, setNumber, isConfirmed: true, utcTimestamp },
      truth
    })
  }
  const pick = <Item>(items: readonly Item[]): Item => {
    const item = items[Math.floor(random.next() * items.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  const ids = (side: Side): number[] =>
    Array.from({ length: rules.players + 4 }, (_, index) => (side === 'Home' ? 100 : 200) + index)
  const strength = random.between(0.42, 0.58)
  const toss = pick(SIDES)
  say('CoinToss', 1, { winnerTeam: toss, winnerChoice: 'Serve', loserChoice: 'LeftSide' })
  say('MatchStart', 1, { startTime: new Date(clock).toISOString() })
  let firstServer: Side = toss

  const playSet = (number: number, isGolden: boolean): void => {
    const target = isGolden || number === rules.bestOf ? rules.decidingSetTo : rules.setTo
    const lineUp = (side: Side): Team => {
      const players = random.shuffled(ids(side))
      return {
        order: players.slice(0, rules.players),
        turn: 0,
        hasServed: false,
        bench: players.slice(rules.players),
        substitutions: 0,
        timeOuts: 0
      }
    }
    const teams: Record<Side, Team> = { Home: lineUp('Home'), Away: lineUp('Away') }
    const libero: Record<Side, number> = { Home: teams.Home.bench[0] ?? 0, Away: teams.Away.bench[0] ?? 0 }
    const sheet = ({ order }: Team, side: Side): object[] => [
      ...order.map((id, index) => ({
        id,
        roles: index === 0 ? ['Captain'] : [],
        courtPosition: `Zone${index + 1}`
      })),
      ...(variant === 'indoor' ? [{ id: libero[side], roles: ['Libero'], courtPosition: null }] : [])
    ]
    say('LineUp', number, {
      homePlayers: sheet(teams.Home, 'Home'),
      awayPlayers: sheet(teams.Away, 'Away')
    })
    let server = firstServer
    say('SetStart', number, { startTime: null, isGoldenSet: isGolden })
    const servingPlayer = (): number => {
      const { order, turn } = teams[server]
      return order[turn % order.length] ?? 0
    }
    say('CourtState', number, {
      servingTeam: server,
      servingPlayerId: random.chance(0.5) ? servingPlayer() : null,
      teamOnLeft: pick(SIDES)
    })
    teams[server].hasServed = true
    const points: Record<Side, number> = { Home: 0, Away: 0 }
    const zonesOf = ({ order, turn }: Team): number[] =>
      order.map((_, index) => order[(index + turn) % order.length] ?? 0)
    const award = (winner: Side, type: readonly string[] | null, reason: readonly string[]): void => {
      points[winner] += 1
      if (winner !== server) {
        const team = teams[winner]
        if (team.hasServed || variant === 'indoor') team.turn += 1
        team.hasServed = true
        server = winner
      }
      say(
        'Point',
        number,
        { linkedActionId: null, winnerTeam: winner, type, reason },
        {
          setNumber: number,
          points: { ...points },
          setsWon: { ...setsWon },
          server,
          zones: { Home: zonesOf(teams.Home), Away: zonesOf(teams.Away) }
        }
      )
    }
    const isOver = (): boolean =>
      Math.max(points.Home, points.Away) >= target && Math.abs(points.Home - points.Away) >= 2

    while (!isOver()) {
      const side = pick(SIDES)
      const team = teams[side]
      if (random.chance(0.03) && team.timeOuts < rules.timeOuts) {
        team.timeOuts += 1
        say('TimeOut', number, { team: side, startTime: null, endTime: null, type: 'Facultative' })
      }
      if (random.chance(0.05) && team.substitutions < rules.substitutions) {
        team.substitutions += 1
        exchange(team, 'Regular', side, 1 + Math.floor(random.next() * (team.bench.length - 1)))
      }
      if (random.chance(0.08) && variant === 'indoor') exchange(team, 'Libero', side, 0)
      if (random.chance(0.02)) say('Sanction', number, { team: side, playerId: null, type: 'Warning' })
      if (random.chance(0.01)) say('Injury', number, { team: side, playerId: team.order[0] ?? null })
      if (random.chance(0.01)) {
        say('Sanction', number, { team: side, playerId: null, type: 'Penalty' })
        award(other(side), ['Penalty'], ['Sanction'])
        continue
      }
      say('Serve', number, { team: server, playerId: random.chance(0.7) ? servingPlayer() : null })
      const winner = random.chance(strength + (server === 'Home' ? -0.1 : 0.1)) ? 'Home' : 'Away'
      const how =
        winner === server
          ? pick(['Ace', 'Block', 'Kill', 'Error'])
          : pick(['Kill', 'BlockOut', 'ServeError', 'Out'])
      award(winner, random.chance(0.8) ? [how] : null, ['Rally'])
      if (random.chance(0.02))
        say('Challenge', number, {
          requestor: side,
          reason: 'Net touch',
          outcome: 'Unsuccessful',
          pointOutcome: 'Resume'
        })
      if (random.chance(0.02) && variant === 'indoor')
        say('SetScore', number, { scoreInPoints: { home: points.Home, away: points.Away } })
    }
    const winner: Side = points.Home > points.Away ? 'Home' : 'Away'
    sets.push({ pointsHome: points.Home, pointsAway: points.Away })
    if (!isGolden) setsWon[winner] += 1
    say('SetEnd', number, { endType: `Winner${winner}`, endTime: null, setEndConfirmed: true })
    if (variant === 'indoor' && random.chance(0.5))
      say('MatchScore', number, { scoreInSets: { home: setsWon.Home, away: setsWon.Away } })
    firstServer = other(firstServer)

    function exchange(team: Team, type: string, side: Side, benchIndex: number): void {
      const place = Math.floor(random.next() * team.order.length)
      const playerOutId = team.order[place] ?? 0
      const playerInId = team.bench[benchIndex] ?? 0
      team.order[place] = playerInId
      team.bench[benchIndex] = playerOutId
      say('Substitution', number, { linkedActionId: null, team: side, playerOutId, playerInId, type })
    }
  }

  const toWin = (rules.bestOf + 1) / 2
  let number = 1
  while (Math.max(setsWon.Home, setsWon.Away) < toWin) {
    if (random.chance(0.05)) {
      say('Reliability', number, { isReliable: false, reason: 'Heartbeat Lost' })
      say('Reliability', number, { isReliable: true, reason: 'Heartbeat restored' })
    }
    playSet(number, false)
    number += 1
  }
  if (goldenSet) playSet(number, true)
  const last = sets.at(-1)
  const winner: Side = (last?.pointsHome ?? 0) > (last?.pointsAway ?? 0) ? 'Home' : 'Away'
  say('MatchEnd', number - 1, { endTime: new Date(clock).toISOString(), endOutcome: `Winner${winner}` })
  return { rules, played, sets, winner }
}

export interface WireEvent {
  readonly sequenceId: number
  readonly actionId: number
  readonly insertedBeforeActionId: number | null
  readonly isCancelled: boolean
  readonly isConfirmed: boolean
  readonly isModified: boolean
  readonly action: WireAction
}

const ENVELOPE = { sportId: 91189, fixtureId: '123456789', source: 'SimSource' }

/** The text on the wire. */
export const wireText = (event: WireEvent): string =>
  JSON.stringify({ ...ENVELOPE, ...event, messageTimestampUtc: '2031-11-18T16:10:46.0262167Z' })

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
