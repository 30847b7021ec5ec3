import { expect, test } from 'vitest'
import { deadExports, sharedTypeNames } from '../../../scripts/exports.mjs'
import { folderCircles } from '../../../scripts/folders.mjs'
import { readModules } from '../../../scripts/modules.mjs'

const modulesOf = (files: Record<string, string>) => readModules(new Map(Object.entries(files)))
const deadIn = (files: Record<string, string>) => deadExports(modulesOf(files))

test('an export that no other file imports is dead', () => {
  expect(
    deadIn({
      'src-main/a.ts':
        'export const used = 1\nexport const unused = 2\nexport interface Own {}\nexport type Two = Own[]',
      'src-main/b.ts': "import { used, type Two } from './a'\nconsole.log(used)"
    })
  ).toEqual([
    'src-main/a.ts:2  unused: nobody uses it: delete it',
    'src-main/a.ts:3  Own: nobody imports it: drop the export'
  ])
})

test('a function that only calls itself is not used', () => {
  expect(deadIn({ 'src-main/a.ts': 'export function walk() { walk() }' })).toEqual([
    'src-main/a.ts:1  walk: nobody uses it: delete it'
  ])
})

test('what only tests use of the sources is dead, unless the sources use it too', () => {
  expect(
    deadIn({
      'src-shared/a.ts': 'export const fixture = 1\nexport const rule = 2\nexport const total = rule + 1',
      'src-shared/b.ts': "import { total } from '@shared/a'\nconsole.log(total)",
      'test/unit/a.test.ts': "import { fixture, rule } from '@shared/a'"
    })
  ).toEqual(['src-shared/a.ts:1  fixture: only tests use it: delete it, or move it to test/support'])
})

test.each([
  ['a component', { 'src-renderer/C.svelte': '<script lang="ts">import type { it } from \'./a\'</script>' }],
  ['a whole-module import', { 'src-renderer/b.ts': "import * as a from './a'" }],
  ['a dynamic import', { 'src-renderer/b.ts': "const a = await import('./a')" }],
  ['an import under another name', { 'src-renderer/b.ts': "import { it as other } from './a'" }],
  ['a type query', { 'src-renderer/b.ts': "type A = import('./a').it" }],
  [
    'a re-export',
    { 'src-renderer/main.ts': "import { it } from './b'", 'src-renderer/b.ts': "export { it } from './a'" }
  ]
])('%s uses an export', (_, users) => {
  expect(deadIn({ 'src-renderer/a.ts': 'export const it = 1', ...users })).toEqual([])
})

test('two exported types must not share a name', () => {
  expect(
    sharedTypeNames(
      modulesOf({
        'src-main/a.ts': 'export interface Verdict {}',
        'src-shared/b.ts': 'export type Verdict = string\nexport const verdict = 1',
        'test/c.ts': 'export type Verdict = number'
      })
    )
  ).toEqual(['Verdict: 2 types have this name: src-main/a.ts:1, src-shared/b.ts:1'])
})

test('folders that import each other are a circle, at every level and across components', () => {
  expect(
    folderCircles(
      modulesOf({
        'src-main/capture/write.ts': "import { a } from '../feeds/tennis/a'",
        'src-main/feeds/read.ts': "import { b } from '../capture/names'",
        'src-main/feeds/tennis/a.ts': 'export const a = 1',
        'src-main/capture/names.ts': 'export const b = 1',
        'src-renderer/views/wall/Card.svelte':
          '<script lang="ts">import type { D } from \'../court/d\'</script>',
        'src-renderer/views/court/d.ts': "import Card from '../wall/Card.svelte'\nexport type D = typeof Card"
      })
    )
  ).toEqual([
    [
      'circle in src-main: capture → feeds → capture',
      '  src-main/capture/write.ts → src-main/feeds/tennis/a.ts',
      '  src-main/feeds/read.ts → src-main/capture/names.ts'
    ].join('\n'),
    [
      'circle in src-renderer/views: wall → court → wall',
      '  src-renderer/views/wall/Card.svelte → src-renderer/views/court/d.ts',
      '  src-renderer/views/court/d.ts → src-renderer/views/wall/Card.svelte'
    ].join('\n')
  ])
})

test('a folder may import from a folder below it, and several folders from the same one', () => {
  expect(
    folderCircles(
      modulesOf({
        'src-main/a/a.ts': "import { b } from './deep/b'\nimport { c } from '../c/c'",
        'src-main/a/deep/b.ts': "import { c } from '../../c/c'\nexport const b = c",
        'src-main/c/c.ts': 'export const c = 1'
      })
    )
  ).toEqual([])
})
