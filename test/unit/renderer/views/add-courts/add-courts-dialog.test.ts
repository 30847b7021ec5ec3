// @vitest-environment jsdom
import type { CallResult } from '@shared/ipc/contract'
import type { Credential } from '@shared/calls/credential-calls'
import { DEFAULT_SETTINGS } from '@shared/settings'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { clockSlice, workspaceSlice } from '../../../../support/slices'
import { fieldNamed, typeInto } from '../../form-fields'
import { layOut } from '../../laid-out'
import { openWindow } from '../../open-window'

const credential = (id: string, kind: Credential['kind']): Credential => ({
  id,
  kind,
  label: `The ${kind}`,
  lastFour: '7f3e',
  protection: 'os',
  createdAt: 0
})

let stored: Credential[]
let view: ReturnType<typeof openWindow>

const listing = (): CallResult<'credentials.list'> => ({
  credentials: stored,
  protection: 'os',
  explanation: 'It is encrypted.'
})
const outcomes: CallResult<'courts.add'>['outcomes'] = [
  { eventId: '123456789', outcome: 'added', message: 'Added.', courtId: 'feed:SimSource:123456789' }
]
const settings = {
  ...DEFAULT_SETTINGS,
  volleyball: { ...DEFAULT_SETTINGS.volleyball, sourceId: 'SimSource' }
}

const button = (name: string): HTMLButtonElement => {
  const found = [...document.querySelectorAll('button')].find((each) => each.textContent.trim() === name)
  if (!found) throw new Error(`There is no button “${name}”`)
  return found
}
const dialogText = () => document.querySelector('dialog')?.textContent.replace(/\s+/g, ' ') ?? ''

async function open(): Promise<void> {
  layOut()
  view = openWindow((name) => {
    if (name === 'credentials.list') return listing()
    if (name === 'settings.get') return settings
    if (name === 'credentials.add') {
      stored = [...stored, credential('new', 'volleyball')]
      return { credential: stored.at(-1) }
    }
    return name.startsWith('courts.add') ? { outcomes } : undefined
  })
  view.receive(workspaceSlice([]), clockSlice(0))
  await view.console.settings.load()
  view.press('n', { ctrlKey: true })
  await view.settle()
}

async function press(name: string): Promise<void> {
  button(name).click()
  await view.settle()
}

beforeEach(() => {
  stored = [credential('t', 'token'), credential('k', 'volleyball')]
})

afterEach(() => {
  view.close()
  vi.unstubAllGlobals()
})

describe('adding courts', () => {
  it('adds tennis courts with a token, never with keys', async () => {
    await open()
    typeInto(fieldNamed('Event ids'), '2031-0042-MS003')
    expect(fieldNamed('Sign in with').textContent).not.toContain('The volleyball')
    await press('Add court')
    expect(view.askedFor('courts.add')).toEqual([
      ['courts.add', { eventIds: ['2031-0042-MS003'], credentialId: 't' }]
    ])
  })

  it('adds volleyball courts by fixture, with team names and the chosen rules', async () => {
    await open()
    await press('Volleyball')
    typeInto(fieldNamed('Fixture ids'), '123456789 Norway – Sweden\nFinland – Denmark\n7')
    expect(dialogText()).toContain('2 fixtures ready, 1 invalid (skipped)')
    expect(fieldNamed('Source id').value).toBe('SimSource')
    expect(fieldNamed('Sign in with').textContent).not.toContain('The token')
    typeInto(fieldNamed('Played as'), 'beach')
    await press('Add 2 courts')
    expect(view.askedFor('courts.add')).toEqual([
      [
        'courts.addVolleyball',
        {
          matches: [
            { fixtureId: '123456789', teams: { Home: 'Norway', Away: 'Sweden' } },
            { fixtureId: '7', teams: { Home: '', Away: '' } }
          ],
          sourceId: 'SimSource',
          sportId: 91_189,
          rules: 'beach',
          credentialId: 'k'
        }
      ]
    ])
    expect(dialogText()).toContain('1 court added')
  })

  it('says under the field what is missing, and waits for it', async () => {
    await open()
    await press('Volleyball')
    typeInto(fieldNamed('Source id'), '')
    expect(dialogText()).not.toContain('Enter the source id')
    typeInto(fieldNamed('Fixture ids'), '123456789')
    expect(dialogText()).toContain('Enter the source id that the provider gave you.')
    expect(button('Add court').disabled).toBe(true)
    typeInto(fieldNamed('Source id'), 'SimSource')
    typeInto(fieldNamed('Sport id'), '0')
    expect(dialogText()).toContain('positive number')
    expect(button('Add court').disabled).toBe(true)
    typeInto(fieldNamed('Sport id'), '12')
    expect(button('Add court').disabled).toBe(false)
  })

  it('asks for keys if only a token is stored, and then signs in with them', async () => {
    stored = [credential('t', 'token')]
    await open()
    await press('Volleyball')
    typeInto(fieldNamed('Fixture ids'), '123456789')
    expect(dialogText()).toContain('No keys stored yet.')
    expect(button('Add court').disabled).toBe(true)
    typeInto(fieldNamed('Name for these keys'), 'League')
    for (const name of ['Client id', 'Client secret', 'API key']) typeInto(fieldNamed(name), 'a-key-of-ours')
    await press('Save keys')
    await press('Add court')
    expect(view.askedFor('courts.addVolleyball')).toMatchObject([
      [expect.anything(), { credentialId: 'new' }]
    ])
  })

  it('keeps what was entered for one sport while the other is shown', async () => {
    await open()
    typeInto(fieldNamed('Event ids'), '2031-0042-MS003')
    await press('Volleyball')
    expect(fieldNamed('Fixture ids').value).toBe('')
    await press('Tennis')
    expect(fieldNamed('Event ids').value).toBe('2031-0042-MS003')
  })
})
