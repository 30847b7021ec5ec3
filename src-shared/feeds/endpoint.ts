/** Rules for feed addresses: TLS everywhere but on the loopback interface. */

const URL_PATTERN = /^(wss?):\/\/(\[[0-9a-f:]+\]|[a-z0-9.-]+)(?::(\d{1,5}))?(\/[^\s?#]*)?$/i
const LOOPBACK = /^(127(?:\.\d{1,3}){3}|localhost|\[::1\])$/i

/** True for `wss://host[:port][/path]`, and for `ws://` when the host is this computer. No query, no user info. */
export function isAllowedFeedUrl(url: string): boolean {
  const match = URL_PATTERN.exec(url)
  if (!match) return false
  const [, scheme = '', host = '', port] = match
  if (port !== undefined && (Number(port) < 1 || Number(port) > 65_535)) return false
  return scheme.toLowerCase() === 'wss' || LOOPBACK.test(host)
}

/** The same for `https://` and `http://`, for requests. */
export const isAllowedApiUrl = (url: string): boolean =>
  /^https?:/i.test(url) && isAllowedFeedUrl(url.replace(/^http/i, 'ws'))

/** True for an address on this computer. */
export const isLoopbackUrl = (url: string): boolean => LOOPBACK.test(URL_PATTERN.exec(url)?.[2] ?? '')

/** The stream address of an event on one host, without query. */
export function eventUrl(host: string, path: string, eventId: string): string {
  return host.replace(/\/+$/, '') + path.replace('{eventId}', encodeURIComponent(eventId))
}
