/** The shots of all rallies as a table: one row per shot in the data. */
import { contactOf, firstBounceOf } from '../tracking/geometry/bounces'
import { isDoubles } from '../tracking/geometry/court'
import { netCrossingOf } from '../tracking/geometry/net'
import type { BallPosition, Rally, RallyKey, Shot } from '../tracking/rally'
import type { Column } from '../../../export/csv'
import type { InstantText } from '../../../export/instant-text'

export interface RallyShotRow {
  readonly eventId: string
  readonly key: RallyKey
  readonly shot: Shot
  /** Where the racket hit the ball and where it first bounced; null if unknown. */
  readonly hit: BallPosition | null
  readonly bounce: BallPosition | null
  readonly netClearanceM: number | null
  /** UTC in milliseconds; null if the rally's start is unknown. */
  readonly hitAt: number | null
  readonly utc: InstantText
}

/** `rallies`: in order of play. */
export const rallyShotRows = (
  eventId: string,
  rallies: readonly Rally[],
  utc: InstantText
): readonly RallyShotRow[] =>
  rallies.flatMap((rally) =>
    rally.shots.map((shot) => ({
      eventId,
      key: rally.key,
      shot,
      hit: contactOf(rally, shot),
      bounce: firstBounceOf(rally, shot),
      netClearanceM: netCrossingOf(shot, isDoubles(rally))?.clearanceM ?? null,
      hitAt: rally.startAt === null ? null : rally.startAt + shot.timeS * 1000,
      utc
    }))
  )

const KMH = 3.6
const nullIfEmpty = (text: string): string | null => (text === '' ? null : text)

/** To a tenth of a millimetre or millisecond, the provider's precision. */
const rounded = (value: number | null | undefined): number | null =>
  value === null || value === undefined ? null : Math.round(value * 10_000) / 10_000

export const RALLY_SHOT_COLUMNS: readonly Column<RallyShotRow>[] = [
  { name: 'event_id', kind: 'text', about: 'The provider’s event id.', read: ({ eventId }) => eventId },
  { name: 'set', kind: 'number', about: 'Set of the match, from 1.', read: ({ key }) => key.set },
  { name: 'game', kind: 'number', about: 'Game of the set, from 1.', read: ({ key }) => key.game },
  { name: 'point', kind: 'number', about: 'Point of the game, from 1.', read: ({ key }) => key.point },
  { name: 'serve', kind: 'number', about: '1 or 2: first or second serve.', read: ({ key }) => key.serve },
  {
    name: 'rally',
    kind: 'number',
    about: 'Rally on that serve, from 1; more than 1 after a let.',
    read: ({ key }) => key.rally
  },
  { name: 'shot', kind: 'number', about: 'Shot of the rally, from 1.', read: ({ shot }) => shot.number },
  {
    name: 'team',
    kind: 'word',
    about: '`TeamA` or `TeamB`; empty if unknown.',
    read: ({ shot }) => shot.team
  },
  {
    name: 'player',
    kind: 'number',
    about: 'Player of the team, 1 or 2; empty if unknown.',
    read: ({ shot }) => shot.player
  },
  {
    name: 'stroke',
    kind: 'text',
    about: '`serve`, `return`, `forehand`, `backhand` and so on; unknown values verbatim.',
    read: ({ shot }) => nullIfEmpty(shot.stroke)
  },
  {
    name: 'side',
    kind: 'text',
    about: '`left` or `right` of the body.',
    read: ({ shot }) => nullIfEmpty(shot.side)
  },
  {
    name: 'spin',
    kind: 'text',
    about: '`topspin`, `backspin`, `sidespin`, `none` and so on.',
    read: ({ shot }) => nullIfEmpty(shot.spin.kind)
  },
  {
    name: 'spin_rpm',
    kind: 'number',
    about: 'Revolutions per minute; negative is backspin.',
    read: ({ shot }) => rounded(shot.spin.rpm)
  },
  {
    name: 'speed_ms',
    kind: 'number',
    about: 'Metres per second.',
    read: ({ shot }) => rounded(shot.speedMs)
  },
  {
    name: 'speed_kmh',
    kind: 'number',
    about: 'The same in kilometres per hour.',
    read: ({ shot }) => rounded(shot.speedMs === null ? null : shot.speedMs * KMH)
  },
  {
    name: 'call',
    kind: 'text',
    about: '`in`, `out`, `net` and so on; empty if there was none.',
    read: ({ shot }) => nullIfEmpty(shot.call)
  },
  {
    name: 'result',
    kind: 'text',
    about: '`rally`, `winner`, `error` and so on; empty if unknown.',
    read: ({ shot }) => nullIfEmpty(shot.result)
  },
  {
    name: 'out_m',
    kind: 'number',
    about: 'How far out the ball was, in metres, according to the provider.',
    read: ({ shot }) => rounded(shot.outDistanceM)
  },
  {
    name: 'time_s',
    kind: 'number',
    about: 'Time of the hit, in seconds from the start of the rally.',
    read: ({ shot }) => rounded(shot.timeS)
  },
  {
    name: 'duration_s',
    kind: 'number',
    about: 'Seconds until the next hit or the end.',
    read: ({ shot }) => rounded(shot.durationS)
  },
  {
    name: 'hit_x',
    kind: 'number',
    about: 'Where the ball was hit: metres along the court, the net at 0.',
    read: ({ hit }) => rounded(hit?.x)
  },
  {
    name: 'hit_y',
    kind: 'number',
    about: 'Metres across the court, the centre line at 0.',
    read: ({ hit }) => rounded(hit?.y)
  },
  { name: 'hit_z', kind: 'number', about: 'Metres above the ground.', read: ({ hit }) => rounded(hit?.z) },
  {
    name: 'bounce_x',
    kind: 'number',
    about: 'Where the ball first bounced, along the court; empty if it did not or is unknown.',
    read: ({ bounce }) => rounded(bounce?.x)
  },
  {
    name: 'bounce_y',
    kind: 'number',
    about: 'The same across the court.',
    read: ({ bounce }) => rounded(bounce?.y)
  },
  {
    name: 'net_clearance_m',
    kind: 'number',
    about: 'Height of the ball’s centre above the net, in metres; negative is into the net.',
    read: ({ netClearanceM }) => rounded(netClearanceM)
  },
  {
    name: 'hit_utc',
    kind: 'instant',
    about: 'When the ball was hit, in UTC on the provider’s clock; empty if unknown.',
    read: ({ hitAt }) => hitAt,
    clock: ({ utc }) => utc
  }
]
