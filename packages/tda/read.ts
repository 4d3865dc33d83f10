/** Ripser's text formats: numbers between commas, semicolons or blanks; empty lines and what follows `#` are left out. */
import {
  fullDistances,
  lowerDistances,
  pointCloud,
  sparseDistances,
  type DenseDistances,
  type PointCloud,
  type SparseDistances,
} from './distances.ts'
import { TopologyError } from './errors.ts'

/** A point a line. Errors: `empty`, `ragged`, `not_a_number`, `not_finite`. */
export function readPointCloud(text: string): PointCloud {
  return pointCloud(readRows(text))
}

/** The strict lower triangle of a distance matrix, wherever its lines break.
 * Errors: `empty`, `not_triangular`, `not_a_number`, `negative`, `too_large`. */
export function readLowerDistances(text: string): DenseDistances {
  const values = readRows(text).flat()
  if (values.length === 0) throw new TopologyError('empty', 'the file holds no distance')
  return lowerDistances(values)
}

/** A row of a full distance matrix a line. Errors: those of `fullDistances`. */
export function readDistances(text: string): DenseDistances {
  return fullDistances(readRows(text))
}

/** An edge `i j distance` a line, points numbered from 0; the last point is the highest named.
 * Errors: those of `sparseDistances`, `ragged`. */
export function readSparseDistances(text: string): SparseDistances {
  let size = 0
  const edges = readRows(text).map((row, line): [number, number, number] => {
    const [i, j, length] = row
    if (i === undefined || j === undefined || length === undefined || row.length !== 3)
      throw new TopologyError('ragged', `edge ${line} has ${row.length} numbers, not i, j and distance`)
    size = Math.max(size, i + 1, j + 1)
    return [i, j, length]
  })
  return sparseDistances(size, edges)
}

function readRows(text: string): number[][] {
  return text.split(/\r\n|\r|\n/).flatMap((line, number) => {
    const cells = line
      .replace(/#.*/, '')
      .split(/[\s,;]+/)
      .filter((cell) => cell !== '')
    return cells.length === 0 ? [] : [cells.map((cell) => readNumber(cell, number + 1))]
  })
}

function readNumber(cell: string, line: number): number {
  if (/^\+?inf(inity)?$/i.test(cell)) return Infinity
  const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(cell) ? Number(cell) : Number.NaN
  if (Number.isNaN(value))
    throw new TopologyError('not_a_number', `line ${line}: ${JSON.stringify(cell.slice(0, 40))}`)
  return value
}
