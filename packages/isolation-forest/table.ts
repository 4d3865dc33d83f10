/** Tables come by column: typed arrays cost 8 bytes a number, and a million rows stay a few flat blocks. */
import { ForestError } from './errors.ts'

export interface NumberColumn {
  readonly name: string
  readonly kind: 'number'
  /** `NaN` is a missing value; infinities are refused. */
  readonly values: Float64Array | Float32Array
}

export interface CategoryColumn {
  readonly name: string
  readonly kind: 'category'
  readonly values: readonly string[]
}

export type Column = NumberColumn | CategoryColumn
/** Columns of equal length, in an order that fitting and scoring share. */
export type Table = readonly Column[]

/**
 * @returns the number of rows, which may be 0
 * @throws ForestError `no_columns`, `lengths_differ`, `value_infinite`
 */
export function checkedRows(table: Table): number {
  const [first] = table
  if (!first) throw new ForestError('no_columns', 'The table has no columns: give at least one.')
  const rows = first.values.length
  for (const { name, kind, values } of table) {
    if (values.length !== rows) {
      throw new ForestError(
        'lengths_differ',
        `Column "${name}" has ${values.length} rows, "${first.name}" has ${rows}: give all of them the same.`,
      )
    }
    if (kind === 'number') refuseInfinite(name, values)
  }
  return rows
}

function refuseInfinite(name: string, values: Float64Array | Float32Array): void {
  for (let row = 0; row < values.length; row++) {
    const value = values[row] as number
    if (value === Infinity || value === -Infinity) {
      throw new ForestError(
        'value_infinite',
        `Column "${name}" is ${value} in row ${row}: leave it out, or write NaN if the value is unknown.`,
      )
    }
  }
}
