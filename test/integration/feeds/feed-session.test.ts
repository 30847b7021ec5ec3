/** A feed that goes well, and one that is not let in. */
import { fail } from '@shared/result'
import { describe, expect, it } from 'vitest'
import { goLive, startFeed, startProvider, TOKEN } from './feed-bench'
import { AUTHORISED, HEARTBEAT, packet, refusal } from '../../support/test-provider'

describe('an accepted feed', () => {
  it('sends the token once, catches up, and is live after a quiet moment', async () => {
    const provider = await startProvider()
    const { clock, sink, connection } = startFeed([provider.host])
    expect(connection.status.state).toBe('resolving')
    const visit = await provider.visit(1)
    expect(visit.url).toBe('/tennis/events/2031-0042-MS003/stream?startPosition=1')
    expect(sink.latest.host).toBe(`127.0.0.1:${provider.port}`)

    visit.send(AUTHORISED, packet(1), packet(2))
    await expect.poll(() => sink.seqNums).toHaveLength(2)
    clock.advance(249)
    visit.send(packet(3))
    await expect.poll(() => sink.seqNums).toHaveLength(3)
    clock.advance(249)
    expect(sink.latest.state).toBe('catching-up')
    clock.advance(1)
    expect(sink.latest.state).toBe('live')
    expect(sink.states).toEqual(['resolving', 'connecting', 'authorising', 'catching-up', 'live'])
    expect(visit.heard).toEqual([JSON.stringify({ authToken: TOKEN })])
  })

  it('is live at once with a heartbeat, and reports when the last one arrived', async () => {
    const provider = await startProvider()
    const { clock, sink } = startFeed([provider.host])
    const visit = await provider.visit(1)
    visit.send(AUTHORISED, packet(1), HEARTBEAT)
    await sink.reaches('live')
    expect(sink.latest.lastHeartbeatMonotonicMs).toBe(0)
    const told = sink.statuses.length
    clock.advance(10_000)
    expect(sink.statuses).toHaveLength(told)
    visit.send(HEARTBEAT)
    await expect.poll(() => sink.latest.lastHeartbeatMonotonicMs).toBe(10_000)
    expect(sink.latest.sinceMonotonicMs).toBe(0)
  })

  it('takes a data packet without a reply as acceptance', async () => {
    const provider = await startProvider()
    const { sink } = startFeed([provider.host])
    const visit = await provider.visit(1)
    visit.send(packet(1))
    await sink.reaches('catching-up')
    expect(sink.events.map(({ kind }) => kind)).toEqual(['dialling', 'opened', 'authorised'])
  })

  it('closes with 1000 when the match has finished, and stays closed', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    feed.sink.onPacket = (seqNum) => {
      if (seqNum === 2) feed.connection.finish()
    }
    const visit = await provider.visit(1)
    visit.send(AUTHORISED, packet(1), packet(2), packet(3))
    await feed.sink.reaches('finished')
    await expect.poll(() => visit.closeCode).toBe(1000)
    feed.connection.systemResumed()
    feed.clock.advance(60_000)
    expect(feed.sink.seqNums).toEqual([1, 2])
    expect(provider.requests).toBe(1)
    expect(feed.clock.pendingTimers).toBe(0)
  })

  it('leaves no timer behind when stopped, and can be started again', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    await goLive(feed, await provider.visit(1))
    feed.connection.stop()
    expect(feed.sink.latest.state).toBe('idle')
    expect(feed.clock.pendingTimers).toBe(0)
    feed.connection.start()
    await goLive(feed, await provider.visit(2))
  })

  it('is not disturbed by a stop while the token is being read', async () => {
    const provider = await startProvider()
    const { sink, connection } = startFeed([provider.host])
    connection.stop()
    connection.restart()
    await provider.visit(1)
    expect(provider.requests).toBe(1)
    expect(sink.states).toEqual(['resolving', 'idle', 'resolving', 'connecting', 'authorising'])
  })

  it('continues when the provider complains later', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    const visit = await provider.visit(1)
    await goLive(feed, visit)
    visit.send(refusal('Packet 12 was invalid'), packet(1))
    await expect.poll(() => feed.sink.seqNums).toHaveLength(1)
    expect(feed.sink.latest.state).toBe('live')
    expect(feed.sink.events.at(-1)).toEqual({ kind: 'provider-error', reason: 'Packet 12 was invalid' })
  })
})

describe('a stream that is not open yet', () => {
  it('is checked about every 15 s until it opens', async () => {
    const provider = await startProvider()
    provider.answerStatus = 204
    const feed = startFeed([provider.host, 'ws://127.0.0.1:1'])
    const status = await feed.sink.reaches('not-started')
    expect(status).toMatchObject({ attempts: 0, nextAttemptMonotonicMs: 15_000 })
    expect(status.message).toContain('Match not open')
    feed.clock.advance(14_999)
    expect(feed.sink.latest.state).toBe('not-started')
    provider.answerStatus = null
    feed.clock.advance(1)
    await goLive(feed, await provider.visit(1))
    expect(feed.sink.latest.nextAttemptMonotonicMs).toBeNull()
  })
})

describe('a refused feed', () => {
  it('quotes the provider, waits for the user, and retries on request', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    const visit = await provider.visit(1)
    visit.send(refusal('The supplied authentication is invalid'))
    const status = await feed.sink.reaches('refused')
    expect(status.message).toContain('“The supplied authentication is invalid”')
    expect(status.nextAttemptMonotonicMs).toBeNull()
    await expect.poll(() => visit.closeCode).toBe(1000)
    feed.clock.advance(600_000)
    feed.connection.start()
    feed.connection.systemResumed()
    expect(provider.requests).toBe(1)
    feed.connection.restart()
    await goLive(feed, await provider.visit(2))
  })

  it.each([401, 403])('is refused by HTTP status %i', async (status) => {
    const provider = await startProvider()
    provider.answerStatus = status
    const { sink } = startFeed([provider.host])
    expect((await sink.reaches('refused')).message).toContain(String(status))
  })

  it('is refused by a close with 1008 before acceptance, but reconnects after a later one', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    ;(await provider.visit(1)).socket.close(1008, 'unknown token')
    expect((await feed.sink.reaches('refused')).message).toContain('“unknown token”')
    feed.connection.restart()
    const visit = await provider.visit(2)
    await goLive(feed, visit)
    visit.socket.close(1008, 'token withdrawn')
    expect((await feed.sink.reaches('waiting')).message).toContain('“token withdrawn”')
  })

  it('says why there is no token, and retries if it cannot be read yet', async () => {
    const provider = await startProvider()
    const why = 'The stored token cannot be decrypted any more. Enter it again in the settings.'
    const none = startFeed([provider.host], { readToken: () => Promise.resolve(fail(why)) })
    expect((await none.sink.reaches('refused')).message).toBe(`${why} Fix this, then reconnect.`)
    const locked = startFeed([provider.host], {
      readToken: () => Promise.reject(new Error(`locked ${TOKEN}`))
    })
    expect((await locked.sink.reaches('waiting')).message).toContain('could not be read')
    expect(JSON.stringify([locked.sink.events, locked.sink.statuses])).not.toContain(TOKEN)
    expect(provider.requests).toBe(0)
  })

  it('hints at the event id when the provider does not know the event', async () => {
    const provider = await startProvider()
    provider.answerStatus = 404
    const { sink } = startFeed([provider.host])
    expect((await sink.reaches('waiting')).message).toContain('Check the event id')
  })
})

describe('the token', () => {
  it('appears in no address, frame, event or status, even if the provider repeats it', async () => {
    const provider = await startProvider()
    const feed = startFeed([provider.host])
    const first = await provider.visit(1)
    first.send(AUTHORISED, refusal(`${TOKEN} will be invalid soon`))
    await expect.poll(() => feed.sink.frames).toHaveLength(2)
    first.socket.close(4001, `bye ${TOKEN}`)
    await feed.sink.reaches('waiting')
    feed.clock.advance(250)
    const second = await provider.visit(2)
    second.send(refusal(`The token ${TOKEN} is invalid`))
    await feed.sink.reaches('refused')

    expect(await second.token()).toContain(TOKEN)
    expect(feed.sink.latest.message).toContain('The token ••• is invalid')
    const { frames, events, statuses } = feed.sink
    const urls = provider.visits.map(({ url }) => url)
    expect(JSON.stringify([urls, frames, events, statuses])).not.toContain(TOKEN)
  })
})
