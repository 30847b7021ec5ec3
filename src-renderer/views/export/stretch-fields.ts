/** Times as the fields of a form hold them ("2026-11-21 14:32:07"), on a clock that is so far ahead of UTC. */
import { fail, succeed, type Result } from '@shared/result'
import type { Stretch } from '../../state/exports.svelte'

export const fieldOf = (utcMs: number, offsetMs: number): string =>
  new Date(utcMs + offsetMs).toISOString().slice(0, 19).replace('T', ' ')

const SHAPE = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)$/

/** NaN for what is no time. */
function msOf(field: string, offsetMs: number): number {
  const parts = SHAPE.exec(field.trim())
  return parts ? Date.parse(`${parts[1]}T${parts[2]}Z`) - offsetMs : Number.NaN
}

/** Both ends included: the last second is exported whole. The error is said under the fields. */
export function stretchOf(from: string, to: string, offsetMs: number): Result<Stretch, string> {
  const [fromMs, toMs] = [msOf(from, offsetMs), msOf(to, offsetMs) + 999]
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return fail('Enter both times like 2026-11-21 14:32:07.')
  return toMs < fromMs ? fail('The end is before the beginning.') : succeed({ fromMs, toMs })
}
