// @vitest-environment jsdom
import { DEFAULT_SETTINGS, type Settings } from '@shared/settings'
import { flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import VolleyballSettings from '../../../../../../src-renderer/sports/volleyball/settings/VolleyballSettings.svelte'
import { fieldNamed, typeInto } from '../../../form-fields'

const DEFAULTS = DEFAULT_SETTINGS.volleyball
let dispose = (): void => undefined

function showForm(volleyball: Settings['volleyball'] = DEFAULTS, failure = '') {
  const settings = { ...DEFAULT_SETTINGS, volleyball }
  const onsave = vi.fn((_: Partial<Settings>) => Promise.resolve(failure))
  const form = mount(VolleyballSettings, { target: document.body, props: { settings, onsave } })
  dispose = () => void unmount(form)
  flushSync()
  return onsave
}

const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name)
  if (!found) throw new Error(`There is no button “${name}”`)
  return found
}

async function press(name: string): Promise<void> {
  button(name).click()
  await tick()
  flushSync()
}

const expectStatus = (text: string): Promise<void> =>
  expect
    .poll(() => {
      flushSync()
      return document.querySelector('[role="status"]')?.textContent
    })
    .toContain(text)

/** Names of the fields in the group with this legend. */
const fieldsOf = (legend: string): string[] => {
  const group = [...document.querySelectorAll('fieldset')].find((each) =>
    each.querySelector('legend')?.textContent.includes(legend)
  )
  return [...(group?.querySelectorAll('label') ?? [])].map((label) => label.textContent)
}

afterEach(() => dispose())

describe('the volleyball settings', () => {
  it('show what the provider documents and what is assumed', () => {
    showForm()
    expect(fieldsOf('Documented')).toEqual(['Token address', 'API address', 'Push environment'])
    expect(fieldsOf('Assumed')).toEqual([
      'Path of LiveAccess',
      'Path of the match events',
      'Parameter for “after”',
      'Push channel'
    ])
    expect(button('Save volleyball').disabled).toBe(true)
  })

  it('are stored as entered, without surrounding spaces', async () => {
    const onsave = showForm()
    typeInto(fieldNamed('Source id'), ' SimSource ')
    typeInto(fieldNamed('Path of the match events'), '/fixtures/{fixtureId}/events')
    typeInto(fieldNamed('Push service of your own'), 'wss://relay.example')
    typeInto(fieldNamed('Seconds between'), '30')
    await press('Pull only')
    await press('Save volleyball')
    const access = {
      ...DEFAULTS.access,
      eventsPath: '/fixtures/{fixtureId}/events',
      realtimeUrl: 'wss://relay.example',
      delivery: 'pull',
      pollSeconds: 30
    }
    expect(onsave).toHaveBeenCalledWith({
      volleyball: { access, sourceId: 'SimSource', sportId: DEFAULTS.sportId }
    })
    await expectStatus('Saved.')
  })

  it.each([
    ['Token address', 'http://auth.example.com/token', 'Use https://'],
    ['Path of LiveAccess', '/liveaccess', 'It must say where the fixture goes'],
    ['Push service of your own', 'ws://relay.example', 'Use wss://host'],
    ['Seconds between', '1', 'Give at least 2 seconds'],
    ['Sport id', '', 'Enter the sport’s number.']
  ])('show under “%s” what is wrong with %j', (name, text, words) => {
    showForm()
    typeInto(fieldNamed(name), text)
    const field = fieldNamed(name)
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(document.getElementById(field.getAttribute('aria-describedby') ?? '')?.textContent).toContain(
      words
    )
    expect(button('Save volleyball').disabled).toBe(true)
  })

  it('return to the defaults on request', async () => {
    const onsave = showForm({
      ...DEFAULTS,
      access: { ...DEFAULTS.access, eventsPath: '/{fixtureId}' },
      sportId: 7
    })
    await press('Back to defaults')
    await press('Save volleyball')
    expect(onsave).toHaveBeenCalledWith({ volleyball: DEFAULTS })
  })

  it('say why they could not be stored', async () => {
    showForm(DEFAULTS, 'The disk is full.')
    typeInto(fieldNamed('Source id'), 'SimSource')
    await press('Save volleyball')
    await expectStatus('The disk is full.')
  })
})
