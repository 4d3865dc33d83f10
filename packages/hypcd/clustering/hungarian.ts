/**
 * The permutation of a square matrix with the largest sum: column of each row. O(n³), shortest augmenting paths with potentials
 * (Kuhn 1955; Jonker, Volgenant 1987). gains: n×n, row-major.
 */
export function assignLargest(gains: Float64Array, n: number): Int32Array {
  const rowPotential = new Float64Array(n + 1)
  const columnPotential = new Float64Array(n + 1)
  const rowOf = new Int32Array(n + 1)
  for (let row = 1; row <= n; row++) augment(row)
  const columnOfRow = new Int32Array(n)
  for (let column = 1; column <= n; column++) columnOfRow[(rowOf[column] ?? 1) - 1] = column - 1
  return columnOfRow

  /** Rows and columns count from 1; column 0 stands for the row that has none yet. */
  function augment(row: number): void {
    const shortest = new Float64Array(n + 1).fill(Number.POSITIVE_INFINITY)
    const before = new Int32Array(n + 1)
    const reached = new Uint8Array(n + 1)
    rowOf[0] = row
    let column = 0
    while (rowOf[column] !== 0) {
      reached[column] = 1
      column = nextColumn(column, { shortest, before, reached })
    }
    while (column !== 0) {
      const previous = before[column] ?? 0
      rowOf[column] = rowOf[previous] ?? 0
      column = previous
    }
  }

  function nextColumn(
    from: number,
    { shortest, before, reached }: { shortest: Float64Array; before: Int32Array; reached: Uint8Array },
  ): number {
    const row = rowOf[from] ?? 0
    let [nearest, gap] = [0, Number.POSITIVE_INFINITY]
    for (let column = 1; column <= n; column++) {
      if (reached[column]) continue
      const gain = gains[(row - 1) * n + column - 1] ?? 0
      const reduced = -gain - (rowPotential[row] ?? 0) - (columnPotential[column] ?? 0)
      if (reduced < (shortest[column] ?? 0)) {
        shortest[column] = reduced
        before[column] = from
      }
      if ((shortest[column] ?? 0) < gap) {
        gap = shortest[column] ?? 0
        nearest = column
      }
    }
    for (let column = 0; column <= n; column++) {
      if (reached[column]) {
        const held = rowOf[column] ?? 0
        rowPotential[held] = (rowPotential[held] ?? 0) + gap
        columnPotential[column] = (columnPotential[column] ?? 0) - gap
      } else shortest[column] = (shortest[column] ?? 0) - gap
    }
    return nearest
  }
}
