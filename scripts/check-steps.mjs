/** What `npm run check` runs. The longest steps come first, so that no lane idles at the end. */

/** @typedef {{ group: string, name: string, tool: string, args: string[], env?: Record<string, string> }} Step */

export const CACHE = 'node_modules/.cache/check'

/**
 * Types are checked by TypeScript 7; TypeScript 6 is there for the tools that need its API.
 * @param {string} project
 * @returns {Step}
 */
const types = (project) => ({
  group: 'types',
  name: `types ${project}`,
  tool: 'node_modules/@typescript/native/bin/tsc',
  args: [
    '-p',
    project,
    '--incremental',
    '--tsBuildInfoFile',
    `${CACHE}/types-${project.replace('/', '-')}.json`
  ]
})

/**
 * A process for each program: ESLint's time goes into TypeScript's programs, and two processes must not load the same.
 * @param {string} name
 * @param {string[]} files
 * @returns {Step}
 */
const lint = (name, ...files) => ({
  group: 'lint',
  name: `lint ${name}`,
  tool: 'node_modules/eslint/bin/eslint.js',
  args: [
    ...['--max-warnings', '0', '--cache', '--cache-strategy', 'content'],
    ...['--cache-location', `${CACHE}/eslint-${name}`, ...files]
  ],
  // Gives TypeScript all components at once, with the types of their props. Without it each component is a program
  // of its own, which doubles the time.
  env: { SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK: '1' }
})

/** @type {readonly Step[]} */
export const STEPS = [
  lint('test', 'test'),
  lint('renderer', 'src-renderer'),
  lint('main', 'src-main'),
  {
    group: 'format',
    name: 'format',
    tool: 'node_modules/prettier/bin/prettier.cjs',
    args: [
      ...['--check', '--cache', '--cache-strategy', 'content'],
      ...['--cache-location', `${CACHE}/prettier`, '--log-level', 'warn', '.']
    ]
  },
  lint('shared', 'src-shared', 'scripts', '*.{js,cjs,ts}', '.dependency-cruiser.cjs'),
  types('test'),
  {
    group: 'types',
    name: 'types src-renderer',
    tool: 'node_modules/svelte-check/bin/svelte-check',
    args: ['--tsgo', '--tsconfig', 'src-renderer/tsconfig.json', '--fail-on-warnings']
  },
  {
    group: 'layers',
    name: 'layers',
    tool: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
    args: ['src-main', 'src-renderer', 'src-shared']
  },
  {
    group: 'reference',
    name: 'reference',
    tool: 'node_modules/vitest/vitest.mjs',
    args: ['run', '--project', 'unit', 'test/unit/reference']
  },
  {
    group: 'wording',
    name: 'spelling',
    tool: 'node_modules/cspell/bin.mjs',
    args: [
      ...['lint', '--no-progress', '--no-summary', '--dot', '--cache', '--cache-strategy', 'content'],
      ...['--cache-location', `${CACHE}/cspell`, '**']
    ]
  },
  { group: 'wording', name: 'phrases', tool: 'scripts/check-phrases.mjs', args: [] },
  types('src-main'),
  types('src-shared'),
  types('src-main/preload'),
  types('src-main/simulator'),
  types('scripts'),
  types('.')
]
