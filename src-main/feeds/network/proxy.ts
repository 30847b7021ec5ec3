/** Proxies as operating systems name them, in the form of proxy auto-configuration files. */

export type Proxy =
  | { readonly kind: 'direct' }
  | { readonly kind: 'http'; readonly url: string }
  | { readonly kind: 'socks'; readonly url: string }

const SCHEMES: Readonly<Record<string, { kind: 'http' | 'socks'; scheme: string }>> = {
  PROXY: { kind: 'http', scheme: 'http' },
  HTTP: { kind: 'http', scheme: 'http' },
  HTTPS: { kind: 'http', scheme: 'https' },
  SOCKS: { kind: 'socks', scheme: 'socks4' },
  SOCKS4: { kind: 'socks', scheme: 'socks4' },
  SOCKS5: { kind: 'socks', scheme: 'socks5' }
}

/** The first usable entry of a list such as "PROXY proxy.example:8080; DIRECT"; direct when there is none. */
export function firstProxy(list: string): Proxy {
  for (const entry of list.split(';')) {
    const [word = '', address = ''] = entry.trim().split(/\s+/)
    const known = SCHEMES[word.toUpperCase()]
    if (known && /^[^\s/@]+:\d+$/.test(address))
      return { kind: known.kind, url: `${known.scheme}://${address}` }
    if (word.toUpperCase() === 'DIRECT') return { kind: 'direct' }
  }
  return { kind: 'direct' }
}
