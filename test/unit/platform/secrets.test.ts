import { describe, expect, it } from 'vitest'
import { maskSecrets, Secrets } from '../../../src-main/platform/secrets'

describe('secrets', () => {
  it('are removed from text and bytes', () => {
    const secrets = new Secrets()
    secrets.learn('hush-hush-1', 'another-one')
    expect(secrets.redact('hush-hush-1, another-one and hush-hush-1')).toBe('•••, ••• and •••')
    expect(Buffer.from(secrets.redactBytes(Buffer.from('{"a":"hush-hush-1"}'))).toString()).toBe(
      '{"a":"•••"}'
    )
  })

  it('leave bytes that hold none of them alone', () => {
    const secrets = new Secrets()
    secrets.learn('hush-hush-1')
    const bytes = Buffer.from('{"a":"é"}')
    expect(secrets.redactBytes(bytes)).toBe(bytes)
  })

  it('exclude short words, which messages may contain by chance', () => {
    const secrets = new Secrets()
    secrets.learn('Home', '')
    expect(secrets.redact('Home')).toBe('Home')
  })

  it('are forgotten least recently used first', () => {
    const secrets = new Secrets()
    secrets.learn('the-api-key')
    for (let token = 100; token < 140; token += 1) secrets.learn(`access-token-${token}`, 'the-api-key')
    expect(secrets.redact('the-api-key access-token-100 access-token-139')).toBe('••• access-token-100 •••')
  })
})

describe('text that looks like a secret', () => {
  it.each([
    ['wss://ada:s3cret@feed.example/stream', 'wss://•••@feed.example/stream'],
    [
      'GET https://feed.example/events?access_token=abc&x=1 failed',
      'GET https://feed.example/events?••• failed'
    ],
    ['Authorization: Bearer abc.def-123', 'Authorization: •••'],
    ['sent Bearer abcdefgh1234', 'sent Bearer •••'],
    ['{"authToken":"abcd1234","court":4}', '{"authToken":"•••","court":4}'],
    ['x-api-key: 0123456789', 'x-api-key: •••'],
    ["{ clientSecret: 'abcd', id: 1 }", "{ clientSecret: '•••', id: 1 }"],
    ['got eyJhbGciOi.eyJzdWIiOi.c2ln twice', 'got ••• twice']
  ])('is masked in %s', (text, masked) => {
    expect(maskSecrets(text)).toBe(masked)
  })

  it('does not include error stacks, addresses or file names', () => {
    const text = [
      "TypeError: Cannot read properties of undefined (reading 'token')",
      '    at read (app://rallydesk/assets/index-CmwlKK9f.js:12:345)',
      'wss://feed.example/tennis/events/2026-0042-MS003/stream',
      '2026-11-21T14-30-00Z tennis-events 2026-0042-MS003.live.mcap'
    ].join('\n')
    expect(maskSecrets(text)).toBe(text)
  })

  it('is found quickly even in a hostile text', () => {
    const start = performance.now()
    maskSecrets(`${'a-'.repeat(2_000)} ${'token'.repeat(800)} ${'x://'.repeat(1_000)}`)
    expect(performance.now() - start).toBeLessThan(5_000)
  })
})
