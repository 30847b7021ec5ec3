import { readFile } from 'node:fs/promises'
import type { Agent } from 'node:http'
import { rootCertificates } from 'node:tls'
import { HttpsProxyAgent } from 'https-proxy-agent'
import { SocksProxyAgent } from 'socks-proxy-agent'
import { isLoopbackUrl } from '@shared/feeds/endpoint'
import type { Settings } from '@shared/settings'
import type { SocketOptions } from '../feed-connection-options'
import { firstProxy } from './proxy'
import { messageOf } from '../../platform/error-message'

export interface FeedNetworkOptions {
  /** Called for each connection, so that changed settings apply from the next one on. */
  readonly settings: () => Settings['network']
  /** The operating system's answer for an address, in the form "PROXY host:port; DIRECT". */
  readonly resolveProxy: (url: string) => Promise<string>
  /** Called with a text if the extra certificates cannot be read, and with an empty one when they can again. */
  readonly reportCaProblem: (problem: string) => void
}

/** How this computer reaches the network: proxy and trusted certificates. */
export class FeedNetwork {
  readonly #options: FeedNetworkOptions

  constructor(options: FeedNetworkOptions) {
    this.#options = options
  }

  /** For a socket to this address. Local addresses bypass the proxy. */
  async socketOptionsFor(url: string): Promise<SocketOptions> {
    if (isLoopbackUrl(url)) return {}
    const [agent, ca] = await Promise.all([this.#agentFor(url), this.#certificates()])
    return { ...(agent && { agent }), ...(ca && { ca }) }
  }

  async #agentFor(url: string): Promise<Agent | null> {
    if (!this.#options.settings().systemProxy) return null
    const proxy = firstProxy(await this.#options.resolveProxy(url.replace(/^ws/, 'http')))
    if (proxy.kind === 'direct') return null
    return proxy.kind === 'http' ? new HttpsProxyAgent(proxy.url) : new SocksProxyAgent(proxy.url)
  }

  /** Null: only the system's own certificates. */
  async #certificates(): Promise<string[] | null> {
    const file = this.#options.settings().extraCaFile
    if (file === '') return null
    try {
      const pem = await readFile(file, 'utf8')
      if (!pem.includes('-----BEGIN CERTIFICATE-----')) throw new Error('it contains no PEM certificate')
      this.#options.reportCaProblem('')
      return [...rootCertificates, pem]
    } catch (error) {
      const why = messageOf(error)
      this.#options.reportCaProblem(
        `The extra certificates in ${file} cannot be used: ${why}. Check the file in the settings.`
      )
      return null
    }
  }
}
