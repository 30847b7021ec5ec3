/** Which logs make room for new ones. */

export interface RetainedFile {
  readonly fileName: string
  readonly bytes: number
  /** UTC in milliseconds, of its last record. */
  readonly endedAt: number
  readonly isDemo: boolean
  /** Whole and sealed, in use by nobody and not pinned: anything else is never removed. */
  readonly isRemovable: boolean
}

interface RetentionLimits {
  readonly keepMs: number
  readonly keepBytes: number
}

export interface RetentionRules {
  readonly matches: RetentionLimits
  readonly demo: RetentionLimits
}

/** Names of the files to remove. Logs of the demo never push out others: each kind has limits of its own. */
export function filesToRemove(
  files: readonly RetainedFile[],
  rules: RetentionRules,
  now: number
): readonly string[] {
  return [
    ...overLimits(
      files.filter(({ isDemo }) => !isDemo),
      rules.matches,
      now
    ),
    ...overLimits(
      files.filter(({ isDemo }) => isDemo),
      rules.demo,
      now
    )
  ]
}

function overLimits(
  files: readonly RetainedFile[],
  { keepMs, keepBytes }: RetentionLimits,
  now: number
): readonly string[] {
  const removed: string[] = []
  let bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  for (const file of [...files].sort((a, b) => a.endedAt - b.endedAt)) {
    if (!file.isRemovable || (now - file.endedAt <= keepMs && bytes <= keepBytes)) continue
    removed.push(file.fileName)
    bytes -= file.bytes
  }
  return removed
}
