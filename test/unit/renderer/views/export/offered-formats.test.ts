import type { ExportContent } from '../../../../../src-renderer/state/exports.svelte'
import { describe, expect, it } from 'vitest'
import { isOffered } from '../../../../../src-renderer/views/export/offered-formats'
import { courtInPlay } from '../../court-fixture'
import { volleyballInPlay } from '../../volleyball-fixture'

const ofCourt = (court: Extract<ExportContent, { kind: 'court' }>['court']): ExportContent => ({
  kind: 'court',
  court
})
const ofLogs = (...feedsOfLogs: string[][]): ExportContent => ({ kind: 'logs', feedsOfLogs })

describe('rally shots', () => {
  const isShown = (content: ExportContent): boolean => isOffered('rally-shots-csv', content)

  it('are offered if a court has rallies', () => {
    const rallies = { count: 1, revision: 1, latest: null }
    expect(isShown(ofCourt(courtInPlay({ rallies })))).toBe(true)
    expect(isShown(ofCourt(courtInPlay({ rallies: null })))).toBe(false)
    expect(isShown(ofCourt(volleyballInPlay()))).toBe(false)
  })

  it('are offered if one of the logs has a rally feed', () => {
    expect(isShown(ofLogs(['tennis-events'], ['tennis-events', 'tennis-rally']))).toBe(true)
    expect(isShown(ofLogs(['tennis-events']))).toBe(false)
  })
})

describe('events', () => {
  it('are offered for every sport', () => {
    for (const content of [ofCourt(courtInPlay()), ofCourt(volleyballInPlay()), ofLogs([])])
      expect(isOffered('events-csv', content)).toBe(true)
  })
})
