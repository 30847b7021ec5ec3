/** Whether a key press is meant for the view: never while the user types, chooses or confirms something. */

const OWN_KEYS = 'input, textarea, select, dialog, [role="menu"], [contenteditable]'

/**
 * False in fields, dialogs and menus, with Ctrl or Meta held, and for a press that was already handled. AltGr, which
 * some keyboards need for brackets, counts as no modifier although it sets Ctrl.
 */
export function isForView(event: KeyboardEvent): boolean {
  const isCommand = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph')
  if (event.defaultPrevented || isCommand) return false
  if (document.querySelector('dialog[open]')) return false
  return !(event.target instanceof Element && event.target.closest(OWN_KEYS))
}
