/** Finds fields by their labels, as a user does. */
import { flushSync } from 'svelte'

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export function fieldNamed(name: string): Control {
  const labels = [...document.querySelectorAll('label')]
  const label =
    labels.find((each) => each.textContent.trim() === name) ??
    labels.find((each) => each.textContent.trim().startsWith(name))
  const found = label?.control
  if (
    found instanceof HTMLInputElement ||
    found instanceof HTMLTextAreaElement ||
    found instanceof HTMLSelectElement
  )
    return found
  throw new Error(`There is no field “${name}”`)
}

export function typeInto(field: Control, text: string): void {
  field.value = text
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }))
  flushSync()
}
