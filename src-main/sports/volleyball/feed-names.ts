/** The volleyball feed as logs name it. */
export const VOLLEYBALL_FEED = 'volleyball-events'
