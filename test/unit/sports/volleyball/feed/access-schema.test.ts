import {
  DEFAULT_VOLLEYBALL_ACCESS,
  isAssumed,
  type VolleyballAccess
} from '@shared/sports/volleyball/feed/access'
import {
  FixtureIdSchema,
  SourceIdSchema,
  VolleyballAccessSchema
} from '@shared/sports/volleyball/feed/access-schema'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

const messageFor = (changed: Partial<Record<keyof VolleyballAccess, unknown>>): string => {
  const parsed = v.safeParse(VolleyballAccessSchema, { ...DEFAULT_VOLLEYBALL_ACCESS, ...changed })
  return parsed.success ? '' : parsed.issues[0].message
}

describe('the volleyball access settings', () => {
  it('have valid defaults', () => {
    expect(messageFor({})).toBe('')
  })

  it.each([
    ['https://uat.auth.api.example.com/oauth2/token', ''],
    ['http://127.0.0.1:8080/oauth2/token', ''],
    ['http://localhost/oauth2/token', ''],
    ['http://auth.example.com/oauth2/token', 'Use https://'],
    ['wss://auth.example.com/', 'Use https://'],
    ['https://user:pass@auth.example.com/', 'Use https://'],
    ['https://auth.example.com/token?next=1', 'Use https://'],
    ['auth.example.com', 'Use https://'],
    ['', 'Use https://']
  ])('accept the token and API address %j: %j', (url, message) => {
    for (const name of ['tokenUrl', 'apiUrl'])
      expect(messageFor({ [name]: url }).slice(0, 'Use https://'.length)).toBe(message)
  })

  it.each([
    ['/fixtures/{fixtureId}/events', ''],
    ['/fixtures/{fixtureId}/events/liveaccess?sportApiVersion=v2', ''],
    ['fixtures/{fixtureId}', 'A path begins with “/”.'],
    ['/fixtures/events', 'It must say where the fixture goes: {fixtureId}.'],
    ['/{sourceid}/{fixtureId}', 'Only these may stand in braces: {sourceId}, {sportId}, {fixtureId}.'],
    ['/{fixtureId}/all events', 'It may have no blanks and no “#”.']
  ])('accept the path %j: %j', (path, message) => {
    expect(messageFor({ liveAccessPath: path })).toBe(message)
    expect(messageFor({ eventsPath: path })).toBe(message)
  })

  it.each([
    ['', true],
    ['wss://push.example.com', true],
    ['wss://push.example.com:8443/', true],
    ['ws://127.0.0.1:9000', true],
    ['ws://push.example.com', false],
    ['wss://push.example.com/realtime', false],
    ['https://push.example.com', false]
  ])('accept the push service %j: %j', (url, isFine) => {
    expect(messageFor({ realtimeUrl: url }) === '').toBe(isFine)
  })

  it('say what is wrong with other values', () => {
    expect(messageFor({ pollSeconds: 1 })).toContain('at least 2')
    expect(messageFor({ pollSeconds: 301 })).toContain('at most 300')
    expect(messageFor({ pollSeconds: 2.5 })).toBe('Give whole seconds.')
    expect(messageFor({ pollSeconds: null })).toBe('Give the seconds.')
    expect(messageFor({ afterParameter: 'a=b&c' })).toContain('one word')
    expect(messageFor({ channelName: 'match-events' })).toContain('{fixtureId}')
    expect(messageFor({ ablyEnvironment: 'a.b' })).toContain('one word')
  })

  it('know which of them the provider documents', () => {
    expect([isAssumed('tokenUrl'), isAssumed('apiUrl'), isAssumed('ablyEnvironment')]).toEqual([
      false,
      false,
      false
    ])
    expect([isAssumed('eventsPath'), isAssumed('liveAccessPath'), isAssumed('channelName')]).toEqual([
      true,
      true,
      true
    ])
  })
})

describe('the provider’s ids for a match', () => {
  it.each(['123456789', ' 123456789 ', 'f-7'])('accept the fixture id %j', (text) => {
    expect(v.safeParse(FixtureIdSchema, text)).toMatchObject({ success: true, output: text.trim() })
  })

  it.each(['', ' ', '12 34', '../7', '7'.repeat(41), '{fixtureId}', '-', 'Norway'])(
    'reject the fixture id %j',
    (text) => {
      expect(v.is(FixtureIdSchema, text)).toBe(false)
    }
  )

  it.each(['SimSource', 'GeniusSportsItaly', 'Genius.Sports_2'])('accept the source id %j', (text) => {
    expect(v.is(SourceIdSchema, text)).toBe(true)
  })

  it.each(['', 'a b', 'a/b', 'a?b', '{x}'])('reject the source id %j', (text) => {
    expect(v.is(SourceIdSchema, text)).toBe(false)
  })
})
