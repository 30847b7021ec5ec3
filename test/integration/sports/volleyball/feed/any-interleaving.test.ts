/** Push and pull over real sockets, disturbed in any way and order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { correctedTexts, undisturbedOutcome } from '../../../../support/corrected-match'
import { eventually } from '../../../../support/eventually'
import { startMatch, startPush } from './match-bench'

/** What a provider and a network can do to a client; numbers are counts of messages. */
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('tell' as const), count: fc.integer({ min: 1, max: 8 }) })
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      fault: fc.constantFrom('withhold' as const, 'duplicate' as const, 'reorder' as const)
    })
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom('short-drop' as const, 'forget' as const, 'long-drop' as const)
    })
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('refuse-list' as const),
      status: fc.constantFrom(429, 500, 503)
    })
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('settle' as const) }) }
)

describe('a match', () => {
  const texts = correctedTexts(40)
  const undisturbed = undisturbedOutcome(texts)

  it('is the same whatever happens to push and pull', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 15 }), async (steps) => {
        const match = await startMatch({ connectionStateTtlMs: 120, pullReply: { kind: 'pages', size: 7 } })
        const feed = startPush(match, { random: () => 0 })
        const { connection, sink } = feed
        sink.onFrame = () => {
          if (sink.follower.hasHole) connection.requestFromHole()
        }
        let published = 0
        const tell = (count: number): void => {
          for (const text of texts.slice(published, published + count)) match.channel.publish(text)
          published += count
        }
        for (const each of steps) {
          if (each.kind === 'tell') tell(each.count)
          else if (each.kind === 'fault') match.channel.failNext(each.fault)
          else if (each.kind === 'refuse-list')
            match.provider.http.failNext('events', { status: each.status })
          else if (each.kind === 'short-drop') match.provider.push.breakAll()
          else if (each.kind === 'forget') match.provider.push.forgetAll()
          else if (each.kind === 'settle') await sink.reaches('live')
          else {
            await match.provider.stopListening()
            tell(2)
            await eventually('the long drop', () => connection.status.state === 'waiting')
            await match.provider.listen()
          }
        }
        tell(texts.length)
        // A message that was withheld at the very end is missed by nobody until the next one comes.
        match.provider.push.forgetAll()
        await eventually('all messages', () => sink.follower.nextSequenceId === texts.length + 1)
        expect(sink.follower.outcome).toEqual(undisturbed)
        expect(new Set(sink.follower.sequenceIds).size).toBe(texts.length)
        connection.stop()
        await match.stop()
      }),
      { numRuns: 12 }
    )
  })
})
