// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import CredentialForm from '../../../../src-renderer/components/CredentialForm.svelte'
import { fieldNamed, typeInto } from '../form-fields'

let dispose = (): void => undefined

function showForm(
  protection: 'os' | 'weak' | 'session',
  failure = '',
  kind: 'token' | 'volleyball' = 'token'
) {
  const onsave = vi.fn(() => Promise.resolve(failure))
  const form = mount(CredentialForm, {
    target: document.body,
    props: { kind, protection, explanation: 'How it is protected.', onsave }
  })
  dispose = () => void unmount(form)
  flushSync()
  const submit = async (): Promise<void> => {
    document.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }))
    flushSync()
    await tick()
    await tick()
    flushSync()
  }
  return { onsave, submit }
}

afterEach(() => dispose())

describe('the form for a new token', () => {
  it('hides the token while it is typed and forgets it once it is stored', async () => {
    const { onsave, submit } = showForm('os')
    expect(fieldNamed('Token').type).toBe('password')
    typeInto(fieldNamed('Token name'), ' Autumn tour ')
    typeInto(fieldNamed('Token'), '123456789')
    await submit()
    expect(onsave).toHaveBeenCalledWith({
      label: 'Autumn tour',
      secret: { kind: 'token', token: '123456789' },
      weakProtectionAccepted: false
    })
    expect(fieldNamed('Token').value).toBe('')
  })

  it('forgets the token even if it could not be stored, and says so', async () => {
    const { submit } = showForm('os', 'The disk is full.')
    typeInto(fieldNamed('Token name'), 'Autumn tour')
    typeInto(fieldNamed('Token'), '123456789')
    await submit()
    expect(fieldNamed('Token').value).toBe('')
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('The disk is full.')
  })

  it('says what is missing, and sends nothing', async () => {
    const { onsave, submit } = showForm('os')
    await submit()
    expect(onsave).not.toHaveBeenCalled()
    expect(document.body.textContent).toContain('Enter a name, such as')
    expect(document.body.textContent).toContain('at least 8 characters')
  })

  it.each(['weak', 'session'] as const)('asks for consent when the protection is %s', async (protection) => {
    const { onsave, submit } = showForm(protection)
    typeInto(fieldNamed('Token name'), 'Autumn tour')
    typeInto(fieldNamed('Token'), '123456789')
    await submit()
    expect(onsave).not.toHaveBeenCalled()
    fieldNamed('I understand').click()
    await submit()
    expect(onsave).toHaveBeenCalledWith(expect.objectContaining({ weakProtectionAccepted: true }))
  })

  it('sends the volleyball keys, all hidden except the client id, and forgets them', async () => {
    const { onsave, submit } = showForm('os', '', 'volleyball')
    expect(['Client id', 'Client secret', 'API key'].map((label) => fieldNamed(label).type)).toEqual([
      'text',
      'password',
      'password'
    ])
    typeInto(fieldNamed('Name for these keys'), 'League')
    typeInto(fieldNamed('Client id'), ' client-7f3e ')
    typeInto(fieldNamed('Client secret'), 'secret of the client')
    typeInto(fieldNamed('API key'), 'key-1')
    await submit()
    expect(onsave).not.toHaveBeenCalled()
    expect(document.body.textContent).toContain('A key has no spaces')
    typeInto(fieldNamed('Client secret'), 'secret-of-the-client')
    await submit()
    expect(onsave).toHaveBeenCalledWith({
      label: 'League',
      secret: {
        kind: 'volleyball',
        keys: { clientId: 'client-7f3e', clientSecret: 'secret-of-the-client', apiKey: 'key-1' }
      },
      weakProtectionAccepted: false
    })
    expect(
      fieldNamed('Client id').value + fieldNamed('Client secret').value + fieldNamed('API key').value
    ).toBe('')
  })
})
