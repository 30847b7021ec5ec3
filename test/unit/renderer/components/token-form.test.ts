// @vitest-environment jsdom
import { flushSync, mount, tick, unmount } from 'svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import TokenForm from '../../../../src-renderer/components/TokenForm.svelte'

let dispose = (): void => undefined

function showForm(protection: 'os' | 'weak' | 'session', failure = '') {
  const onsave = vi.fn(() => Promise.resolve(failure))
  const form = mount(TokenForm, {
    target: document.body,
    props: { protection, explanation: 'How it is protected.', onsave }
  })
  dispose = () => void unmount(form)
  flushSync()
  const input = (type: string): HTMLInputElement => {
    const found = document.querySelector<HTMLInputElement>(
      type === 'text' ? 'input:not([type])' : `input[type="${type}"]`
    )
    if (!found) throw new Error(`There is no ${type} field`)
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
  return { onsave, input, type, submit }
}

afterEach(() => dispose())

describe('the form for a new token', () => {
  it('hides the token while it is typed and forgets it once it is stored', async () => {
    const { onsave, input, type, submit } = showForm('os')
    expect(input('password').type).toBe('password')
    type(input('text'), ' Autumn tour ')
    type(input('password'), '123456789')
    await submit()
    expect(onsave).toHaveBeenCalledWith({
      label: 'Autumn tour',
      token: '123456789',
      weakProtectionAccepted: false
    })
    expect(input('password').value).toBe('')
  })

  it('forgets the token also when it could not be stored, and says so', async () => {
    const { input, type, submit } = showForm('os', 'The disk is full.')
    type(input('text'), 'Autumn tour')
    type(input('password'), '123456789')
    await submit()
    expect(input('password').value).toBe('')
    expect(document.querySelector('[role="alert"]')?.textContent).toContain('The disk is full.')
  })

  it('says what is missing and sends nothing', async () => {
    const { onsave, submit } = showForm('os')
    await submit()
    expect(onsave).not.toHaveBeenCalled()
    expect(document.body.textContent).toContain('Give the token a name')
    expect(document.body.textContent).toContain('at least 8 characters')
  })

  it.each(['weak', 'session'] as const)('wants consent when the protection is %s', async (protection) => {
    const { onsave, input, type, submit } = showForm(protection)
    type(input('text'), 'Autumn tour')
    type(input('password'), '123456789')
    await submit()
    expect(onsave).not.toHaveBeenCalled()
    input('checkbox').click()
    await submit()
    expect(onsave).toHaveBeenCalledWith(expect.objectContaining({ weakProtectionAccepted: true }))
  })
})
