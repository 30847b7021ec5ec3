/** What can be done with a card of the wall. */
import type { MenuItem } from '../../components/menu-item'

export interface CardActions {
  readonly open: () => void
  readonly reconnect: () => void
  /** Moves the card by so many places. */
  readonly move: (places: number) => void
  readonly remove: () => void
}

/** The menu of the card at `index` of `count`. */
export function cardMenu(index: number, count: number, actions: CardActions): readonly MenuItem[] {
  return [
    { label: 'Open', shortcut: 'Enter', onselect: actions.open },
    { label: 'Reconnect', onselect: actions.reconnect },
    { label: 'Move back', shortcut: 'Alt ←', isDisabled: index === 0, onselect: () => actions.move(-1) },
    { label: 'Move on', shortcut: 'Alt →', isDisabled: index === count - 1, onselect: () => actions.move(1) },
    { label: 'Remove …', onselect: actions.remove }
  ]
}
