import { describe, expect, it } from 'vitest'
import { createCalls } from '../../../../src-renderer/transport/bridge'

function bridgeThatAnswers(answer: unknown) {
  const calls: { name: string; args: unknown }[] = []
  return {
    calls,
    bridge: {
      call: (name: string, args: unknown): Promise<unknown> => {
        calls.push({ name, args })
        return Promise.resolve(answer)
      }
    }
  }
}

describe('calls over the bridge', () => {
  it('sends valid arguments and returns the value', async () => {
    const { bridge, calls } = bridgeThatAnswers({ ok: true, value: {} })
    const reply = await createCalls(bridge).call('courts.remove', { courtId: 'court-1' })
    expect(reply).toEqual({ ok: true, value: {} })
    expect(calls).toEqual([{ name: 'courts.remove', args: { courtId: 'court-1' } }])
  })

  it('does not send invalid arguments', async () => {
    const { bridge, calls } = bridgeThatAnswers({ ok: true, value: {} })
    const reply = await createCalls(bridge).call('courts.remove', { courtId: '' })
    expect(reply).toMatchObject({ ok: false, code: 'BAD_ARGUMENTS' })
    expect(calls).toEqual([])
  })

  it('sends the parsed arguments, not the raw ones', async () => {
    const { bridge, calls } = bridgeThatAnswers({ ok: false, code: 'STORE_FAILED', detail: '' })
    await createCalls(bridge).call('credentials.add', {
      label: '  Autumn tour ',
      secret: { kind: 'token', token: ' 12345678 ' },
      weakProtectionAccepted: false
    })
    expect(calls[0]?.args).toEqual({
      label: 'Autumn tour',
      secret: { kind: 'token', token: '12345678' },
      weakProtectionAccepted: false
    })
  })

  it('passes on the failures that the call may have', async () => {
    const failure = { ok: false, code: 'UNKNOWN_COURT', detail: 'There is no such court.' }
    const reply = await createCalls(bridgeThatAnswers(failure).bridge).call('courts.remove', { courtId: 'x' })
    expect(reply).toEqual(failure)
  })

  it('treats a failure code from another call as internal', async () => {
    const answer = { ok: false, code: 'UNKNOWN_COURT', detail: 'odd' }
    const reply = await createCalls(bridgeThatAnswers(answer).bridge).call('layout.get', {})
    expect(reply).toEqual({ ok: false, code: 'INTERNAL', detail: 'odd' })
  })

  it.each([
    ['no envelope', 'hello'],
    ['a value of another shape', { ok: true, value: { view: 'cellar', courtId: null } }]
  ])('answers INTERNAL to %s', async (_, answer) => {
    const reply = await createCalls(bridgeThatAnswers(answer).bridge).call('layout.get', {})
    expect(reply).toMatchObject({ ok: false, code: 'INTERNAL' })
  })

  it('answers INTERNAL when the bridge rejects or is missing', async () => {
    const broken = { call: () => Promise.reject(new Error('secret path /home/somebody')) }
    const rejected = await createCalls(broken).call('layout.get', {})
    expect(rejected).toMatchObject({ ok: false, code: 'INTERNAL' })
    expect(JSON.stringify(rejected)).not.toContain('somebody')
    expect(await createCalls(undefined).call('layout.get', {})).toMatchObject({ ok: false, code: 'INTERNAL' })
  })
})
