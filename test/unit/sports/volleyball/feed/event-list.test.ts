import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readEnvelope, readEventList } from '../../../../../src-main/sports/volleyball/feed/event-list'

const bytesOf = (text: string): Uint8Array => Buffer.from(text)
const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString()
const textsIn = (reply: string): readonly string[] =>
  readEventList(bytesOf(reply)).envelopes.map(({ bytes }) => textOf(bytes))

/** JSON as any program may write it: with white space anywhere between its parts. */
const space = fc.string({ unit: fc.constantFrom(' ', '\n', '\r', '\t'), maxLength: 2 })
const spaced = (value: unknown, spaces: readonly string[]): string => {
  let next = 0
  const gap = (): string => spaces[next++ % spaces.length] ?? ''
  const write = (part: unknown): string => {
    if (Array.isArray(part)) return `[${gap()}${part.map(write).join(`${gap()},${gap()}`)}${gap()}]`
    if (typeof part === 'object' && part !== null) {
      const members = Object.entries(part).map(
        ([key, member]) => `${JSON.stringify(key)}${gap()}:${gap()}${write(member)}`
      )
      return `{${gap()}${members.join(`${gap()},${gap()}`)}${gap()}}`
    }
    return JSON.stringify(part)
  }
  return `${gap()}${write(value)}${gap()}`
}

const spaces = fc.array(space, { minLength: 1, maxLength: 7 })
const items = fc.array(fc.jsonValue({ maxDepth: 4, stringUnit: 'binary' }), { maxLength: 8 })

describe('a list of events', () => {
  it('is split into the exact texts of its elements', () => {
    expect(textsIn('[ {"sequenceId":1, "a":"]"} ,{"sequenceId" : 2}]')).toEqual([
      '{"sequenceId":1, "a":"]"}',
      '{"sequenceId" : 2}'
    ])
  })

  it('holds whatever a JSON parser finds in it', () => {
    fc.assert(
      fc.property(items, spaces, (values, gaps) => {
        const reply = spaced(values, gaps)
        const list = readEventList(bytesOf(reply))
        expect(list).toMatchObject({ hasMore: false, problem: null })
        const parsed: unknown = JSON.parse(reply)
        expect(list.envelopes.map(({ bytes }) => JSON.parse(textOf(bytes)) as unknown)).toEqual(parsed)
      })
    )
  })

  it('may be wrapped in an object that says whether there is more', () => {
    fc.assert(
      fc.property(items, fc.boolean(), fc.jsonValue(), spaces, (values, hasMore, other, gaps) => {
        const reply = spaced({ other, items: values, hasMore }, gaps)
        const list = readEventList(bytesOf(reply))
        expect(list).toMatchObject({ hasMore, problem: null })
        expect(list.envelopes.map(({ bytes }) => JSON.parse(textOf(bytes)) as unknown)).toEqual(
          JSON.parse(JSON.stringify(values))
        )
      })
    )
  })

  it('gives what came before it broke off, and says so', () => {
    fc.assert(
      fc.property(items, spaces, fc.nat(), (values, gaps, cut) => {
        const reply = spaced(values, gaps).trimEnd()
        const whole = textsIn(reply)
        const list = readEventList(bytesOf(reply).subarray(0, cut % Buffer.byteLength(reply)))
        expect(list.problem).not.toBeNull()
        // A number that is cut looks like a shorter one; nothing else does.
        const texts = list.envelopes.map(({ bytes }) => textOf(bytes))
        expect(texts.slice(0, -1)).toEqual(whole.slice(0, Math.max(0, texts.length - 1)))
        expect((whole[texts.length - 1] ?? '').startsWith(texts.at(-1) ?? '')).toBe(true)
      })
    )
  })

  it('never throws, whatever the provider sends', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(readEventList(bytes).envelopes.length).toBeGreaterThanOrEqual(0)
      })
    )
    for (const reply of [
      '',
      'null',
      '{}',
      '{"items":null}',
      '<html>',
      '{"items":[1,]}',
      '[1 2]',
      '[{]',
      '[}'
    ])
      expect(readEventList(bytesOf(reply)).problem, reply).not.toBeNull()
  })

  it('may start with a byte order mark and be empty', () => {
    expect(readEventList(bytesOf('\ufeff[]'))).toEqual({ envelopes: [], hasMore: false, problem: null })
  })

  it('is split exactly even if it is long', () => {
    const texts = Array.from(
      { length: 10_000 },
      (_, index) =>
        `{"sequenceId":${index + 1},"note":"${'é"\\'.replaceAll(/["\\]/g, String.raw`\$&`)}${'x'.repeat(480)}"}`
    )
    const { envelopes } = readEventList(bytesOf(`{"items":[${texts.join(',')}],"hasMore":false}`))
    expect(envelopes.map(({ bytes }) => textOf(bytes))).toEqual(texts)
    expect(envelopes.map(({ sequenceId }) => sequenceId)).toEqual(texts.map((_, index) => index + 1))
  })
})

describe('the number of an envelope', () => {
  it.each([
    ['{"sequenceId":7}', 7],
    ['{"a":{"sequenceId":1},"b":[{"sequenceId":2}], "sequenceId" : 12 }', 12],
    ['{"a":"\\"sequenceId\\":5","sequenceId":6}', 6],
    ['{"sequenceId":"7"}', null],
    ['{"sequenceId":-1}', null],
    ['{"sequenceId":1.5}', null],
    ['{"sequenceId":null}', null],
    ['{}', null],
    ['[1]', null],
    ['{"sequenceId"', null],
    ['', null]
  ])('of %s is %s', (text, sequenceId) => {
    expect(readEnvelope(bytesOf(text)).sequenceId).toBe(sequenceId)
  })
})
