/** Props that a test can change after mounting; each is replaced whole, as the stores of the window do. */
export function reactiveProps<Props extends object>(initial: Props): Props {
  const props = $state(initial)
  return props
}
