/** What the user's settings mean for captures. */
import type { Settings } from '@shared/settings'
import type { RetentionRules } from './retention'

const DAY_MS = 86_400_000
const MEGABYTE = 1024 * 1024
const GIGABYTE = 1024 * MEGABYTE

export function captureLimits(settings: Settings['capture']): {
  readonly partBytes: number
  readonly retention: RetentionRules
} {
  return {
    partBytes: settings.partMegabytes * MEGABYTE,
    retention: {
      matches: { keepMs: settings.keepDays * DAY_MS, keepBytes: settings.keepGigabytes * GIGABYTE },
      demo: { keepMs: settings.keepDemoDays * DAY_MS, keepBytes: settings.keepDemoGigabytes * GIGABYTE }
    }
  }
}
