/** A fact and the monotonic time since when it has been unchanged. */
export type Since<Fact> = Fact & { readonly sinceMonotonicMs: number }

/** The new fact, keeping the old time if it is unchanged. */
export function keepSince<Fact extends object>(
  before: Since<Fact> | null,
  fact: Fact,
  now: number
): Since<Fact> {
  const same =
    before !== null && Object.entries(fact).every(([name, value]) => Reflect.get(before, name) === value)
  return { ...fact, sinceMonotonicMs: same ? before.sinceMonotonicMs : now }
}
