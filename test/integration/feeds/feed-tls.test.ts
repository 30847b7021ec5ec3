/** Secure connections that must not come about, and what the operator is told. */
import { once } from 'node:events'
import { createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startFeed, startProvider } from './feed-bench'
import { SELF_SIGNED } from './self-signed-certificate'
import { portOf } from '../../support/test-provider'

describe('a secure connection', () => {
  it('is not made to a server with an untrusted certificate', async () => {
    const provider = await startProvider(SELF_SIGNED)
    const { sink } = startFeed([provider.host])
    expect((await sink.reaches('waiting')).message).toContain('not signed by an authority')
    expect(sink.events.at(-1)).toMatchObject({ kind: 'failed', detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
    expect(provider.visits).toHaveLength(0)
  })

  it('is not made with TLS 1.1', async () => {
    const provider = await startProvider({
      ...SELF_SIGNED,
      minVersion: 'TLSv1',
      maxVersion: 'TLSv1.1',
      ciphers: 'DEFAULT@SECLEVEL=0'
    })
    const { sink } = startFeed([provider.host])
    expect((await sink.reaches('waiting')).message).toContain('TLS 1.2 or later')
    expect(provider.visits).toHaveLength(0)
  })

  it('is not made to a server without TLS', async () => {
    const plain = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    plain.listen(0, '127.0.0.1')
    await once(plain, 'listening')
    const { sink } = startFeed([`wss://127.0.0.1:${portOf(plain)}`])
    expect((await sink.reaches('waiting')).message).toContain('does not speak TLS')
    plain.close()
  })
})
