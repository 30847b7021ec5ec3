import { describe, expect, it } from 'vitest'
import { pushHostOf } from '../../../../../src-main/sports/volleyball/feed/push-host'

const hostOf = (realtimeUrl: string): ReturnType<typeof pushHostOf> =>
  pushHostOf({ realtimeUrl, ablyEnvironment: 'geniussports' })

describe('the push service', () => {
  it('is the provider’s environment with the fallback hosts of the provider’s examples', () => {
    const { name, url, options } = hostOf('')
    expect(name).toBe('geniussports.realtime.ably.net')
    expect(url).toBe('wss://geniussports.realtime.ably.net')
    expect(options.endpoint).toBe('geniussports')
    expect(options.fallbackHosts).toContain('geniussports-a-fallback.ably-realtime.com')
    expect(options.fallbackHosts).toContain('geniussports-e-fallback.ably-realtime.com')
  })

  it('may be a host of the user’s own', () => {
    expect(hostOf('wss://push.example:8443').options).toEqual({
      endpoint: 'push.example',
      fallbackHosts: [],
      tls: true,
      tlsPort: 8443
    })
    expect(hostOf('wss://push.example')).toMatchObject({ name: 'push.example', url: 'wss://push.example' })
    expect(hostOf('ws://127.0.0.1:9000')).toMatchObject({
      name: '127.0.0.1:9000',
      options: { endpoint: '127.0.0.1', tls: false, port: 9000 }
    })
  })
})
