/**
 * MSTL, STL for several seasons (Bandara, Hyndman & Bergmeir 2021, arXiv 2107.13462, algorithm 1): each season in turn,
 * the shortest first, is taken from what the others leave; twice round.
 */
import { stl } from './stl.ts'

export interface Mstl {
  /** One curve per season, in the order given. */
  readonly seasonal: readonly Float64Array[]
  /** The values without their seasons. */
  readonly adjusted: Float64Array
}

/** The paper's windows: 11 seasons for the first, 4 more for each next one. */
const windowOf = (index: number): number => 11 + 4 * index

/** @param seasons ascending, each at most half the length of `values` */
export function mstl(values: Float64Array, seasons: readonly number[]): Mstl {
  const seasonal = seasons.map((): Float64Array => new Float64Array(values.length))
  let adjusted = values
  const rounds = seasons.length > 1 ? 2 : 1
  for (let round = 0; round < rounds; round++) {
    for (const [index, season] of seasons.entries()) {
      const before = seasonal[index] as Float64Array
      const withThis = adjusted.map((value, i) => value + (before[i] as number))
      const { seasonal: found } = stl(withThis, season, { seasonal: windowOf(index) })
      seasonal[index] = found
      adjusted = withThis.map((value, i) => value - (found[i] as number))
    }
  }
  return { seasonal, adjusted }
}
