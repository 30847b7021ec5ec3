/** The menu of a card on the wall. */
import type { WallOrderName } from '@shared/settings'
import type { MenuItem } from '../../components/menu-item'
import { TEXT } from './text'

export interface CardActions {
  readonly open: () => void
  readonly reconnect: () => void
  /** Moves the card by that many places in the operator’s own order. */
  readonly move: (places: number) => void
  readonly orderBy: (order: WallOrderName) => void
  readonly export: () => void
  readonly remove: () => void
}

export interface CardPlace {
  readonly index: number
  readonly count: number
  readonly order: WallOrderName
  readonly isReplay: boolean
}

/** Cards can be moved only while the wall is in the operator’s own order. */
export function cardMenu(
  { index, count, order, isReplay }: CardPlace,
  actions: CardActions
): readonly MenuItem[] {
  const placing: readonly MenuItem[] =
    order === 'urgency'
      ? [{ label: TEXT.menu.orderByHand, onselect: () => actions.orderBy('own') }]
      : [
          {
            label: TEXT.menu.moveLeft,
            shortcut: 'Alt ←',
            isDisabled: index === 0,
            onselect: () => actions.move(-1)
          },
          {
            label: TEXT.menu.moveRight,
            shortcut: 'Alt →',
            isDisabled: index === count - 1,
            onselect: () => actions.move(1)
          },
          { label: TEXT.menu.orderByUrgency, onselect: () => actions.orderBy('urgency') }
        ]
  return [
    { label: TEXT.menu.open, shortcut: 'Enter', onselect: actions.open },
    ...(isReplay ? [] : [{ label: TEXT.menu.reconnect, onselect: actions.reconnect }]),
    { label: TEXT.menu.export, shortcut: 'E', onselect: actions.export },
    ...placing,
    { label: isReplay ? TEXT.menu.closeReplay : TEXT.menu.remove, onselect: actions.remove }
  ]
}
