import { afterEach, describe, expect, it } from 'vitest'
import { eventually } from '../../../support/eventually'
import { envelopeText, ToldMatch } from '../../../support/volleyball-provider'

const running: ToldMatch[] = []

async function start(...options: Parameters<typeof ToldMatch.start>): Promise<ToldMatch> {
  const match = await ToldMatch.start(...options)
  running.push(match)
  return match
}

afterEach(async () => {
  await Promise.all(running.splice(0).map((match) => match.stop()))
})

describe('a subscriber', () => {
  it('gets what is published after it has attached', async () => {
    const match = await start()
    match.tell(1)
    const subscriber = await match.subscriber()
    match.tell(2, 3)
    await eventually('two messages', () => subscriber.messages.length === 2)
    expect(subscriber.messages.map(({ data }) => data as unknown)).toEqual([envelopeText(2), envelopeText(3)])
    expect(
      subscriber.messages.every(({ id, timestamp }) => id !== undefined && timestamp !== undefined)
    ).toBe(true)
    expect(subscriber.connectionStates).toEqual(['connected'])
    expect(subscriber.resumptions).toEqual([false])
  })
})
