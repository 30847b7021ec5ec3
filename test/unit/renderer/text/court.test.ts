import { describe, expect, it } from 'vitest'
import {
  connectionMessage,
  nextTryText,
  situationText,
  standing,
  trustDetail
} from '../../../../src-renderer/text/court'
import { agoMonotonicMs, courtInPlay, courtNotOpen, NOW_MONOTONIC_MS, staleCourt } from '../court-fixture'

const withTrust = (word: 'ENDED' | 'QUIET' | 'LIVE' | 'DOWN', reason = '') =>
  courtInPlay({ trust: { word, tone: 'normal', reason, sinceMonotonicMs: agoMonotonicMs(1_260_000) } })

describe('the text for a court', () => {
  it('puts the delay beside a live score, the reason beside a pause and the age beside a doubtful one', () => {
    expect(trustDetail(withTrust('LIVE'), NOW_MONOTONIC_MS)).toBe('2.1 s')
    expect(trustDetail(withTrust('QUIET', 'changeover'), NOW_MONOTONIC_MS)).toBe('changeover')
    expect(trustDetail(staleCourt(), NOW_MONOTONIC_MS)).toBe('0:17')
  })

  it('does not let the age of an ended match look like a time of day', () => {
    expect(trustDetail(withTrust('ENDED'), NOW_MONOTONIC_MS)).toBe('21:00 ago')
  })

  it('knows when a score may have changed unseen', () => {
    expect(
      [withTrust('LIVE'), withTrust('QUIET'), withTrust('DOWN'), withTrust('ENDED')].map(standing)
    ).toEqual(['current', 'current', 'doubtful', 'settled'])
  })

  it('names who has the chance, and how many', () => {
    expect(situationText({ kind: 'set-point', count: 3 }, 'Nowicka')).toBe('SET POINT ×3 · NOWICKA')
    expect(situationText({ kind: 'tie-break', count: 0 })).toBe('TIE-BREAK')
  })

  it('says what the connection is waiting for, and nothing while it is live', () => {
    expect(connectionMessage(courtNotOpen())).toBe('The stream is not open yet.')
    expect(nextTryText(courtNotOpen(), NOW_MONOTONIC_MS)).toBe('retrying in 0:12')
    expect(connectionMessage(courtInPlay())).toBe('')
    expect(nextTryText(courtInPlay(), NOW_MONOTONIC_MS)).toBe('')
  })
})
