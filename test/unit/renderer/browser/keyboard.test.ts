// @vitest-environment jsdom
import { afterEach, describe, expect, it } from 'vitest'
import { isCommandForView, isForView } from '../../../../src-renderer/browser/keyboard'

function press(target: Element, init: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key: '3', bubbles: true, cancelable: true, ...init })
  target.dispatchEvent(event)
  return event
}

function put(html: string): Element {
  document.body.innerHTML = html
  const target = document.querySelector('.target')
  if (!target) throw new Error('The markup has no target')
  return target
}

afterEach(() => {
  document.body.innerHTML = ''
})

describe('a view’s keys', () => {
  it('work on a card', () => expect(isForView(press(put('<button class="target"></button>')))).toBe(true))

  it.each([
    ['a text field', '<input class="target">'],
    ['a list of choices', '<select class="target"></select>'],
    ['an open menu', '<div role="menu"><button class="target"></button></div>'],
    ['the page behind an open dialog', '<dialog open></dialog><button class="target"></button>']
  ])('are off in %s', (_, html) => expect(isForView(press(put(html)))).toBe(false))

  it('ignore shortcuts with Ctrl, but not brackets typed with AltGr', () => {
    const target = put('<button class="target"></button>')
    expect(isForView(press(target, { ctrlKey: true }))).toBe(false)
    expect(isForView(press(target, { key: '[', ctrlKey: true, altKey: true, modifierAltGraph: true }))).toBe(
      true
    )
  })

  it('with Ctrl or Meta held are commands, under the same conditions', () => {
    const target = put('<button class="target"></button>')
    expect(isCommandForView(press(target, { ctrlKey: true }))).toBe(true)
    expect(isCommandForView(press(target, { metaKey: true }))).toBe(true)
    expect(isCommandForView(press(target))).toBe(false)
    expect(isCommandForView(press(put('<input class="target">'), { ctrlKey: true }))).toBe(false)
  })
})
