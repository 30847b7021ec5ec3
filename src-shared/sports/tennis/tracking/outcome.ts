/** How a rally ended, and who won its point. */
import type { Team } from '../rules/score'
import { isServe } from './geometry/serve'
import type { Rally, RallyKey, Shot } from './rally'

/**
 * "ace", "winner", "forced error", "unforced error", "error" if unspecified, "fault", "double fault", "let", or the
 * provider's own word; empty if unknown.
 */
export function outcomeOf(rally: Rally): string {
  const conclusion = rally.summary?.conclusion
  const last = rally.shots.at(-1)
  if (rally.result === 'let' || last?.call === 'let') return 'let'
  if (conclusion && conclusion.result !== '') return concluded(conclusion, rally.key)
  if (last) {
    const byShot = outcomeOfLast(last, rally)
    if (byShot !== '') return byShot
  }
  return rally.result === 'played' ? '' : rally.result
}

function concluded(
  { stroke, result, action }: { readonly stroke: string; readonly result: string; readonly action: string },
  key: RallyKey
): string {
  if (stroke === 'serve' && result === 'winner') return 'ace'
  if (stroke === 'serve' && FAULTS.has(result)) return faultOf(key)
  if (result !== 'error' || action === '') return result
  return `${action} error`
}

/** Calls for a shot that was not good. */
const FAULTS: ReadonlySet<string> = new Set(['error', 'fault', 'out', 'net'])
export const BAD_CALLS: ReadonlySet<string> = new Set(['out', 'net', 'fault', 'foot fault'])

function outcomeOfLast(last: Shot, { key, scorer, server, shots, summary }: Rally): string {
  const isBad = BAD_CALLS.has(last.call) || FAULTS.has(last.result)
  if (isServe(last)) {
    if (isBad) return faultOf(key)
    const isAce =
      last.result === 'winner' ||
      ((summary?.shots ?? shots.length) === 1 && scorer !== null && scorer === server)
    return isAce ? 'ace' : knownEnd(last.result)
  }
  return isBad ? 'error' : knownEnd(last.result)
}

/** "rally" only means the ball was in play. */
const knownEnd = (result: string): string => (result === 'rally' || result === 'in' ? '' : result)

const faultOf = ({ serve }: RallyKey): string => (serve === 2 ? 'double fault' : 'fault')

/** 1 or 2; null for anything else. */
export const serveNumberOf = ({ serve }: RallyKey): 1 | 2 | null =>
  serve === 1 || serve === 2 ? serve : null

/** The number of shots from events, else from the summary. */
export const shotCountOf = ({ shots, summary }: Rally): number =>
  shots.length > 0 ? shots.length : (summary?.shots ?? 0)

/** The serve of a rally; null if not among its shots. */
export const serveOf = ({ shots }: Rally): Shot | null => shots.find(isServe) ?? null

/** From the shot or the summary. */
export const serveSpeedMsOf = (rally: Rally): number | null =>
  serveOf(rally)?.speedMs ?? rally.summary?.serveSpeedMs ?? null

export const serverOf = (rally: Rally): Team | null => rally.server ?? serveOf(rally)?.team ?? null

/** "1.4.2": set, game and point. */
export const pointText = ({ set, game, point }: RallyKey): string => [set, game, point].join('.')

/** The rally that decided each point with a known scorer, by `pointText`: the last one of several. */
export function decidedPoints(inOrderOfPlay: readonly Rally[]): ReadonlyMap<string, Rally> {
  const points = new Map<string, Rally>()
  for (const rally of inOrderOfPlay) if (rally.scorer !== null) points.set(pointText(rally.key), rally)
  return points
}
