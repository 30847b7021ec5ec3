import { afterEach, describe, expect, it } from 'vitest'
import { envelopeText, FIXTURE, ToldMatch } from '../../../support/volleyball-provider'

const running: ToldMatch[] = []

async function start(...options: Parameters<typeof ToldMatch.start>): Promise<ToldMatch> {
  const match = await ToldMatch.start(...options)
  running.push(match)
  return match
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((match) => match.stop()))
})

describe('the token endpoint', () => {
  it('issues a token for the right id and secret', async () => {
    const match = await start({ accessTokenLifeMs: 90_000 })
    const reply = await match.askToken()
    expect(reply.status).toBe(200)
    expect(await reply.json()).toMatchObject({ expires_in: 90, token_type: 'Bearer' })
  })

  it.each([{ client_secret: 'wrong' }, { client_id: 'wrong' }])('refuses %j', async (form) => {
    const match = await start()
    const reply = await match.askToken(form)
    expect(reply.status).toBe(401)
    expect(await reply.json()).toEqual({ error: 'invalid_client' })
  })

  it('supports no other kind of grant', async () => {
    const match = await start()
    const reply = await match.askToken({ grant_type: 'password' })
    expect(reply.status).toBe(400)
    expect(await reply.json()).toEqual({ error: 'unsupported_grant_type' })
  })

  it('accepts a form only', async () => {
    const match = await start()
    expect((await fetch(match.address.tokenUrl)).status).toBe(405)
    const long = await match.askToken({ padding: 'x'.repeat(100_000) })
    expect(long.status).toBe(400)
  })
})

describe('LiveAccess', () => {
  it('names the channel of the match and issues a token with an expiry', async () => {
    const match = await start({ pushTokenLifeMs: 60_000 })
    const { accessToken, channelName, expiresAtUtc } = await match.liveAccess()
    expect(accessToken).not.toBe('')
    expect(channelName).toBe('match-events:Volleyball:v1:123456789:SimSource')
    expect(Date.parse(expiresAtUtc)).toBeGreaterThan(Date.now())
    expect(Date.parse(expiresAtUtc)).toBeLessThanOrEqual(Date.now() + 60_000)
  })

  it.each([
    [403, 'another API key', { 'x-api-key': 'wrong' }],
    [401, 'no token', { authorization: '' }],
    [401, 'a token that was not given out', { authorization: 'simulated.wrong' }]
  ])('answers %i to %s', async (status, _, headers) => {
    const match = await start()
    expect((await match.ask('/events/liveaccess', headers)).status).toBe(status)
  })

  it('answers 401 to an expired token', async () => {
    const match = await start()
    const authorization = await match.token()
    match.provider.expireTokens()
    expect((await match.ask('/events/liveaccess', { authorization })).status).toBe(401)
  })

  it('answers 404 for an unknown match', async () => {
    const match = await start()
    const url = `${match.address.apiUrl}/sources/SimSource/sports/1/fixtures/9/events/liveaccess`
    const headers = { 'x-api-key': 'key-1', authorization: await match.token() }
    expect((await fetch(url, { headers })).status).toBe(404)
  })

  it('refuses valid keys on request', async () => {
    const match = await start()
    const authorization = await match.token()
    match.provider.http.areKeysRefused = true
    expect((await match.askToken()).status).toBe(401)
    expect((await match.ask('/events/liveaccess', { authorization })).status).toBe(403)
    match.provider.http.areKeysRefused = false
    expect((await match.ask('/events/liveaccess', { authorization })).status).toBe(200)
  })
})

describe('the pull API', () => {
  const page = (hasMore: boolean, ...ids: readonly number[]): string =>
    `{"items":[${ids.map(envelopeText).join(',')}],"hasMore":${hasMore}}`

  it('returns the envelopes after a sequence id, byte for byte, in pages', async () => {
    const match = await start({ pullReply: { kind: 'pages', size: 2 } })
    match.tell(1, 2, 3)
    expect(await (await match.ask('/events')).text()).toBe(page(true, 1, 2))
    expect(await (await match.ask('/events?afterSequenceId=1')).text()).toBe(page(false, 2, 3))
    expect(await (await match.ask('/events?afterSequenceId=3')).text()).toBe(page(false))
  })

  it('answers 400 to an invalid sequence id', async () => {
    const match = await start()
    expect((await match.ask('/events?afterSequenceId=last')).status).toBe(400)
  })

  it('returns a bare array if configured', async () => {
    const match = await start({ pullReply: { kind: 'array' } })
    match.tell(1, 2)
    expect(await (await match.ask('/events?afterSequenceId=0')).text()).toBe(
      `[${envelopeText(1)},${envelopeText(2)}]`
    )
  })

  it('includes what was withheld from push', async () => {
    const match = await start({ pullReply: { kind: 'array' } })
    match.channel.failNext('withhold')
    match.tell(1)
    expect(await (await match.ask('/events')).text()).toBe(`[${envelopeText(1)}]`)
  })

  it('tells a client that asks too often when to come back', async () => {
    const match = await start({ rate: { requests: 2, perMs: 30_000 } })
    expect((await match.ask('/events')).status).toBe(200)
    expect((await match.ask('/events')).status).toBe(200)
    const refused = await match.ask('/events')
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(30)
  })

  it('fails as often as requested', async () => {
    const match = await start()
    match.provider.http.failNext('events', { status: 503 }, 2)
    match.provider.http.failNext('events', { status: 429, retryAfterSeconds: 7 })
    const replies: Response[] = []
    for (let asked = 0; asked < 4; asked += 1) replies.push(await match.ask('/events'))
    expect(replies.map(({ status }) => status)).toEqual([503, 503, 429, 200])
    expect(replies.map(({ headers }) => headers.get('retry-after'))).toEqual([null, null, '7', null])
  })
})

it('serves the time, and no other path', async () => {
  const match = await start()
  const base = new URL(match.address.apiUrl).origin
  expect(await (await fetch(`${base}/time`)).json()).toEqual([expect.any(Number)])
  expect((await fetch(`${base}/sources/${FIXTURE.sourceId}`)).status).toBe(404)
  expect((await fetch(`${base}//`)).status).toBe(404)
})
