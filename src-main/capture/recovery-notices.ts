/** What the operator is told about logs that an unexpected end of the console had left open. */
import type { RecoveredCapture } from './recover-captures'

interface RecoveryNotice {
  readonly id: string
  readonly tone: 'low' | 'high'
  readonly text: string
}

/** One line for all that are whole, and one for each that is not. */
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
