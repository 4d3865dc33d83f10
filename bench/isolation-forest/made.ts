import type { Labelled } from './labelled.ts'

const numberColumns = 10
const strangeEvery = 100

/** Ten standard normal numbers by row; in every hundredth row two of them lie four standard deviations further out. */
export function makeLabelled(rows: number, seed: number): Labelled {
  const labels = Uint8Array.from({ length: rows }, (_, row) => (row % strangeEvery === 0 ? 1 : 0))
  let state = seed
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0
    return ((state >>> 8) + 0.5) / 2 ** 24
  }
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
  const table = Array.from({ length: numberColumns }, (_, column) => {
    const values = Float64Array.from(labels, () => 0)
    for (let row = 0; row < rows; row++) {
      const strange = labels[row] === 1 && (row / strangeEvery + column) % (numberColumns / 2) === 0
      values[row] = normal() + (strange ? 4 : 0)
    }
    return { name: `x${column}`, kind: 'number' as const, values }
  })
  return { table, labels }
}
