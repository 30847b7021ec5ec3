/** Match events as the provider writes them (provider's volleyball match events page). */
import type { VolleyballFixture } from '@shared/sports/volleyball/feed/access'
import { TYPE_FAMILIES } from '@shared/sports/volleyball/feed/names'

export type WireFields = Readonly<Record<string, unknown>>
export type WireAction = WireFields & { readonly $type: string }

export interface WireEvent {
  readonly sequenceId: number
  readonly actionId: number
  readonly insertedBeforeActionId: number | null
  readonly isCancelled: boolean
  readonly isConfirmed: boolean
  readonly isModified: boolean
  readonly action: WireAction
}

/** The full `$type` of an action; one is of another family than the others. */
export function wireType(name: string): string {
  const family = name === 'Reliability' ? TYPE_FAMILIES.common : TYPE_FAMILIES.volleyball
  return `${family.value}.${name}, ${family.value}`
}

/** JSON of one envelope, its fields in the order of the provider's page. */
export const envelopeText = (
  { sportId, fixtureId, sourceId }: VolleyballFixture,
  event: WireEvent,
  messageTimestampUtc: string
): string =>
  JSON.stringify({
    sportId,
    fixtureId,
    source: sourceId,
    sequenceId: event.sequenceId,
    actionId: event.actionId,
    insertedBeforeActionId: event.insertedBeforeActionId,
    isCancelled: event.isCancelled,
    isConfirmed: event.isConfirmed,
    isModified: event.isModified,
    action: event.action,
    messageTimestampUtc
  })

/**
 * A UTC time without trailing zeros, as the provider's have 0 to 7 fraction digits. `ticks`: further tenths of
 * microseconds, below ten thousand.
 */
export function wireTime(utcMs: number, ticks = 0): string {
  const iso = new Date(Math.floor(utcMs)).toISOString()
  const fraction = `${iso.slice(20, 23)}${String(ticks).padStart(4, '0')}`.replace(/0+$/, '')
  return fraction === '' ? `${iso.slice(0, 19)}Z` : `${iso.slice(0, 19)}.${fraction}Z`
}
