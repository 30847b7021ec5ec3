import { expect, it } from 'vitest'
import { demoMatches } from '../../../../src-main/simulator/volleyball/demo-matches'

/** Envelopes told before and within two minutes of match time after the start. */
function told({ source, speed, headStartMs = 0 }: ReturnType<typeof demoMatches>[number]) {
  const moments = source(0, speed).map(({ atMs }) => atMs * speed)
  const before = moments.filter((atMs) => atMs <= headStartMs).length
  const soon = moments.filter((atMs) => atMs > headStartMs && atMs <= headStartMs + 120_000).length
  return { before, soon, after: moments.length - before }
}

it('shows two matches, each in the middle of its course', () => {
  const matches = demoMatches(1)
  expect(new Set(matches.map(({ fixture }) => fixture.fixtureId)).size).toBe(2)
  for (const match of matches) {
    const { before, soon, after } = told(match)
    expect(before).toBeGreaterThan(5)
    expect(soon).toBeGreaterThan(3)
    expect(after).toBeGreaterThan(soon)
  }
})

it('is the same for the same seed and another for another', () => {
  const texts = (seed: number): readonly string[] =>
    demoMatches(seed, 5).flatMap(({ source }) => source(0, 4).map(({ text }) => text))
  expect(texts(3)).toEqual(texts(3))
  expect(texts(4)).not.toEqual(texts(3))
})
