/** JSON Schema to fast-check: values a schema allows, and the same with one thing wrong. */
import fc, { type Arbitrary } from 'fast-check'

export interface Schema {
  $ref?: string
  type?: string | string[]
  enum?: unknown[]
  const?: unknown
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  exclusiveMaximum?: number
  pattern?: string
  format?: string
}

export interface Lookup {
  schemaAt(ref: string): Schema
  /** Ids of things that are there and fit the pattern, so that calls reach past "not found". */
  idsLike(pattern: RegExp): readonly string[]
}

const listMax = 4
const textMax = 40

export function valueOf(schema: Schema, lookup: Lookup, depth = 0): Arbitrary<unknown> {
  if (schema.$ref !== undefined) return valueOf(lookup.schemaAt(schema.$ref), lookup, depth + 1)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return fc.oneof(...choices.map((choice) => valueOf(choice, lookup, depth + 1)))
  if (schema.allOf)
    return fc.tuple(...schema.allOf.map((part) => valueOf(part, lookup, depth + 1))).map(merged)
  const types = [schema.type ?? []].flat()
  if (types.length > 1)
    return fc.oneof(...types.map((type) => valueOf({ ...schema, type }, lookup, depth + 1)))
  switch (types[0]) {
    case 'object':
      return objectOf(schema, lookup, depth)
    case 'array':
      return fc.array(valueOf(schema.items ?? {}, lookup, depth + 1), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? listMax, Math.max(listMax, schema.minItems ?? 0)),
      })
    case 'string':
      return textOf(schema, lookup)
    case 'integer':
      return fc.integer(boundsOf(schema))
    case 'number':
      return fc.double({ ...boundsOf(schema), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    default:
      return depth > 3 ? fc.constant(null) : fc.jsonValue({ maxDepth: 2 })
  }
}

function objectOf(
  { properties = {}, required = [] }: Schema,
  lookup: Lookup,
  depth: number,
): Arbitrary<unknown> {
  const model = Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, valueOf(schema, lookup, depth + 1)]),
  )
  return fc.record(model, { requiredKeys: required.filter((name) => name in model) })
}

function textOf(
  { pattern, format, minLength = 0, maxLength = textMax }: Schema,
  lookup: Lookup,
): Arbitrary<string> {
  const day = fc.date({ min: new Date('2015-01-01'), max: new Date('2026-11-01'), noInvalidDate: true })
  if (format === 'date') return day.map((at) => at.toISOString().slice(0, 10))
  if (format === 'date-time') return day.map((at) => at.toISOString())
  if (format === 'uuid') return fc.uuid()
  if (format === 'email') return fc.emailAddress()
  if (pattern !== undefined) {
    const form = new RegExp(pattern, 'u')
    const known = lookup.idsLike(form)
    const made = fc.stringMatching(form)
    return known.length > 0 ? fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, made) : made
  }
  return fc.string({
    minLength,
    maxLength: Math.max(minLength, Math.min(maxLength, textMax)),
    unit: 'grapheme',
  })
}

function boundsOf(schema: Schema): { min: number; max: number } {
  return {
    min: schema.minimum ?? (schema.exclusiveMinimum === undefined ? -1_000_000 : schema.exclusiveMinimum + 1),
    max: schema.maximum ?? (schema.exclusiveMaximum === undefined ? 1_000_000 : schema.exclusiveMaximum - 1),
  }
}

const merged = (parts: unknown[]): unknown => Object.assign({}, ...parts)

/** What people and attackers put where something else belongs. */
export const oddValue: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null, true, 0, -1, 1e308, 9007199254740991, '', ' ', '\u0000', 'a\u0000b', '\ud800', '\u202eabc', "'; drop table x; --",
    '=cmd|x', '../../etc/passwd', 'x'.repeat(5000), [], {}, [[[[]]]], { $ne: 1 }, { toString: 1 }, '2026-02-30', '1e999',
    'NaN', '-0', '１２', 'txn_00000000000000000000000000',
  ), // prettier-ignore
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.jsonValue({ maxDepth: 2 }),
)

/** The same value with one thing in it replaced, removed or added. */
export function spoiled(value: unknown): Arbitrary<unknown> {
  if (Array.isArray(value) && value.length > 0) {
    return fc
      .nat({ max: value.length - 1 })
      .chain((at) => spoiled(value[at]).map((odd) => value.with(at, odd)))
  }
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    const entries = Object.entries(value)
    return fc.oneof(
      fc
        .constantFrom(...entries)
        .chain(([name, held]) => spoiled(held).map((odd) => ({ ...value, [name]: odd }))),
      fc
        .constantFrom(...entries)
        .map(([name]) => Object.fromEntries(entries.filter(([other]) => other !== name))),
      fc
        .tuple(fc.string({ minLength: 1, maxLength: 8 }), oddValue)
        .map(([name, odd]) => ({ ...value, [name]: odd })),
    )
  }
  return oddValue
}
