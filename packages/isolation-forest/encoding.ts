/**
 * Columns become features that a cut can order. A number stays as it is; a missing one becomes the median, and where
 * the training rows had missing values a feature of its own says so. A category becomes its rarity −ln(share of rows):
 * a forest isolates what is rare, and one-hot columns would spread it over many weak features.
 */
import { ForestError } from './errors.ts'
import type { CategoryColumn, NumberColumn, Table } from './table.ts'

interface NumberEncoding {
  readonly name: string
  readonly kind: 'number'
  readonly median: number
  /** There is a second feature: 1 where the value is missing, else 0. */
  readonly marksMissing: boolean
}

interface CategoryEncoding {
  readonly name: string
  readonly kind: 'category'
  /** The commonest ones with their rows; any other counts as never seen. */
  readonly categories: readonly (readonly [category: string, rows: number])[]
  readonly rows: number
}

export type Encoding = NumberEncoding | CategoryEncoding

/** A median to fill gaps with is good enough from so many evenly spaced rows; sorting a million takes longer than the trees. */
const medianRowsMax = 65_536

/** Learns the encodings; with `before`, the columns that mark missing values are the same as there. */
export function learnEncodings(
  table: Table,
  categoriesMax: number,
  before?: readonly Encoding[],
): Encoding[] {
  return table.map((column, index) => {
    if (column.kind === 'category') return learnCategories(column, categoriesMax)
    const known = before?.[index]
    return learnNumbers(column, known?.kind === 'number' ? known.marksMissing : undefined)
  })
}

function learnNumbers({ name, values }: NumberColumn, marked: boolean | undefined): NumberEncoding {
  const every = Math.ceil(values.length / medianRowsMax)
  const present = values.filter((value, row) => row % every === 0 && !Number.isNaN(value)).sort()
  const median = present[Math.floor(present.length / 2)] ?? 0
  return { name, kind: 'number', median, marksMissing: marked ?? values.some(Number.isNaN) }
}

function learnCategories({ name, values }: CategoryColumn, categoriesMax: number): CategoryEncoding {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const commonest = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return { name, kind: 'category', categories: commonest.slice(0, categoriesMax), rows: values.length }
}

/** How many features they make. */
export function featureCount(encodings: readonly Encoding[]): number {
  return encodings.reduce((sum, each) => sum + (each.kind === 'number' && each.marksMissing ? 2 : 1), 0)
}

/** Whether stored JSON is an encoding. */
export function isEncoding(value: unknown): value is Encoding {
  const encoding = value as Encoding | null
  if (typeof encoding?.name !== 'string') return false
  if (encoding.kind === 'number') {
    return Number.isFinite(encoding.median) && typeof encoding.marksMissing === 'boolean'
  }
  return (
    encoding.kind === 'category' &&
    Number.isSafeInteger(encoding.rows) &&
    Array.isArray(encoding.categories) &&
    encoding.categories.every(
      (entry) => Array.isArray(entry) && typeof entry[0] === 'string' && Number.isSafeInteger(entry[1]),
    )
  )
}

/** A number that a cut can order, by row of the table it reads. */
export interface Feature {
  /** Index of the column it stems from. */
  readonly column: number
  readonly at: (row: number) => number
}

/**
 * The features of a table, in the order the trees count them.
 * @throws ForestError `columns_differ` unless the columns are those the encodings were learned from
 */
export function featuresOf(encodings: readonly Encoding[], table: Table): Feature[] {
  if (table.length !== encodings.length) {
    throw new ForestError(
      'columns_differ',
      `There are ${table.length} columns, the forest was fitted on ${encodings.length}: give the same ones.`,
    )
  }
  return encodings.flatMap((encoding, index) => {
    const column = table[index]
    if (column?.name === encoding.name) {
      if (column.kind === 'number' && encoding.kind === 'number') return numbers(index, column, encoding)
      if (column.kind === 'category' && encoding.kind === 'category') return rarity(index, column, encoding)
    }
    throw new ForestError(
      'columns_differ',
      `Column ${index} is "${column?.name}" (${column?.kind}), the forest was fitted on "${encoding.name}" (${encoding.kind}): give the same columns in the same order.`,
    )
  })
}

function numbers(column: number, { values }: NumberColumn, encoding: NumberEncoding): Feature[] {
  const { median, marksMissing } = encoding
  const at = (row: number): number => {
    const value = values[row] as number
    return Number.isNaN(value) ? median : value
  }
  const missing = (row: number): number => (Number.isNaN(values[row]) ? 1 : 0)
  return marksMissing
    ? [
        { column, at },
        { column, at: missing },
      ]
    : [{ column, at }]
}

function rarity(column: number, { values }: CategoryColumn, encoding: CategoryEncoding): Feature[] {
  // One row more than there are, so that a category never seen is rare, not impossible.
  const rarityOf = (rows: number): number => Math.log((encoding.rows + 1) / (rows + 1))
  const rarities = new Map(encoding.categories.map(([category, rows]) => [category, rarityOf(rows)]))
  const unseen = rarityOf(0)
  return [{ column, at: (row) => rarities.get(values[row] as string) ?? unseen }]
}

/** Writes feature f of the i-th row to `out[f * stride + i]`; `rowAt(i)` is its number in the table. */
export function writeFeatures(
  features: readonly Feature[],
  rowAt: (i: number) => number,
  rows: number,
  out: Float64Array,
  stride: number,
): void {
  for (const [feature, { at }] of features.entries()) {
    for (let i = 0; i < rows; i++) out[feature * stride + i] = at(rowAt(i))
  }
}
