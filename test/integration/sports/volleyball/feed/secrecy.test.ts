/** What must stay secret, and connections that must not come about. */
import { succeed } from '@shared/result'
import { Agent as SecureAgent, createServer as createSecureServer } from 'node:https'
import { describe, expect, it } from 'vitest'
import { SELF_SIGNED } from '../../../feeds/self-signed-certificate'
import { startPull } from './match-bench'
import { ACCESS_TOKEN, startStub, type StubApi } from './stub-api'

describe('secrets', () => {
  const keys = { clientId: 'client-id-1', clientSecret: 'client-secret-2', apiKey: 'api-key-number-3' }
  const all = JSON.stringify({ ...keys, token: ACCESS_TOKEN })

  it('are not shown even if the provider repeats them', async () => {
    const stub = await startStub()
    stub.replies.events = { body: `[{"sequenceId":1,"note":${all}}]` }
    const feed = startPull(stub.access(), { readKeys: () => Promise.resolve(succeed(keys)) })
    await feed.sink.reaches('live')
    stub.replies.events = {
      status: 403,
      body: JSON.stringify({ error: all, message: all })
    }
    feed.clock.advance(10_000)
    await feed.sink.reaches('refused')
    for (const secret of [...Object.values(keys), ACCESS_TOKEN])
      expect(feed.sink.everything).not.toContain(secret)
    expect(feed.sink.frames[0]).toContain('"clientSecret":"•••"')
  })
})

describe('a secure connection', () => {
  const secure = (): Promise<StubApi> => startStub(createSecureServer(SELF_SIGNED))

  it('is not made to a server with an untrusted certificate', async () => {
    const stub = await secure()
    const { sink } = startPull(stub.access(`https://127.0.0.1:${stub.port}`))
    expect((await sink.reaches('waiting')).message).toContain('not signed by an authority')
    expect(stub.requests).toEqual([])
  })

  it('is not made with TLS 1.1', async () => {
    const stub = await startStub(
      createSecureServer({
        ...SELF_SIGNED,
        minVersion: 'TLSv1',
        maxVersion: 'TLSv1.1',
        ciphers: 'DEFAULT@SECLEVEL=0'
      })
    )
    const { sink } = startPull(stub.access(`https://127.0.0.1:${stub.port}`))
    expect((await sink.reaches('waiting')).message).toContain('TLS 1.2 or later')
  })

  it('uses the agent and the certificates that the network needs', async () => {
    const stub = await secure()
    const agent = new SecureAgent({
      lookup: (_name, _options, found) => found(null, [{ address: '127.0.0.1', family: 4 }])
    })
    const { sink } = startPull(stub.access(`https://feed.test:${stub.port}`), {
      socketOptionsFor: () => Promise.resolve({ agent, ca: [SELF_SIGNED.cert] })
    })
    await sink.reaches('live')
    expect(stub.askedAfter).toEqual(['0'])
  })
})
