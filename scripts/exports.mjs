/** Finds exports that nobody needs, and types that share a name. */

/** @typedef {import('./modules.mjs').Module} Module */
/** @typedef {import('./modules.mjs').Export} Export */

/** scripts/bench.mjs loads these by name. */
const LOADED_BY_NAME = /^test\/bench\/[^/]+\.ts$/

const isTest = (/** @type {string} */ file) => file.startsWith('test/')
/** @param {string} file */
const isShipped = (file) => file.startsWith('src-')
const placeOf = (/** @type {Export} */ { file, line }) => `${file}:${line}`

/**
 * An export is dead when no other file imports it, or when only tests use what they import from src-*.
 * @param {readonly Module[]} modules
 * @returns {string[]} a line for each
 */
export function deadExports(modules) {
  /** @param {boolean} byTests */
  const usedBy = (byTests) =>
    new Set(
      modules
        .filter(({ file }) => isTest(file) === byTests)
        .flatMap(({ imports }) => imports.map(({ file, name }) => `${file} ${name}`))
    )
  const [code, tests] = [usedBy(false), usedBy(true)]
  return modules
    .filter(({ file }) => !LOADED_BY_NAME.test(file))
    .flatMap((module) => module.exports)
    .flatMap((each) => {
      const isIn = (/** @type {Set<string>} */ users) =>
        users.has(`${each.file} ${each.name}`) || users.has(`${each.file} *`)
      if (isIn(code) || (isIn(tests) && (!isShipped(each.file) || each.isUsedAtHome))) return []
      const remedy = isIn(tests)
        ? 'only tests use it: delete it, or move it to test/support'
        : each.isUsedAtHome
          ? 'nobody imports it: drop the export'
          : 'nobody uses it: delete it'
      return [`${placeOf(each)}  ${each.name}: ${remedy}`]
    })
}

/**
 * @param {readonly Module[]} modules
 * @returns {string[]} a line for each name that several exported types have
 */
export function sharedTypeNames(modules) {
  /** @type {Map<string, Export[]>} */
  const types = new Map()
  for (const { exports } of modules)
    for (const each of exports)
      if (each.isType && isShipped(each.file)) types.set(each.name, [...(types.get(each.name) ?? []), each])
  return [...types]
    .filter(([, all]) => all.length > 1)
    .map(([name, all]) => `${name}: ${all.length} types have this name: ${all.map(placeOf).join(', ')}`)
}
