/** How fast a volleyball match is followed, corrections included, beside the least that must be done: JSON.parse. */
import { decodeMatchEvent } from '@shared/sports/volleyball/feed/decode'
import { stateOfMatch } from '@shared/sports/volleyball/match/match'
import { emptyMatch, takeMessage } from '../support/followed-match'
import type { PlayedMatch } from '../../src-main/simulator/volleyball/match/play-match'
import { playedMatch, wireText, withCorrections } from '../support/volleyball-play'

const RUNS = 15
/** Matches in a run, so that it is long enough to be measured. */
const MATCHES = 20
/** 5 % of the actions are put right later: modified, inserted, or taken back. */
const LATE = { provisional: 0.5, modified: 0.03, inserted: 0.01, cancelled: 0.01 }

const fiveSets = (seed: number): PlayedMatch => {
  const match = playedMatch(seed, { variant: 'indoor' })
  return match.truth.sets.length === 5 ? match : fiveSets(seed + 1)
}

function follow(lines: readonly string[]): number {
  const started = performance.now()
  for (let index = 0; index < MATCHES; index += 1) {
    let match = emptyMatch()
    for (const line of lines) {
      const decoded = decodeMatchEvent(line)
      if (decoded.kind === 'event') match = takeMessage(match, decoded.event.sequenceId, decoded.event).match
    }
    if (stateOfMatch(match).end === null) throw new Error('The match was not followed to its end.')
  }
  return performance.now() - started
}

function parse(lines: readonly string[]): number {
  const started = performance.now()
  for (let index = 0; index < MATCHES; index += 1) for (const line of lines) JSON.parse(line)
  return performance.now() - started
}

const median = (values: readonly number[]): number =>
  [...values].sort((one, other) => one - other)[values.length >> 1] ?? 0

function compare(name: string, lines: readonly string[]): string {
  const [followed, parsed]: [number[], number[]] = [[], []]
  for (let run = 0; run < RUNS; run += 1) {
    parsed.push(parse(lines))
    followed.push(follow(lines))
  }
  const rate = (ms: number): number => Math.round((MATCHES * lines.length * 1_000) / ms)
  const [match, floor] = [rate(median(followed)), rate(median(parsed))]
  return `${name.padEnd(34)}${match} messages/s, JSON.parse ${floor}, ratio ${(match / floor).toFixed(3)}  (${lines.length} messages)`
}

export function measure(): Promise<string[]> {
  const actions = fiveSets(1).actions()
  const told = (corrections: Parameters<typeof withCorrections>[2]): string[] =>
    withCorrections(actions, 1, corrections).map(wireText)
  const none = { provisional: 0, modified: 0, inserted: 0, cancelled: 0, lag: 1 }
  return Promise.resolve([
    compare('as it is played', told(none)),
    compare('5 % corrected within 40 actions', told({ ...LATE, lag: 40 })),
    compare('5 % corrected any time later', told({ ...LATE, lag: actions.length }))
  ])
}
