import { ESLint } from 'eslint'
import path from 'node:path'
import { beforeAll, expect, test, vi } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')

let eslint: ESLint

beforeAll(() => {
  vi.stubEnv('SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK', '1')
  eslint = new ESLint({ cwd: root })
  return () => vi.unstubAllEnvs()
})

/** The rules that the code breaks in place of the file, which must exist. */
async function brokenRules(file: string, code: string): Promise<readonly (string | null)[]> {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) })
  return (result?.messages ?? []).map(({ ruleId }) => ruleId)
}

const FORGOTTEN =
  'const save = (): Promise<void> => Promise.resolve()\nexport const run = (): void => { save() }\n'

test.each([
  ['src-renderer/state/console.svelte.ts', FORGOTTEN],
  ['src-shared/result.ts', FORGOTTEN],
  ['src-renderer/App.svelte', `<script lang="ts">\n${FORGOTTEN.replace('export ', '')}run()\n</script>`]
])('a promise that nobody waits for fails in %s', async (file, code) => {
  expect(await brokenRules(file, code)).toEqual(['@typescript-eslint/no-floating-promises'])
})

test('an event handler that returns a promise fails in a component', async () => {
  const code = `<script lang="ts">
    import Button from './components/Button.svelte'
    const save = async (): Promise<void> => { await Promise.resolve() }
    const later = (then: () => void): void => { then() }
  </script>
  <Button onclick={() => { later(save) }}>Save</Button>`
  expect(await brokenRules('src-renderer/App.svelte', code)).toEqual([
    '@typescript-eslint/no-misused-promises'
  ])
})

test('a plain Map in the state of a window fails', async () => {
  const code = 'export class Rows {\n  byId = $state(new Map<string, number>())\n}\n'
  expect(await brokenRules('src-renderer/state/console.svelte.ts', code)).toEqual([
    'svelte/prefer-svelte-reactivity'
  ])
})

test.each([
  "export const isTennis = (court: { sport: string }): boolean => court.sport === 'tennis'",
  "export const isTennis = (id: string): boolean => id !== 'tennis'",
  'export const isSame = (sport: string, other: string): boolean => sport === other',
  'const NAMES: Record<string, string> = {}\nexport const name = ({ sport }: { sport: string }) => NAMES[sport]',
  "export function f(court: { sport: 'a' | 'b' }): number {\n  switch (court.sport) { case 'a': return 1; case 'b': return 2 }\n}"
])('deciding by sport fails outside sports/: %s', async (code) => {
  expect(await brokenRules('src-shared/result.ts', code)).toContain('no-restricted-syntax')
})

test('a sport may decide by sport', async () => {
  const code = "export const isTennis = (sport: string): boolean => sport === 'tennis'"
  expect(await brokenRules('src-shared/sports/list.ts', code)).toEqual([])
})

test('an enum fails', async () => {
  expect(await brokenRules('src-shared/result.ts', 'export enum Side {\n  A,\n  B\n}')).toContain(
    'no-restricted-syntax'
  )
})
