import { describe, expect, it } from 'vitest'
import type { RecoveredCapture } from '../../../src-main/capture/recover-captures'
import { recoveryNotices } from '../../../src-main/capture/recovery-notices'

const capture = (fileName: string, fields: Partial<RecoveredCapture> = {}): RecoveredCapture => ({
  fileName,
  outcome: 'sealed',
  keptBytes: 900,
  lostBytes: 0,
  message: `about ${fileName}`,
  ...fields
})

describe('a recovery notice', () => {
  it('is absent when there was nothing to recover, or only empty files', () => {
    expect(recoveryNotices([])).toEqual([])
    expect(recoveryNotices([capture('a', { outcome: 'removed', keptBytes: 0 })])).toEqual([])
  })

  it('covers all complete logs in one', () => {
    const notices = recoveryNotices([capture('a'), capture('b'), capture('c')])
    expect(notices).toHaveLength(1)
    expect(notices[0]?.text).toContain('3 logs left open are now complete')
  })

  it('names each log that lost something or cannot be read', () => {
    const notices = recoveryNotices([
      capture('a'),
      capture('b', { lostBytes: 12 }),
      capture('c', { outcome: 'kept' })
    ])
    expect(notices.map(({ tone, text }) => [tone, text])).toEqual([
      ['low', expect.stringContaining('One log left open is now complete')],
      ['high', 'about b'],
      ['high', 'about c']
    ])
  })
})
