/** Which inputs a model was trained with, and how each becomes a number. */
import { TftError } from '../errors.ts'
import type { Variables } from '../network/embedding.ts'
import { type Column, type Entity, moments } from './entity.ts'

/** A real input, standardised by what the training data held. */
export interface RealInput {
  readonly name: string
  readonly centre: number
  readonly spread: number
}

/** A category; a value that training has not seen, and one that is missing, is number 0. */
export interface CategoryInput {
  readonly name: string
  readonly values: readonly string[]
}

export interface InputSet {
  readonly reals: readonly RealInput[]
  readonly categories: readonly CategoryInput[]
}

const kinds = ['statics', 'known', 'observed'] as const
export type InputKind = (typeof kinds)[number]

/** In the order of their names. */
export type Schema = Readonly<Record<InputKind, InputSet>>

/** @throws TftError `inputs_differ` where not every entity has the same inputs, `value_infinite` */
export function schemaOf(entities: readonly Entity[]): Schema {
  return {
    statics: inputsOf(entities, 'statics'),
    known: inputsOf(entities, 'known'),
    observed: inputsOf(entities, 'observed'),
  }
}

function inputsOf(entities: readonly Entity[], kind: InputKind): InputSet {
  const names = Object.keys(entities[0]?.[kind] ?? {}).toSorted()
  const reals: RealInput[] = []
  const categories: CategoryInput[] = []
  for (const name of names) {
    const columns = entities.map((entity) => columnOf(entity, kind, name))
    if (columns.every(isText)) {
      const seen = new Set(columns.flatMap((column) => [...column]))
      seen.delete('')
      categories.push({ name, values: [...seen].toSorted() })
    } else if (columns.some(isText)) {
      throw new TftError('inputs_differ', `Input "${name}" is text for one series and numbers for another.`)
    } else {
      reals.push({ name, ...standard(name, columns) })
    }
  }
  const odd = entities.findIndex(
    (entity) =>
      Object.keys(entity[kind] ?? {})
        .toSorted()
        .join('\n') !== names.join('\n'),
  )
  if (odd >= 0)
    throw new TftError('inputs_differ', `Series ${odd} has other ${kind} inputs than the first one.`)
  return { reals, categories }
}

/** A static input as a column of one. @throws TftError `inputs_differ` where it is missing */
export function columnOf(entity: Entity, kind: InputKind, name: string): Column {
  const value = entity[kind]?.[name]
  if (value === undefined) throw new TftError('inputs_differ', `A series has no ${kind} input "${name}".`)
  if (typeof value === 'string') return [value]
  return typeof value === 'number' ? [value] : value
}

export function isText(column: Column): column is readonly string[] {
  return typeof column[0] === 'string'
}

/** Divided first, so that no square overflows. */
function standard(name: string, columns: readonly Column[]): { centre: number; spread: number } {
  const all = Float64Array.from(columns.flatMap((column) => Array.from(column, Number)))
  const largest = all.reduce((most, value) => (Math.abs(value) > most ? Math.abs(value) : most), 0)
  if (largest === Infinity) throw new TftError('value_infinite', `Input "${name}" has an infinite value.`)
  if (largest === 0) return { centre: 0, spread: 1 }
  const { centre, spread } = moments(all.map((value) => value / largest))
  return { centre: centre * largest, spread: spread === 0 ? largest : spread * largest }
}

/** Far from anything training has seen, a number says no more. */
const standardMax = 10

export function standardised({ centre, spread }: RealInput, value: number): number {
  if (Number.isNaN(value)) return 0
  return Math.max(-standardMax, Math.min(standardMax, value / spread - centre / spread))
}

export function numberOf({ values }: CategoryInput, text: string): number {
  return values.indexOf(text) + 1
}

/** What the network is told of a set of inputs, the package's own reals counted in. */
export function variablesOf({ reals, categories }: InputSet, ownReals: number): Variables {
  return { reals: ownReals + reals.length, categories: categories.map(({ values }) => values.length + 1) }
}
