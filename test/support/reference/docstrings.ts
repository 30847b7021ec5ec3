/** The docstrings of a source file's object literals and interfaces, for the reference. */
import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** By the path of property names: "courts.add", "capture.keepDays". */
export type Docstrings = ReadonlyMap<string, string>

export function docstringsIn(...files: readonly string[]): Docstrings {
  const docs = new Map<string, string>()
  const visit = (node: ts.Node, path: readonly string[]): void => {
    const name = nameOf(node)
    const here = name === null ? path : [...path, name]
    const doc = name === null ? '' : docOf(node)
    if (doc !== '') docs.set(here.join('.'), doc)
    node.forEachChild((child) => visit(child, here))
  }
  for (const file of files)
    visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true), [])
  return docs
}

function nameOf(node: ts.Node): string | null {
  if (!ts.isPropertyAssignment(node) && !ts.isPropertySignature(node)) return null
  const { name } = node
  return ts.isIdentifier(name) || ts.isStringLiteral(name) ? name.text : null
}

function docOf(node: ts.Node): string {
  const parts = ts.getJSDocCommentsAndTags(node).map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? '')
  return parts.join(' ').replaceAll(/\s+/g, ' ').trim()
}
