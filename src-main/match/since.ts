/** A fact together with the monotonic time since when it has been the same. */
export type Since<Fact> = Fact & { readonly sinceMonotonicMs: number }

/** The new fact; with the old time when nothing about it has changed. */
export function keepSince<Fact extends object>(
  before: Since<Fact> | null,
  fact: Fact,
  now: number
): Since<Fact> {
  const same =
    before !== null && Object.entries(fact).every(([name, value]) => Reflect.get(before, name) === value)
  return { ...fact, sinceMonotonicMs: same ? before.sinceMonotonicMs : now }
}
