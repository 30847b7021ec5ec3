import { describe, expect, it } from 'vitest'
import {
  parseProviderFault,
  PROVIDER_FAULT_KINDS
} from '../../../../src-main/simulator/volleyball/provider-fault'

describe('parseProviderFault', () => {
  it.each([
    ['cut@30s', { kind: 'cut', afterMs: 30_000, count: 1, value: 0 }],
    ['away@60s:10000', { kind: 'away', afterMs: 60_000, count: 1, value: 10_000 }],
    ['withhold@0s+3', { kind: 'withhold', afterMs: 0, count: 3, value: 0 }],
    ['busy@5s+2:30', { kind: 'busy', afterMs: 5_000, count: 2, value: 30 }],
    ['fail@5s:503', { kind: 'fail', afterMs: 5_000, count: 1, value: 503 }]
  ])('reads %s', (text, fault) => {
    expect(parseProviderFault(text)).toEqual({ ok: true, value: fault })
  })

  it.each([
    ['cut', /KIND@SECONDS/],
    ['cut@30', /KIND@SECONDS/],
    ['storm@5s', /storm/],
    ['toString@5s', /no fault/],
    ['cut@5s:3', /no value/],
    ['away@5s', /milliseconds/],
    ['fail@5s', /HTTP status/],
    ['fail@5s:200', /400 to 599/]
  ])('refuses %s', (text, error) => {
    expect(parseProviderFault(text)).toEqual({ ok: false, error: expect.stringMatching(error) as string })
  })

  it('lists every kind with its arguments', () => {
    expect(PROVIDER_FAULT_KINDS).toEqual(expect.arrayContaining(['cut', 'away:milliseconds', 'busy:seconds']))
  })
})
