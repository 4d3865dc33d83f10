/** A series and its inputs as numbers, ready to be cut into windows. */
import { TftError } from '../errors.ts'
import { carriedForward, type Column, type Entity, type Target, targetOf } from './entity.ts'
import { columnOf, type InputKind, isText, numberOf, type Schema, standardised } from './schema.ts'

/** By input: one number per step; of statics, one alone. */
interface Numbers {
  readonly reals: readonly Float64Array[]
  readonly categories: readonly Int32Array[]
}

export interface Series extends Readonly<Record<InputKind, Numbers>> {
  readonly target: Target
  /** Steps that are known. */
  readonly length: number
  /** The first step that is not missing. */
  readonly first: number
}

/**
 * @param ahead steps that known inputs reach beyond the target
 * @throws TftError those of `targetOf`; `inputs_differ`, `input_too_short`, `value_infinite`
 */
export function seriesOf(entity: Entity, schema: Schema, ahead: number): Series {
  const target = targetOf(entity)
  const length = target.values.length
  const numbers = (kind: InputKind, count: number): Numbers => ({
    reals: schema[kind].reals.map((input) => {
      const column = full(columnOf(entity, kind, input.name), input.name, count)
      if (isText(column))
        throw new TftError('inputs_differ', `Input "${input.name}" was numbers in training.`)
      const raw = Float64Array.from({ length: count }, (_, i) => column[i] as number)
      if (raw.some((value) => Math.abs(value) === Infinity)) {
        throw new TftError('value_infinite', `Input "${input.name}" has an infinite value.`)
      }
      return (kind === 'observed' ? carriedForward(raw) : raw).map((value) => standardised(input, value))
    }),
    categories: schema[kind].categories.map((input) => {
      const column = full(columnOf(entity, kind, input.name), input.name, count)
      if (!isText(column)) throw new TftError('inputs_differ', `Input "${input.name}" was text in training.`)
      return Int32Array.from({ length: count }, (_, i) => numberOf(input, column[i] as string))
    }),
  })
  return {
    target,
    length,
    first: target.values.findIndex((value) => !Number.isNaN(value)),
    statics: numbers('statics', 1),
    known: numbers('known', length + ahead),
    observed: numbers('observed', length),
  }
}

function full(column: Column, name: string, count: number): Column {
  if (column.length >= count) return column
  throw new TftError('input_too_short', `Input "${name}" has ${column.length} steps, ${count} are needed.`)
}
