import { describe, expect, it } from 'vitest'
import { Secrets } from '../../../../../src-main/sports/volleyball/feed/secrets'

describe('secrets', () => {
  it('are taken out of texts and bytes', () => {
    const secrets = new Secrets()
    secrets.learn('hush-hush-1', 'another-one')
    expect(secrets.redact('hush-hush-1, another-one and hush-hush-1')).toBe('•••, ••• and •••')
    expect(Buffer.from(secrets.redactBytes(Buffer.from('{"a":"hush-hush-1"}'))).toString()).toBe(
      '{"a":"•••"}'
    )
  })

  it('leave bytes without any of them alone', () => {
    const secrets = new Secrets()
    secrets.learn('hush-hush-1')
    const bytes = Buffer.from('{"a":"é"}')
    expect(secrets.redactBytes(bytes)).toBe(bytes)
  })

  it('are no short words, which messages may hold by chance', () => {
    const secrets = new Secrets()
    secrets.learn('Home', '')
    expect(secrets.redact('Home')).toBe('Home')
  })

  it('are forgotten in the order in which they were learnt last', () => {
    const secrets = new Secrets()
    secrets.learn('the-api-key')
    for (let token = 100; token < 140; token += 1) secrets.learn(`access-token-${token}`, 'the-api-key')
    expect(secrets.redact('the-api-key access-token-100 access-token-139')).toBe('••• access-token-100 •••')
  })
})
