/** What feeds are called in logs and panels; rally feeds as in `@shared/feeds/rally/log-names`. */
export const EVENTS_FEED = 'tennis-events'
export const STATISTICS_FEED = 'tennis-statistics'
export const VOLLEYBALL_FEED = 'volleyball-events'
