/** Notices about logs left open by an unexpected exit. */
import type { RecoveredCapture } from './recover-captures'

interface RecoveryNotice {
  readonly id: string
  readonly tone: 'low' | 'high'
  readonly text: string
}

/** One line for all complete ones, and one for each other. */
export function recoveryNotices(recovered: readonly RecoveredCapture[]): readonly RecoveryNotice[] {
  const whole = recovered.filter(({ outcome, lostBytes }) => outcome === 'sealed' && lostBytes === 0)
  const damaged = recovered.filter(({ outcome, lostBytes }) => outcome === 'kept' || lostBytes > 0)
  const logs = whole.length === 1 ? 'One log' : `${whole.length} logs`
  const summary: RecoveryNotice = {
    id: 'recovered-logs',
    tone: 'low',
    text: `The console exited unexpectedly last time. ${logs} left open ${whole.length === 1 ? 'is' : 'are'} now complete and sealed; nothing was lost.`
  }
  return [
    ...(whole.length > 0 ? [summary] : []),
    ...damaged.map(({ fileName, message }) => ({
      id: `recovered-log ${fileName}`,
      tone: 'high' as const,
      text: message
    }))
  ]
}
