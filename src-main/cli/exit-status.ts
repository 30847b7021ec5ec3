/** What every command of rallydesk-log ends with. */
export const CLEAN = 0
/** Findings or loss. */
export const FINDINGS = 1
/** A file that cannot be read, or wrong arguments. */
export const UNREADABLE = 2
