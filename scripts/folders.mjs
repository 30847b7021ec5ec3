/** Finds circles between folders. */

/** @typedef {import('./modules.mjs').Module} Module */

/**
 * An import, seen from the folder that holds both files: `a/x/y.ts` importing `a/b/c.ts` leads from `x` to `b` in `a`.
 * @typedef {{ folder: string, from: string, to: string, files: string }} Edge
 */

/**
 * @param {string} importer
 * @param {string} imported
 * @returns {Edge}
 */
function edgeOf(importer, imported) {
  const [from, to] = [importer.split('/'), imported.split('/')]
  const depth = from.findIndex((name, index) => name !== to[index])
  return {
    folder: from.slice(0, depth).join('/'),
    from: from[depth] ?? '',
    to: to[depth] ?? '',
    files: `${importer} → ${imported}`
  }
}

/**
 * @param {Edge} edge
 * @param {readonly Edge[]} edges
 * @returns {Edge[] | null} a shortest way from its end to its start; null if there is none
 */
function wayBack(edge, edges) {
  const onFrom = (/** @type {string} */ place) => edges.filter(({ from }) => from === place)
  const ways = onFrom(edge.to).map((next) => [next])
  const seen = new Set([edge.to])
  for (const way of ways) {
    const end = way.at(-1)?.to ?? ''
    if (end === edge.from) return way
    if (seen.has(end)) continue
    seen.add(end)
    ways.push(...onFrom(end).map((next) => [...way, next]))
  }
  return null
}

/**
 * At every level, the entries of a folder must not import each other in a circle; a folder counts as one entry, with
 * all that is in it.
 * @param {readonly Module[]} modules
 * @returns {string[]} a paragraph for each circle
 */
export function folderCircles(modules) {
  /** @type {Map<string, Edge>} */
  const byEnds = new Map()
  for (const { file, imports } of modules)
    for (const { file: imported } of imports)
      if (imported !== file) {
        const edge = edgeOf(file, imported)
        byEnds.set(`${edge.folder}: ${edge.from} → ${edge.to}`, edge)
      }
  const edges = [...byEnds.values()]
  /** @type {Map<string, string>} */
  const circles = new Map()
  for (const edge of edges) {
    const { folder, from } = edge
    const back = wayBack(
      edge,
      edges.filter((other) => other.folder === folder)
    )
    if (!back) continue
    const circle = [edge, ...back]
    const members = circle.map((each) => each.from)
    const title = `circle in ${folder || '.'}: ${[...members, from].join(' → ')}`
    const key = [folder, ...members.toSorted()].join(' ')
    if (!circles.has(key)) circles.set(key, [title, ...circle.map(({ files }) => `  ${files}`)].join('\n'))
  }
  return [...circles.values()]
}
