/** Failed user actions, until dismissed. */

export interface Problem {
  readonly id: string
  readonly text: string
}

export class Problems {
  #list = $state.raw<readonly Problem[]>([])
  #count = 0

  get list(): readonly Problem[] {
    return this.#list
  }

  /** The same text is not listed twice. */
  report(text: string): void {
    if (this.#list.some((problem) => problem.text === text)) return
    this.#count += 1
    this.#list = [...this.#list, { id: `problem-${this.#count}`, text }]
  }

  dismiss(id: string): void {
    this.#list = this.#list.filter((problem) => problem.id !== id)
  }
}
