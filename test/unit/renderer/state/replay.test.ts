import { describe, expect, it } from 'vitest'
import { ReplayControl } from '../../../../src-renderer/state/replay.svelte'
import { createCalls } from '../../../../src-renderer/transport/bridge'

/** An engine that answers when it is told to. */
function slowEngine() {
  const asked: unknown[] = []
  const answers: ((reply: unknown) => void)[] = []
  const call = (_name: string, args: unknown) => {
    asked.push(args)
    return new Promise((resolve) => answers.push(resolve))
  }
  const answer = (reply: unknown = { ok: true, value: {} }): void => answers.shift()?.(reply)
  return { control: new ReplayControl(createCalls({ call }), 'replay-1'), asked, answer }
}

const seek = (atMs: number) => ({ courtId: 'replay-1', command: { kind: 'seek-time', atMs } })

describe('a drag over the bar', () => {
  it('sends one request at a time, and only the last of those made meanwhile', async () => {
    const { control, asked, answer } = slowEngine()
    const done = control.scrub(1)
    for (const atMs of [2, 3, 4]) void control.scrub(atMs)
    expect(asked).toEqual([seek(1)])
    answer()
    await expect.poll(() => asked).toEqual([seek(1), seek(4)])
    answer()
    await done
    void control.scrub(5)
    expect(asked).toEqual([seek(1), seek(4), seek(5)])
  })
})

describe('a failed command', () => {
  it('is reported until one succeeds', async () => {
    const { control, answer } = slowEngine()
    const failed = control.send({ kind: 'seek-seq', seqNum: 99 })
    answer({ ok: false, code: 'NOT_FOUND', detail: 'The log has no packet 99.' })
    expect(await failed).toEqual({ ok: false, error: 'The log has no packet 99.' })
    expect(control.problem).toBe('The log has no packet 99.')
    const played = control.send({ kind: 'play' })
    answer()
    await played
    expect(control.problem).toBe('')
  })
})
