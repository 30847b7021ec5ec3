import * as v from 'valibot'

/** What a schema rejected, and where: "PointScored, field score: Invalid key…". `what` names the packet. */
export function describeIssue(what: string, issue: v.BaseIssue<unknown>): string {
  const path = v.getDotPath(issue)
  return `${what}${path === null ? '' : `, field ${path}`}: ${issue.message}`
}
