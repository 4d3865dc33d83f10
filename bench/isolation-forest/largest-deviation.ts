import type { Table } from '@scale/isolation-forest'

/** The naive rival: by row the largest |z| of its numbers, z = (x − mean) / standard deviation of the column. */
export function largestDeviation(table: Table): Float64Array {
  const scores = new Float64Array(table[0]?.values.length ?? 0)
  for (const column of table) {
    if (column.kind === 'category') continue
    const present = Float64Array.from(column.values).filter((value) => !Number.isNaN(value))
    const mean = present.reduce((sum, value) => sum + value, 0) / present.length
    const variance = present.reduce((sum, value) => sum + (value - mean) ** 2, 0) / present.length
    if (!(variance > 0)) continue
    for (const [row, value] of column.values.entries()) {
      const deviation = Math.abs(value - mean) / Math.sqrt(variance)
      if (deviation > (scores[row] ?? 0)) scores[row] = deviation
    }
  }
  return scores
}
