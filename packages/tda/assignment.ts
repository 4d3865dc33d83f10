/** The cheapest way to give each of `rows` rows a column of its own, rows ≤ columns: columnOf[row]. The Hungarian method by
 * shortest augmenting paths (Jonker & Volgenant 1987), O(rows²·columns). `costs` is row-major and finite. */
export function cheapestAssignment(costs: Float64Array, rows: number, columns: number): Int32Array {
  const rowPrices = new Float64Array(rows)
  const columnPrices = new Float64Array(columns)
  const rowOf = new Int32Array(columns).fill(-1)
  const columnOf = new Int32Array(rows).fill(-1)
  const paths = { lengths: new Float64Array(columns), from: new Int32Array(columns) }
  const settled: number[] = []
  for (let start = 0; start < rows; start++) {
    paths.lengths.fill(Infinity)
    settled.length = 0
    const open = new Uint8Array(columns).fill(1)
    let row = start
    let reached = 0
    let end = -1
    while (end < 0) {
      let nearest = -1
      for (let column = 0; column < columns; column++) {
        if (open[column] === 0) continue
        const price = (rowPrices[row] ?? 0) + (columnPrices[column] ?? 0)
        const length = reached + (costs[row * columns + column] ?? 0) - price
        if (length < (paths.lengths[column] ?? 0)) {
          paths.lengths[column] = length
          paths.from[column] = row
        }
        if (nearest < 0 || (paths.lengths[column] ?? 0) < (paths.lengths[nearest] ?? 0)) nearest = column
      }
      reached = paths.lengths[nearest] ?? 0
      open[nearest] = 0
      settled.push(nearest)
      row = rowOf[nearest] ?? -1
      if (row < 0) end = nearest
    }
    rowPrices[start] = (rowPrices[start] ?? 0) + reached
    for (const column of settled) {
      const slack = reached - (paths.lengths[column] ?? 0)
      columnPrices[column] = (columnPrices[column] ?? 0) - slack
      const owner = rowOf[column] ?? -1
      if (owner >= 0) rowPrices[owner] = (rowPrices[owner] ?? 0) + slack
    }
    for (let column = end; column >= 0;) {
      const owner = paths.from[column] ?? 0
      const before = columnOf[owner] ?? -1
      rowOf[column] = owner
      columnOf[owner] = column
      column = owner === start ? -1 : before
    }
  }
  return columnOf
}
