import { describe, expect, it } from 'vitest'
import { firstProxy } from '../../../../src-main/feeds/network/proxy'

describe('the first usable proxy of a list', () => {
  it.each([
    ['DIRECT', { kind: 'direct' }],
    ['', { kind: 'direct' }],
    ['nonsense', { kind: 'direct' }],
    ['PROXY proxy.example:8080; DIRECT', { kind: 'http', url: 'http://proxy.example:8080' }],
    ['HTTPS proxy.example:443', { kind: 'http', url: 'https://proxy.example:443' }],
    ['SOCKS5 10.0.0.1:1080', { kind: 'socks', url: 'socks5://10.0.0.1:1080' }],
    ['SOCKS old.example:1080', { kind: 'socks', url: 'socks4://old.example:1080' }],
    ['QUIC fast.example:443; PROXY slow.example:80', { kind: 'http', url: 'http://slow.example:80' }],
    ['PROXY user:secret@proxy.example:8080; DIRECT', { kind: 'direct' }],
    ['DIRECT; PROXY proxy.example:8080', { kind: 'direct' }]
  ])('%j', (list, proxy) => {
    expect(firstProxy(list)).toEqual(proxy)
  })
})
