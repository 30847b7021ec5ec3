/** When an alarm sounds, and its sound: one short tone, two if critical. */
import type { AlarmRow } from '@shared/alarms/view'

export const REPEAT_MS = 5_000

export interface SoundMemory {
  /** Alarms, by occurrence, that have sounded or were raised while silenced. */
  readonly heard: ReadonlySet<string>
  readonly lastMonotonicMs: number
}

export const NOTHING_HEARD: SoundMemory = { heard: new Set(), lastMonotonicMs: Number.NEGATIVE_INFINITY }

export interface SoundDue {
  readonly memory: SoundMemory
  readonly tone: 'critical' | 'high' | null
}

/**
 * New critical and high alarms sound once; an unacknowledged critical alarm repeats every 5 s. Acknowledged, shelved,
 * cleared and silenced alarms are quiet.
 */
export function soundDue(
  memory: SoundMemory,
  rows: readonly AlarmRow[],
  isSilenced: boolean,
  nowMonotonicMs: number
): SoundDue {
  const loud = rows.filter((row) => row.state === 'UNACK' && row.priority !== 'low')
  const heard = new Set(loud.map(raisingOf))
  if (isSilenced) return { memory: { ...memory, heard }, tone: null }
  const isNew = loud.filter((row) => !memory.heard.has(raisingOf(row)))
  const critical = loud.some((row) => row.priority === 'critical')
  const repeats = critical && nowMonotonicMs - memory.lastMonotonicMs >= REPEAT_MS
  if (isNew.length === 0 && !repeats) return { memory: { ...memory, heard }, tone: null }
  const tone = repeats || isNew.some((row) => row.priority === 'critical') ? 'critical' : 'high'
  return { memory: { heard, lastMonotonicMs: nowMonotonicMs }, tone }
}

const raisingOf = (row: AlarmRow): string => `${row.alarmId} ${row.occurrences} ${row.raisedMonotonicMs}`

const TONES = { critical: { hertz: 880, starts: [0, 0.22] }, high: { hertz: 587, starts: [0] } } as const
const LENGTH_S = 0.16
const LOUDNESS = 0.12
/** Rise and fall, so that the tone does not click. */
const RAMP_S = 0.02

/** Silent on a computer without sound. */
export function playTone(context: AudioContext, tone: 'critical' | 'high'): void {
  const { hertz, starts } = TONES[tone]
  for (const start of starts) {
    const from = context.currentTime + start
    const oscillator = new OscillatorNode(context, { frequency: hertz })
    const gain = new GainNode(context, { gain: 0 })
    gain.gain.setValueAtTime(0, from)
    gain.gain.linearRampToValueAtTime(LOUDNESS, from + RAMP_S)
    gain.gain.setValueAtTime(LOUDNESS, from + LENGTH_S - RAMP_S)
    gain.gain.linearRampToValueAtTime(0, from + LENGTH_S)
    oscillator.connect(gain).connect(context.destination)
    oscillator.start(from)
    oscillator.stop(from + LENGTH_S)
  }
}
