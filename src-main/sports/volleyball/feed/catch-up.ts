/** Pulls everything that is still missing, page by page. */
import { fail, succeed, type Result } from '@shared/result'
import { unreadableReply, type ApiFailure } from './api-failure'
import type { Envelope } from './envelope'
import type { EventMerge } from './event-merge'
import type { HttpTools } from './http-request'
import type { MatchApi } from './match-api'

export interface Pulled {
  /** The first sequence id that was asked for. */
  readonly from: number
  /** That were new. */
  readonly records: number
}

/**
 * Hands on each page as it comes; what was handed on before a failure stays so, and the next call goes on behind it.
 * Hands on nothing once the signal is aborted: the caller checks it, too.
 */
export async function catchUp(
  api: MatchApi,
  merge: EventMerge,
  from: number,
  tools: HttpTools
): Promise<Result<Pulled, ApiFailure>> {
  let records = 0
  for (let after = from - 1; ;) {
    const list = await api.eventsAfter(after, tools)
    if (!list.ok) return list
    if (tools.signal.aborted) return succeed({ from, records })
    const { envelopes, hasMore, problem } = list.value
    records += merge.pulled(envelopes)
    if (problem !== null) return fail(unreadableReply('events', problem))
    if (!hasMore) return succeed({ from, records })
    const last = lastSequenceId(envelopes)
    if (last <= after) return fail(unreadableReply('events', 'It announces more data but does not continue.'))
    after = last
  }
}

const lastSequenceId = (envelopes: readonly Envelope[]): number =>
  envelopes.reduce((last, { sequenceId }) => Math.max(last, sequenceId ?? 0), 0)
