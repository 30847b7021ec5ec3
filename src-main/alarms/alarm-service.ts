import {
  alarmIdOf,
  applyEvent,
  judge,
  normalAlarm,
  restartPending,
  shelve,
  type Alarm,
  type Now,
  type ShelfTime,
  type Surroundings
} from '@shared/alarms/alarm'
import { NO_MEMORY, remember, type CourtMemory } from '@shared/alarms/court-memory'
import { readCourt, type Reading } from '@shared/alarms/evaluate'
import {
  ALARM_REGISTER,
  CONSOLE_ALARM_KINDS,
  COURT_ALARM_KINDS,
  type AlarmKind,
  type ConsoleAlarmKind
} from '@shared/alarms/register'
import type { AlarmEvent } from '@shared/alarms/state-machine'
import { FLOOD_WINDOW_MS, rowOf, summarise } from '@shared/alarms/summary'
import type { AlarmRow, AlarmTransition } from '@shared/alarms/view'
import type { CourtView } from '@shared/court/view'
import { courtSliceKey } from '@shared/ipc/slices'
import type { CancelTimer, Clock } from '../platform/clock'
import type { SliceBoard } from '../engine/slice-board'

export type ConsoleReadings = Readonly<Record<ConsoleAlarmKind, Reading>>

export interface AlarmServiceOptions {
  readonly board: SliceBoard
  readonly clock: Clock
  readonly journal: { append(entry: Omit<AlarmTransition, 'number'>): void }
  /** Current readings of the whole console. */
  readonly readConsole: () => ConsoleReadings
  /** Notifies the operator outside the windows; called with new critical and high alarms. */
  readonly announce: (alarms: readonly AlarmRow[]) => void
}

/** The same interval as the engine's. */
const TICK_MS = 250
/** A tick this late means the computer slept. */
const SLEPT_MS = 10_000
const SILENCE_MS = 60_000

const TRANSITION_TEXT: Readonly<Record<AlarmEvent, string>> = {
  raise: 'raised',
  clear: 'cleared',
  acknowledge: 'acknowledged',
  shelve: 'shelved',
  unshelve: 'unshelved',
  suppress: 'suppressed',
  release: 'released'
}

/** Evaluates the alarms of every court and of the console, and applies the operator's actions. */
export class AlarmService {
  readonly #options: AlarmServiceOptions
  readonly #alarms = new Map<string, Alarm>()
  readonly #memories = new Map<string, CourtMemory>()
  #raisedMonotonicMs: readonly number[] = []
  #silencedUntilMonotonicMs: number | null = null
  #lastTickMs = 0
  #shown = ''
  #cancelTimer: CancelTimer | null = null

  constructor(options: AlarmServiceOptions) {
    this.#options = options
  }

  start(): void {
    this.#lastTickMs = this.#options.clock.monotonicMs()
    this.#cancelTimer = this.#options.clock.every(TICK_MS, () => this.#tick())
    this.#show()
  }

  stop(): void {
    this.#cancelTimer?.()
  }

  /** Acknowledges alarms: rows remain until their causes are gone. Unknown ids are ignored. */
  acknowledge(alarmIds: readonly string[]): void {
    for (const alarmId of alarmIds) this.#operate(alarmId, 'acknowledge')
    this.#show()
  }

  /** False if the alarm is not listed. */
  shelve(alarmId: string, time: ShelfTime, reason: string): boolean {
    const alarm = this.#alarms.get(alarmId)
    const shelved = alarm && shelve(alarm, time, reason, this.#now())
    if (alarm === undefined || shelved === undefined || shelved === alarm) return false
    this.#alarms.set(alarmId, shelved)
    this.#note(shelved, time === 'match-end' ? 'shelved to match end' : `shelved for ${time} min`, reason)
    this.#show()
    return true
  }

  /** False if the alarm is not shelved. */
  unshelve(alarmId: string): boolean {
    const done = this.#operate(alarmId, 'unshelve')
    if (done) this.#tick()
    return done
  }

  /** Silences the sound for a minute without acknowledging anything. */
  silence(): void {
    this.#silencedUntilMonotonicMs = this.#options.clock.monotonicMs() + SILENCE_MS
    this.#show()
  }

  #now(): Now {
    const { clock } = this.#options
    return { utcMs: clock.utcMs(), monotonicMs: clock.monotonicMs() }
  }

  #operate(alarmId: string, event: AlarmEvent): boolean {
    const alarm = this.#alarms.get(alarmId)
    const next = alarm && applyEvent(alarm, event, this.#now())
    if (alarm === undefined || next === undefined || next === alarm) return false
    this.#alarms.set(alarmId, next)
    this.#note(next, TRANSITION_TEXT[event])
    return true
  }

  #tick(): void {
    const now = this.#now()
    if (now.monotonicMs - this.#lastTickMs > SLEPT_MS) this.#restartPending(now)
    this.#lastTickMs = now.monotonicMs
    const news = [
      ...this.#judgeConsole(now),
      ...this.#courts().flatMap((court) => this.#judgeCourt(court, now))
    ]
    this.#forgetRemovedCourts()
    this.#raisedMonotonicMs = [...this.#raisedMonotonicMs, ...news.map(() => now.monotonicMs)].filter(
      (raised) => now.monotonicMs - raised < FLOOD_WINDOW_MS
    )
    const urgent = news.filter(({ priority }) => priority !== 'low')
    if (urgent.length > 0) this.#options.announce(urgent)
    if (this.#silencedUntilMonotonicMs !== null && now.monotonicMs >= this.#silencedUntilMonotonicMs)
      this.#silencedUntilMonotonicMs = null
    this.#show()
  }

  #courts(): CourtView[] {
    const { slices } = this.#options.board
    const workspace = slices.get('workspace')?.slice
    if (workspace?.kind !== 'workspace') return []
    return workspace.courtIds.flatMap((courtId) => {
      const slice = slices.get(courtSliceKey(courtId))?.slice
      // Replays raise no alarms: a log calls for no action now.
      return slice?.kind === 'court' && slice.court.replay === null ? [slice.court] : []
    })
  }

  #judgeConsole(now: Now): AlarmRow[] {
    const readings = this.#options.readConsole()
    return CONSOLE_ALARM_KINDS.flatMap((kind) =>
      this.#judge(kind, null, now, {
        reading: readings[kind],
        courtTitle: '',
        isSuppressed: false,
        matchEnded: false
      })
    )
  }

  #judgeCourt(court: CourtView, now: Now): AlarmRow[] {
    const { courtId, title, trust } = court
    const memory = remember(this.#memories.get(courtId) ?? NO_MEMORY, court, now.monotonicMs)
    this.#memories.set(courtId, memory)
    const readings = readCourt(court, memory, now.monotonicMs)
    const matchEnded = trust.word === 'ENDED'
    const isOff = matchEnded || trust.word === 'NOT OPEN'
    return COURT_ALARM_KINDS.flatMap((kind) => {
      const { outlivesMatch, suppressedBy } = ALARM_REGISTER[kind]
      const isSuppressed =
        (isOff && !outlivesMatch) || suppressedBy.some((other) => this.#isActive(other, courtId))
      return this.#judge(kind, courtId, now, {
        reading: readings[kind],
        courtTitle: title,
        isSuppressed,
        matchEnded
      })
    })
  }

  #isActive(kind: AlarmKind, courtId: string): boolean {
    return this.#alarms.get(alarmIdOf(kind, courtId))?.timer.isActive ?? false
  }

  /** The row of a new alarm, as a list of one or none. */
  #judge(kind: AlarmKind, courtId: string | null, now: Now, around: Surroundings): AlarmRow[] {
    const alarmId = alarmIdOf(kind, courtId)
    const before = this.#alarms.get(alarmId) ?? normalAlarm(kind, courtId)
    const { alarm, events } = judge(before, around, now)
    if (alarm !== before) this.#alarms.set(alarmId, alarm)
    // Suppressing a normal alarm is no news.
    if (before.state !== 'NORMAL' || alarm.state !== 'SUPPRESSED')
      for (const event of events) if (event !== 'release') this.#note(alarm, TRANSITION_TEXT[event])
    const row = events.includes('raise') ? rowOf(alarm) : null
    return row === null ? [] : [row]
  }

  #forgetRemovedCourts(): void {
    const present = new Set(this.#courts().map(({ courtId }) => courtId))
    for (const [alarmId, alarm] of this.#alarms) {
      if (alarm.courtId === null || present.has(alarm.courtId)) continue
      this.#alarms.delete(alarmId)
      if (rowOf(alarm) !== null) this.#note(alarm, 'removed with its court')
    }
    for (const courtId of this.#memories.keys()) if (!present.has(courtId)) this.#memories.delete(courtId)
  }

  #restartPending(now: Now): void {
    for (const [alarmId, alarm] of this.#alarms) this.#alarms.set(alarmId, restartPending(alarm, now))
  }

  #note({ kind, courtId, priority, courtTitle, text }: Alarm, transition: string, reason = ''): void {
    this.#options.journal.append({
      at: this.#options.clock.utcMs(),
      alarmId: alarmIdOf(kind, courtId),
      kind,
      priority,
      courtTitle,
      transition,
      text: reason === '' ? text : `${text} Reason: ${reason}`
    })
  }

  #show(): void {
    const slice = summarise(this.#alarms.values(), {
      silencedUntilMonotonicMs: this.#silencedUntilMonotonicMs,
      newAlarms: this.#raisedMonotonicMs.length
    })
    const fingerprint = JSON.stringify(slice)
    if (fingerprint === this.#shown) return
    this.#shown = fingerprint
    this.#options.board.put(slice)
  }
}
