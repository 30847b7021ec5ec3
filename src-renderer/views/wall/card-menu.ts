/** What can be done with a card of the wall. */
import type { WallOrderName } from '@shared/settings'
import type { MenuItem } from '../../components/menu-item'

export interface CardActions {
  readonly open: () => void
  readonly reconnect: () => void
  /** Moves the card by so many places in the operator's own order. */
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

/** The menu of the card at `index` of `count`; by hand it is moved only where the hand decides. */
export function cardMenu(
  { index, count, order, isReplay }: CardPlace,
  actions: CardActions
): readonly MenuItem[] {
  const placing: readonly MenuItem[] =
    order === 'urgency'
      ? [{ label: 'Arrange the wall by hand', onselect: () => actions.orderBy('own') }]
      : [
          {
            label: 'Move back',
            shortcut: 'Alt ←',
            isDisabled: index === 0,
            onselect: () => actions.move(-1)
          },
          {
            label: 'Move on',
            shortcut: 'Alt →',
            isDisabled: index === count - 1,
            onselect: () => actions.move(1)
          },
          { label: 'Order the wall by urgency', onselect: () => actions.orderBy('urgency') }
        ]
  return [
    { label: 'Open', shortcut: 'Enter', onselect: actions.open },
    ...(isReplay ? [] : [{ label: 'Reconnect', onselect: actions.reconnect }]),
    { label: 'Export …', shortcut: 'E', onselect: actions.export },
    ...placing,
    { label: isReplay ? 'Close the replay' : 'Remove …', onselect: actions.remove }
  ]
}
