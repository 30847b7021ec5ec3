import { describe, expect, it } from 'vitest'
import { parseFault } from '../../../../src-main/simulator/tennis/fault'

describe('parseFault', () => {
  it.each([
    [
      'drop@120',
      { when: { at: 'packet', seqNum: 120 }, count: 1, permanent: false, effect: { kind: 'drop' } }
    ],
    ['corrupt@80!', { when: { at: 'packet', seqNum: 80 }, permanent: true, effect: { kind: 'corrupt' } }],
    ['stall@60s:20000', { when: { at: 'time', afterMs: 60_000 }, effect: { kind: 'stall', forMs: 20_000 } }],
    ['delay@5s+10:9000', { count: 10, effect: { kind: 'delay', byMs: 9_000 } }],
    ['miscount@30s:60000', { effect: { kind: 'miscount', forMs: 60_000 } }],
    ['close@200:1011', { effect: { kind: 'close', code: 1011 } }]
  ])('reads %s', (text, fault) => {
    expect(parseFault(text)).toMatchObject({ ok: true, value: fault })
  })

  it.each(['drop', 'drop@', 'drop@x', 'explode@3', 'drop@3:5', 'constructor@3', 'drop@-3'])(
    'rejects %s and says how to write it',
    (text) => {
      expect(parseFault(text)).toMatchObject({
        ok: false,
        error: expect.stringContaining('KIND@WHEN') as string
      })
    }
  )

  it('says which value is missing or wrong', () => {
    expect(parseFault('stall@3')).toMatchObject({
      ok: false,
      error: expect.stringContaining('milliseconds') as string
    })
    expect(parseFault('close@3:1005')).toMatchObject({
      ok: false,
      error: expect.stringContaining('close code') as string
    })
  })
})
