/** Which servers the push service is reached at. */
import type { ClientOptions } from 'ably'
import type { VolleyballAccess } from '@shared/sports/volleyball/feed/access'

export interface PushHost {
  /** Host and port, for the operator. */
  readonly name: string
  /** ws:// or wss://, for the choice of a proxy. */
  readonly url: string
  readonly options: Pick<ClientOptions, 'endpoint' | 'fallbackHosts' | 'port' | 'tlsPort' | 'tls'>
}

/** As in the provider's examples of an environment's fallback hosts. */
const FALLBACK_LETTERS = ['a', 'b', 'c', 'd', 'e'] as const

export function pushHostOf({
  realtimeUrl,
  ablyEnvironment
}: Pick<VolleyballAccess, 'realtimeUrl' | 'ablyEnvironment'>): PushHost {
  if (realtimeUrl !== '') return ownHost(new URL(realtimeUrl))
  const name = `${ablyEnvironment}.realtime.ably.net`
  const fallbackHosts = FALLBACK_LETTERS.map(
    (letter) => `${ablyEnvironment}-${letter}-fallback.ably-realtime.com`
  )
  return { name, url: `wss://${name}`, options: { endpoint: ablyEnvironment, fallbackHosts } }
}

function ownHost({ protocol, hostname, host, port, origin }: URL): PushHost {
  const tls = protocol === 'wss:'
  const options = {
    endpoint: hostname,
    fallbackHosts: [],
    tls,
    ...(port !== '' && (tls ? { tlsPort: Number(port) } : { port: Number(port) }))
  }
  return { name: host, url: origin, options }
}
