/**
 * Stands in for `electron` under vitest: the real package starts to download a browser as soon as plain Node
 * imports it. Empty on purpose, as outside Electron: electron-store then takes the absolute folder it is given.
 */
export default {}
