/** Writes down what is told of a match, when, and what is told of it again: confirmed, put right, taken back. */
import type { VolleyballFixture } from '@shared/sports/volleyball/feed/access'
import type { ActionKind } from '@shared/sports/volleyball/feed/names'
import type { Random } from '../../random'
import type { TimedEnvelope } from '../timed-envelope'
import type { Standing } from './truth'
import { envelopeText, wireTime, wireType, type WireAction, type WireFields } from './wire'

const CONFIRMED_LATER = 0.35
const WHOLE_SECONDS = 0.4
/** From what happens to what is told of it. */
const SCOUT_MS = { least: 200, most: 1_400 }
/** An insertion comes so long after the action before which it belongs. */
const AFTER_ANCHOR_MS = 2_500

/** An action of the match, with what holds of it in the end. */
export interface Told {
  readonly kind: ActionKind
  readonly setNumber: number
  readonly utcTimestamp: string
  /** When something was last told of it, in match time. */
  toldAtMs: number
  fields: WireFields
  /** The action that it names as its reason. */
  link: Told | null
  isConfirmed: boolean
  isCancelled: boolean
}

/** `later`: unconfirmed at first; `open`: unconfirmed until something more is told of it. */
export type Confirmation = 'now' | 'later' | 'open' | 'as-usual'

export interface TellOptions {
  readonly link?: Told
  readonly confirmation?: Confirmation
  /** How the match stands with it, when everything has been told. */
  readonly standing?: Standing
}

interface Message {
  /** Match time. */
  readonly atMs: number
  readonly told: Told
  readonly fields: WireFields
  readonly link: Told | null
  readonly before: Told | null
  readonly isConfirmed: boolean
  readonly isModified: boolean
  readonly isCancelled: boolean
  readonly standing: Standing | null
}

/** A message of the match, with how it then stands where all that happened has been told. */
export interface NarratedEnvelope extends TimedEnvelope {
  readonly standing: Standing | null
}

export class Narrator {
  readonly #random: Random
  readonly #startedAt: number
  readonly #pace: number
  /** In the order of play. */
  readonly #actions: Told[] = []
  readonly #messages: Message[] = []
  /** Happened, and not told before the next action is. */
  #late: { readonly told: Told; readonly wantedAtMs: number }[] = []
  #nowMs = 0
  #lastToldAtMs = 0
  /** When the last of the insertions has come. */
  #completeFromMs = 0
  #latestMessageAtMs = 0
  setNumber = 1

  /** `startedAt`: UTC in milliseconds; `pace` 4 tells it four times as fast as it is played. */
  constructor(random: Random, startedAt: number, pace: number) {
    this.#random = random
    this.#startedAt = startedAt
    this.#pace = pace
  }

  wait(ms: number): void {
    this.#nowMs += ms
  }

  /** Until everything that is to be told of what happened has been told. */
  settle(): void {
    this.#nowMs = Math.max(this.#nowMs, this.#latestMessageAtMs)
  }

  /** Now, or a while ago, as a field of an action. */
  clock(agoMs = 0): string {
    return wireTime(Math.floor(this.#utcMs(this.#nowMs - agoMs) / 1_000) * 1_000)
  }

  tell(kind: ActionKind, fields: WireFields, options: TellOptions = {}): Told {
    const { link = null, confirmation = 'as-usual', standing } = options
    const told = this.#happen(kind, fields, link)
    const atMs = Math.max(this.#nowMs + this.#scoutMs(), this.#lastToldAtMs + 1)
    this.#lastToldAtMs = atMs
    const isLater =
      confirmation === 'later' || (confirmation === 'as-usual' && this.#random.chance(CONFIRMED_LATER))
    told.isConfirmed = !isLater && confirmation !== 'open'
    const isComplete = this.#late.length === 0 && this.#completeFromMs <= atMs
    this.#say(told, atMs, { standing: standing && isComplete ? standing : null })
    this.#insertBefore(told, atMs)
    if (isLater) this.confirm(told, this.#random.between(2_000, 9_000))
    return told
  }

  /** It happens now and is told some time later, in its place before whatever happens next. */
  tellLate(kind: ActionKind, fields: WireFields, afterMs: number): void {
    const told = this.#happen(kind, fields, null)
    told.isConfirmed = true
    this.#late.push({ told, wantedAtMs: this.#nowMs + afterMs })
  }

  confirm(told: Told, afterMs = 0): void {
    told.isConfirmed = true
    this.#say(told, this.#in(afterMs), {})
  }

  /** Other fields take the place of those that were told, for good. */
  modify(told: Told, fields: WireFields, { afterMs = 0, link = told.link } = {}): void {
    told.fields = { ...told.fields, ...fields }
    told.link = link
    told.isConfirmed = true
    this.#say(told, this.#in(afterMs), { isModified: true })
  }

  /** It has not happened. */
  cancel(told: Told): void {
    told.isCancelled = true
    this.#say(told, this.#in(0), { isCancelled: true })
  }

  /** What was told, in the order of `sequenceId`. */
  envelopes(fixture: VolleyballFixture): readonly NarratedEnvelope[] {
    const ids = this.#actionIds()
    return this.#ordered().map(({ atMs, told, before, standing, ...message }, index) => {
      const utcMs = this.#utcMs(atMs)
      const event = {
        sequenceId: index + 1,
        actionId: ids.get(told) ?? 0,
        insertedBeforeActionId: before && (ids.get(before) ?? null),
        isCancelled: message.isCancelled,
        isConfirmed: message.isConfirmed,
        isModified: message.isModified,
        action: wireAction(told, message, ids)
      }
      const ticks = Math.floor((utcMs % 1) * 10_000)
      return {
        atMs: Math.floor(atMs / this.#pace),
        text: envelopeText(fixture, event, wireTime(utcMs, ticks)),
        standing
      }
    })
  }

  /** The match as it was played, without corrections. */
  actions(): readonly WireAction[] {
    const ids = this.#actionIds()
    return this.#actions.filter(({ isCancelled }) => !isCancelled).map((told) => wireAction(told, told, ids))
  }

  #happen(kind: ActionKind, fields: WireFields, link: Told | null): Told {
    const ms = this.#utcMs(this.#nowMs)
    const happenedAt = this.#random.chance(WHOLE_SECONDS) ? Math.floor(ms / 1_000) * 1_000 : ms
    const told: Told = {
      kind,
      setNumber: this.setNumber,
      utcTimestamp: wireTime(happenedAt, kind === 'Reliability' ? 281 : 0),
      toldAtMs: -1,
      fields,
      link,
      isConfirmed: false,
      isCancelled: false
    }
    this.#actions.push(told)
    return told
  }

  #insertBefore(anchor: Told, anchorAtMs: number): void {
    let atMs = anchorAtMs + AFTER_ANCHOR_MS
    for (const { told, wantedAtMs } of this.#late) {
      atMs = Math.max(wantedAtMs, atMs + 1)
      this.#say(told, atMs, { before: anchor })
      this.#completeFromMs = Math.max(this.#completeFromMs, atMs)
    }
    this.#late = []
  }

  #say(
    told: Told,
    atMs: number,
    { isModified = false, isCancelled = false, before = null, standing = null }: Partial<Message>
  ): void {
    const { fields, link, isConfirmed } = told
    told.toldAtMs = Math.max(atMs, told.toldAtMs + 1)
    this.#latestMessageAtMs = Math.max(this.#latestMessageAtMs, told.toldAtMs)
    this.#messages.push({
      atMs: told.toldAtMs,
      told,
      fields,
      link,
      before,
      isConfirmed,
      isModified,
      isCancelled,
      standing
    })
  }

  #in(afterMs: number): number {
    return this.#nowMs + afterMs + this.#scoutMs()
  }

  #scoutMs(): number {
    return this.#random.between(SCOUT_MS.least, SCOUT_MS.most)
  }

  #utcMs(atMs: number): number {
    return this.#startedAt + atMs / this.#pace
  }

  #ordered(): readonly Message[] {
    return [...this.#messages].sort((one, other) => one.atMs - other.atMs)
  }

  /** Actions are numbered as they are first told. */
  #actionIds(): ReadonlyMap<Told, number> {
    const ids = new Map<Told, number>()
    for (const { told } of this.#ordered()) if (!ids.has(told)) ids.set(told, ids.size)
    return ids
  }
}

function wireAction(
  { kind, setNumber, utcTimestamp }: Told,
  { fields, link, isConfirmed }: Pick<Told, 'fields' | 'link' | 'isConfirmed'>,
  ids: ReadonlyMap<Told, number>
): WireAction {
  const $type = wireType(kind)
  if (kind === 'Reliability') return { $type, utcTimestamp, ...fields }
  const linked = link === null ? {} : { linkedActionId: ids.get(link) ?? null }
  return { $type, ...fields, ...linked, setNumber, isConfirmed, utcTimestamp }
}
