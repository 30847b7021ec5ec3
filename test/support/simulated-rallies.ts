/** Rallies of generated matches, as the simulated provider tells them and as the console reads them. */
import { decodeRally } from '@shared/sports/tennis/feeds/tracking/decode'
import type { RallyFeed } from '@shared/sports/tennis/feeds/tracking/names'
import type { RallyPart } from '@shared/sports/tennis/tracking/rally-part'
import { generateMatch } from '../../src-main/simulator/tennis/match-generator'
import type { MatchProfile } from '../../src-main/simulator/tennis/match-profile'
import type { MatchScript } from '../../src-main/simulator/tennis/match-script'
import {
  scriptRallies,
  type RallyChannel,
  type RallyOptions
} from '../../src-main/simulator/tracking/rally-channel'
import { matchProfile } from './match-profiles'

export const OPENED_AT = Date.UTC(2031, 4, 6, 9)
export const RALLY_EVENT_ID = '2031-0042-MS003'

export interface SimulatedRallies {
  readonly script: MatchScript
  readonly channel: RallyChannel
}

/** `startedMs`: how much had been played when the simulator started. */
export function simulatedRallies(
  seed: number,
  options: RallyOptions,
  { profile = matchProfile(), speed = 1, startedMs = 0 }: Partial<SimulatedSetting> = {}
): SimulatedRallies {
  const script = generateMatch(profile, seed)
  const source = scriptRallies(script, profile, seed, options)
  return { script, channel: source(RALLY_EVENT_ID, { openedAt: OPENED_AT, startedMs }, speed) }
}

interface SimulatedSetting {
  readonly profile: MatchProfile
  readonly speed: number
  readonly startedMs: number
}

/** What the console makes of a packet. */
export function partOf(text: string | Buffer): RallyPart {
  const decoded = decodeRally(text.toString(), OPENED_AT)
  if (decoded.kind !== 'rally') throw new Error(`No rally: ${JSON.stringify(decoded)}`)
  return decoded.part
}

/** What a socket tells of rally number `index`. */
export const partsOf = (channel: RallyChannel, index: number, feed: RallyFeed = 'rally'): RallyPart[] =>
  channel.packets(index, feed).map(({ data }) => partOf(data))

/** Every rally that a socket tells of. */
export const allParts = (channel: RallyChannel, feed: RallyFeed = 'rally'): RallyPart[] =>
  Array.from({ length: channel.count }, (_, index) => partsOf(channel, index, feed)).flat()
