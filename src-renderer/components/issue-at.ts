/** The message of the first schema issue at a path; empty if there is none. */
import type { BaseIssue } from 'valibot'

export function issueAt(
  issues: readonly BaseIssue<unknown>[] | undefined,
  path: readonly (string | number)[]
): string {
  const found = issues?.find((issue) => {
    const keys = issue.path?.map((item) => item.key) ?? []
    return keys.length === path.length && keys.every((key, index) => key === path[index])
  })
  return found?.message ?? ''
}
