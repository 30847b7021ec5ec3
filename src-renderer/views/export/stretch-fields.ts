/** Times in form fields ("2026-11-21 14:32:07"), on a clock `offsetMs` ahead of UTC. */
import { fail, succeed, type Result } from '@shared/result'
import type { Stretch } from '../../state/exports.svelte'
import { TEXT } from './text'

export const fieldOf = (utcMs: number, offsetMs: number): string =>
  new Date(utcMs + offsetMs).toISOString().slice(0, 19).replace('T', ' ')

const SHAPE = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)$/

/** NaN if not a time. */
function msOf(field: string, offsetMs: number): number {
  const parts = SHAPE.exec(field.trim())
  return parts ? Date.parse(`${parts[1]}T${parts[2]}Z`) - offsetMs : Number.NaN
}

/** Includes the whole last second. The error is shown under the fields. */
export function stretchOf(from: string, to: string, offsetMs: number): Result<Stretch, string> {
  const [fromMs, toMs] = [msOf(from, offsetMs), msOf(to, offsetMs) + 999]
  if (Number.isNaN(fromMs) || Number.isNaN(toMs)) return fail(TEXT.notTimes)
  return toMs < fromMs ? fail(TEXT.endBeforeStart) : succeed({ fromMs, toMs })
}
