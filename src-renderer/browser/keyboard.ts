/** Whether a key press is meant for the view: never while the user types, chooses or confirms something. */

const OWN_KEYS = 'input, textarea, select, dialog, [role="menu"], [contenteditable]'

/**
 * False in fields, dialogs and menus, with Ctrl or Meta held, and for a press that was already handled. AltGr, which
 * some keyboards need for brackets, counts as no modifier although it sets Ctrl.
 */
export const isForView = (event: KeyboardEvent): boolean => !isCommand(event) && isFree(event)

/** The same for presses with Ctrl or Meta held. */
export const isCommandForView = (event: KeyboardEvent): boolean => isCommand(event) && isFree(event)

const isCommand = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph')

function isFree(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || document.querySelector('dialog[open]')) return false
  return !(event.target instanceof Element && event.target.closest(OWN_KEYS))
}
