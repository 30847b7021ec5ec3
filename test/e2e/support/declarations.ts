/** What of a library's declarations the code uses, and what the declarations say. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

/** A member of a class or interface as `App.getPath`, an event as `App.on('activate')`. */
export type Member = string

/** The declaration of every member in a declaration file, without comments. */
export function declaredMembers(file: string): ReadonlyMap<Member, string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)
  const printer = ts.createPrinter({ removeComments: true })
  const members = new Map<Member, string>()
  const visit = (node: ts.Node): void => {
    const member = memberOf(node)
    if (member === null) {
      ts.forEachChild(node, visit)
      return
    }
    const declaration = printer.printNode(ts.EmitHint.Unspecified, node, source).replace(/\s+/g, ' ')
    members.set(member, `${members.get(member) ?? ''}${declaration}`)
  }
  visit(source)
  return members
}

/** The members declared in `library`, the ending of a path, that the TypeScript and Svelte files in the folders use. */
export function usedMembers(
  folders: readonly string[],
  config: string,
  library: string
): ReadonlySet<Member> {
  const files = folders.flatMap(codeFilesIn)
  const options = compilerOptions(config)
  const program = ts.createProgram(files, options, hostThatReadsSvelte(options))
  const checker = program.getTypeChecker()
  const used = new Set<Member>()

  const note = (declaration: ts.Node | undefined): void => {
    if (declaration?.getSourceFile().fileName.endsWith(library) !== true) return
    const member = memberOf(declaration)
    if (member !== null) used.add(member)
  }
  const noteProperty = (type: ts.Type | undefined, name: string): void =>
    type && checker.getPropertyOfType(type, name)?.declarations?.forEach(note)

  const visit = (node: ts.Node): void => {
    // Of the overloads of a method, which for events are hundreds, only the one that is called.
    if (ts.isCallExpression(node)) note(checker.getResolvedSignature(node)?.declaration)
    else if (ts.isPropertyAccessExpression(node) && !ts.isCallExpression(node.parent))
      checker.getSymbolAtLocation(node.name)?.declarations?.forEach(note)
    else if (ts.isObjectLiteralElementLike(node) && node.name && ts.isObjectLiteralExpression(node.parent))
      noteProperty(checker.getContextualType(node.parent), node.name.getText())
    else if (ts.isBindingElement(node))
      noteProperty(checker.getTypeAtLocation(node.parent), (node.propertyName ?? node.name).getText())
    ts.forEachChild(node, visit)
  }
  for (const source of program.getSourceFiles()) if (files.includes(source.fileName)) visit(source)
  return used
}

const codeFilesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.ts$|\.svelte$/.test(name))
    .map((name) => path.resolve(folder, name.replace(/\.svelte$/, SCRIPT_OF_SVELTE)))

const EVENT_METHODS = new Set(['on', 'once', 'off', 'addListener', 'removeListener'])

function memberOf(node: ts.Node): Member | null {
  if (!ts.isTypeElement(node) && !ts.isClassElement(node)) return null
  const owner = node.parent
  if (!ts.isInterfaceDeclaration(owner) && !ts.isClassDeclaration(owner)) return null
  if (node.name === undefined || owner.name === undefined) return null
  const name = node.name.getText()
  if (!EVENT_METHODS.has(name) || !ts.isFunctionLike(node)) return `${owner.name.text}.${name}`
  return `${owner.name.text}.on(${node.parameters[0]?.type?.getText() ?? ''})`
}

/** TypeScript knows no Svelte; it gets the scripts of a component as a file of this ending. */
const SCRIPT_OF_SVELTE = '.svelte.script.ts'

function hostThatReadsSvelte(options: ts.CompilerOptions): ts.CompilerHost {
  const host = ts.createCompilerHost(options)
  host.readFile = (file) => {
    if (!file.endsWith(SCRIPT_OF_SVELTE)) return ts.sys.readFile(file)
    const component = readFileSync(file.slice(0, -SCRIPT_OF_SVELTE.length) + '.svelte', 'utf8')
    return [...component.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script).join('\n')
  }
  return host
}

function compilerOptions(config: string): ts.CompilerOptions {
  const host = { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined }
  const parsed = ts.getParsedCommandLineOfConfigFile(config, {}, host)
  if (parsed === undefined) throw new Error(`${config} cannot be read.`)
  return parsed.options
}
