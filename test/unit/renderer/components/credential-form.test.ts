// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import CredentialForm from '../../../../src-renderer/components/CredentialForm.svelte'

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
  const field = (name: string): HTMLInputElement => {
    const label = [...document.querySelectorAll('label')].find((each) => each.textContent.includes(name))
    const found = label?.querySelector('input') ?? document.getElementById(label?.htmlFor ?? '')
    if (!(found instanceof HTMLInputElement)) throw new Error(`There is no field “${name}”`)
    return found
  }
  const type = (field: HTMLInputElement, value: string): void => {
    field.value = value
    field.dispatchEvent(new Event('input', { bubbles: true }))
  }
  const submit = async (): Promise<void> => {
    document.querySelector('form')?.dispatchEvent(new SubmitEvent('submit', { cancelable: true }))
    flushSync()
    await tick()
    await tick()
    flushSync()
  }
  return { onsave, field, type, submit }
}

afterEach(() => dispose())

describe('the form for a new token', () => {
  it('hides the token while it is typed and forgets it once it is stored', async () => {
    const { onsave, field, type, submit } = showForm('os')
    expect(field('Token').type).toBe('password')
    type(field('Name of the token'), ' Autumn tour ')
    type(field('Token'), '123456789')
    await submit()
    expect(onsave).toHaveBeenCalledWith({
      label: 'Autumn tour',
      secret: { kind: 'token', token: '123456789' },
      weakProtectionAccepted: false
    })
    expect(field('Token').value).toBe('')
  })

  it('forgets the token also when it could not be stored, and says so', async () => {
    const { field, type, submit } = showForm('os', 'The disk is full.')
    type(field('Name of the token'), 'Autumn tour')
    type(field('Token'), '123456789')
    await submit()
    expect(field('Token').value).toBe('')
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('The disk is full.')
  })

  it('says what is missing and sends nothing', async () => {
    const { onsave, submit } = showForm('os')
    await submit()
    expect(onsave).not.toHaveBeenCalled()
    expect(document.body.textContent).toContain('Give it a name')
    expect(document.body.textContent).toContain('at least 8 characters')
  })

  it.each(['weak', 'session'] as const)('wants consent when the protection is %s', async (protection) => {
    const { onsave, field, type, submit } = showForm(protection)
    type(field('Name of the token'), 'Autumn tour')
    type(field('Token'), '123456789')
    await submit()
    expect(onsave).not.toHaveBeenCalled()
    field('I understand').click()
    await submit()
    expect(onsave).toHaveBeenCalledWith(expect.objectContaining({ weakProtectionAccepted: true }))
  })

  it('sends the keys for volleyball, each hidden but the client id, and forgets them', async () => {
    const { onsave, field, type, submit } = showForm('os', '', 'volleyball')
    expect(['Client id', 'Client secret', 'API key'].map((label) => field(label).type)).toEqual([
      'text',
      'password',
      'password'
    ])
    type(field('Name of the keys'), 'League')
    type(field('Client id'), ' client-7f3e ')
    type(field('Client secret'), 'secret of the client')
    type(field('API key'), 'key-1')
    await submit()
    expect(onsave).not.toHaveBeenCalled()
    expect(document.body.textContent).toContain('A key has no blanks')
    type(field('Client secret'), 'secret-of-the-client')
    await submit()
    expect(onsave).toHaveBeenCalledWith({
      label: 'League',
      secret: {
        kind: 'volleyball',
        keys: { clientId: 'client-7f3e', clientSecret: 'secret-of-the-client', apiKey: 'key-1' }
      },
      weakProtectionAccepted: false
    })
    expect(field('Client id').value + field('Client secret').value + field('API key').value).toBe('')
  })
})
