/** One entry of a menu. */
export interface MenuItem {
  readonly label: string
  /** The key that does the same without the menu. */
  readonly shortcut?: string
  readonly isDisabled?: boolean
  readonly onselect: () => void
}
