/** Schemas in plain English, for the reference. */
import type * as v from 'valibot'

/** What valibot's schemas and checks have at run time, as far as it is described here. */
interface Part {
  readonly kind: 'schema' | 'validation' | 'transformation' | 'metadata'
  readonly type: string
  readonly requirement?: unknown
  readonly message?: unknown
  readonly literal?: unknown
  readonly options?: readonly unknown[]
  readonly entries?: Readonly<Record<string, Part>>
  readonly item?: Part
  readonly value?: Part
  readonly wrapped?: Part
  readonly pipe?: readonly Part[]
}

/** "{ courtId: text (1 to 120 characters); filter: "all" or "points" }"; objects below `depth` are shortened to "{ … }". */
export const schemaText = (schema: v.GenericSchema, depth = 3): string => textOf(partOf(schema), depth)

export interface Leaf {
  readonly path: string
  readonly schema: v.GenericSchema
}

/** Everything in an object that is not an object itself, with its path: "capture.keepDays". */
export function leavesOf(schema: v.GenericSchema, path = ''): Leaf[] {
  const { entries } = partOf(schema)
  if (entries === undefined) return [{ path, schema }]
  return Object.entries(entries).flatMap(([name, entry]) =>
    leavesOf(schemaOf(entry), path === '' ? name : `${path}.${name}`)
  )
}

// Valibot's types do not say which schema it is; what is there at run time does.
const partOf = (schema: v.GenericSchema): Part => schema
const schemaOf = (part: Part): v.GenericSchema => part as unknown as v.GenericSchema

function textOf(part: Part, depth: number): string {
  const checks = (part.pipe ?? []).slice(1)
  switch (part.type) {
    case 'string':
      return qualified('text', [boundsText(checks, 'length', 'characters'), ...otherChecks(checks)])
    case 'number': {
      const noun = checks.some(({ type }) => type === 'integer') ? 'whole number' : 'number'
      return qualified(noun, [boundsText(checks, 'value', ''), ...otherChecks(checks)])
    }
    case 'boolean':
      return 'yes or no'
    case 'literal':
      return JSON.stringify(part.literal)
    case 'picklist':
      return (part.options ?? []).map((option) => JSON.stringify(option)).join(' or ')
    case 'nullable':
      return `${innerText(part.wrapped, depth)} or null`
    case 'optional':
      return innerText(part.wrapped, depth)
    case 'array':
      return `${qualified('list', [boundsText(checks, 'length', '')])} of ${innerText(part.item, depth)}`
    case 'record':
      return `map from text to ${innerText(part.value, depth)}`
    case 'variant':
    case 'union':
      return (part.options ?? []).map((option) => textOf(option as Part, depth)).join(' or ')
    case 'object':
    case 'strict_object':
      return objectText(part.entries ?? {}, depth)
    default:
      return part.type
  }
}

const innerText = (part: Part | undefined, depth: number): string =>
  part === undefined ? '?' : textOf(part, depth)

function objectText(entries: Readonly<Record<string, Part>>, depth: number): string {
  const fields = Object.entries(entries)
  if (fields.length === 0) return 'nothing'
  if (depth === 0) return '{ … }'
  return `{ ${fields.map(([name, entry]) => `${name}: ${textOf(entry, depth - 1)}`).join('; ')} }`
}

function qualified(noun: string, qualifications: readonly string[]): string {
  const said = qualifications.filter((text) => text !== '')
  return said.length === 0 ? noun : `${noun} (${said.join('; ')})`
}

function boundsText(checks: readonly Part[], of: 'length' | 'value', unit: string): string {
  const limit = (type: string): number | null => {
    const requirement = checks.find((check) => check.type === type)?.requirement
    return typeof requirement === 'number' ? requirement : null
  }
  const [least, most] = [limit(`min_${of}`), limit(`max_${of}`)]
  const text =
    least !== null && most !== null
      ? `${least} to ${most}`
      : least !== null
        ? `at least ${least}`
        : most !== null
          ? `at most ${most}`
          : ''
  return text === '' || unit === '' ? text : `${text} ${unit}`
}

const otherChecks = (checks: readonly Part[]): string[] =>
  checks.flatMap(({ type, requirement, message }) => {
    if (type === 'starts_with') return `starts with “${String(requirement)}”`
    if (type === 'includes') return `contains “${String(requirement)}”`
    if (type === 'regex' || type === 'check')
      return typeof message === 'string' ? message.replace(/\.$/, '') : []
    return []
  })
