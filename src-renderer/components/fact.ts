/** One line of a list of facts. */
export interface Fact {
  readonly name: string
  readonly value: string
  readonly tone?: 'normal' | 'low' | 'high' | 'critical'
}
