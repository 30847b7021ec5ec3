/**
 * The modules of the project: what each file imports and exports. From the syntax alone, so it takes two seconds, and
 * from components as well, whose type imports dependency-cruiser does not see.
 */
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { root } from './tools.mjs'

/**
 * @typedef {object} Export
 * @property {string} file
 * @property {number} line
 * @property {string} name
 * @property {boolean} isType
 * @property {boolean} isUsedAtHome whether its own file uses it, outside its declaration
 */

/** @typedef {{ file: string, name: string }} Import `name` is `*` for the whole module */

/** @typedef {{ file: string, exports: Export[], imports: Import[] }} Module */

const FOLDERS = ['scripts', 'src-main', 'src-renderer', 'src-shared', 'test']
const EXTENSIONS = ['', '.ts', '.svelte', '.svelte.ts', '.mjs', '.d.ts']
const SCRIPT_TAG = /<script[^>]*>([\s\S]*?)<\/script>/g
const JSDOC_IMPORT = /import\('([^']+)'\)\.(\w+)/g

/**
 * @param {string} from a file of the tree
 * @param {string} specifier
 * @param {ReadonlyMap<string, string>} files
 * @returns {string | undefined} undefined for packages
 */
function resolve(from, specifier, files) {
  const bare = specifier.replace(/\?\w+$/, '')
  const target = bare.startsWith('@shared/')
    ? bare.replace('@shared/', 'src-shared/')
    : bare.startsWith('.')
      ? path.posix.join(path.posix.dirname(from), bare)
      : undefined
  return target && EXTENSIONS.map((extension) => target + extension).find((file) => files.has(file))
}

/** @param {ts.Node} node */
function isExported(node) {
  const kinds = (ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined)?.map(({ kind }) => kind) ?? []
  return kinds.includes(ts.SyntaxKind.ExportKeyword) && !kinds.includes(ts.SyntaxKind.DefaultKeyword)
}

/**
 * @param {ts.BindingName} name
 * @returns {ts.Identifier[]}
 */
const boundNames = (name) =>
  ts.isIdentifier(name)
    ? [name]
    : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)))

/**
 * @param {ts.Statement} statement
 * @returns {{ identifier: ts.Identifier, declaration: ts.Node, isType: boolean }[]}
 */
function declaredNames(statement) {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap((declaration) =>
      boundNames(declaration.name).map((identifier) => ({ identifier, declaration, isType: false }))
    )
  if (ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement))
    return [{ identifier: statement.name, declaration: statement, isType: true }]
  if ((ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) && statement.name)
    return [{ identifier: statement.name, declaration: statement, isType: ts.isClassDeclaration(statement) }]
  return []
}

/**
 * @param {ts.SourceFile} source
 * @param {string} name
 * @param {ts.Node} declaration
 */
function isUsedOutside(source, name, declaration) {
  /**
   * @param {ts.Node} node
   * @returns {boolean}
   */
  const uses = (node) =>
    node !== declaration &&
    ((ts.isIdentifier(node) && node.text === name && !ts.isExportSpecifier(node.parent)) ||
      ts.forEachChild(node, (child) => uses(child) || undefined) === true)
  return uses(source)
}

/**
 * @param {ts.SourceFile} source
 * @param {string} file
 * @returns {Export[]}
 */
function exportsOf(source, file) {
  const named = source.statements.flatMap((statement) =>
    isExported(statement)
      ? declaredNames(statement)
      : ts.isExportDeclaration(statement) &&
          statement.exportClause &&
          ts.isNamedExports(statement.exportClause)
        ? statement.exportClause.elements.map((element) => ({
            identifier: /** @type {ts.Identifier} */ (element.name),
            declaration: /** @type {ts.Node} */ (element),
            // A name that is passed on is a type of its own in the first place only.
            isType: false
          }))
        : []
  )
  return named.map(({ identifier, declaration, isType }) => ({
    file,
    line: source.getLineAndCharacterOfPosition(identifier.getStart(source)).line + 1,
    name: identifier.text,
    isType,
    isUsedAtHome: isUsedOutside(source, identifier.text, declaration)
  }))
}

/**
 * @param {ts.ImportDeclaration | ts.ExportDeclaration} declaration
 * @returns {string[]}
 */
function namesTaken(declaration) {
  if (ts.isExportDeclaration(declaration)) {
    const clause = declaration.exportClause
    return clause && ts.isNamedExports(clause)
      ? clause.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
      : ['*']
  }
  const bindings = declaration.importClause?.namedBindings
  if (!bindings) return ['default']
  return ts.isNamedImports(bindings)
    ? bindings.elements.map(({ name, propertyName }) => (propertyName ?? name).text)
    : ['*']
}

/**
 * @param {ts.SourceFile} source
 * @returns {{ specifier: string, name: string }[]}
 */
function importsOf(source) {
  /** @type {{ specifier: string, name: string }[]} */
  const found = []
  /** @param {ts.Node} node */
  const visit = (node) => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      const specifier = /** @type {ts.StringLiteral} */ (node.moduleSpecifier).text
      for (const name of namesTaken(node)) found.push({ specifier, name })
    } else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
      const { literal } = node.argument
      if (ts.isStringLiteral(literal))
        found.push({ specifier: literal.text, name: node.qualifier?.getText(source) ?? '*' })
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments
      if (argument && ts.isStringLiteralLike(argument)) found.push({ specifier: argument.text, name: '*' })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  for (const [, specifier = '', name = ''] of source.text.matchAll(JSDOC_IMPORT))
    found.push({ specifier, name })
  return found
}

/**
 * @param {ReadonlyMap<string, string>} files paths from the project's folder, with `/`, and their text
 * @returns {Module[]}
 */
export function readModules(files) {
  return [...files].map(([file, text]) => {
    const isComponent = file.endsWith('.svelte')
    const code = isComponent ? [...text.matchAll(SCRIPT_TAG)].map(([, script]) => script).join('\n') : text
    const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS)
    const imports = importsOf(source).flatMap(({ specifier, name }) => {
      const target = resolve(file, specifier, files)
      return target ? [{ file: target, name }] : []
    })
    return { file, exports: isComponent ? [] : exportsOf(source, file), imports }
  })
}

/**
 * Every module of the project.
 * @returns {Module[]}
 */
export function projectModules() {
  const files = FOLDERS.flatMap((folder) =>
    fs
      .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
      .filter((file) => /\.(ts|mjs|svelte)$/.test(file))
  )
  return readModules(new Map(files.map((file) => [file, fs.readFileSync(path.join(root, file), 'utf8')])))
}
