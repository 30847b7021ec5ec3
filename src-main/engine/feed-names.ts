/** What feeds are called in logs and panels. */
export const EVENTS_FEED = 'tennis-events'
export const STATISTICS_FEED = 'tennis-statistics'
