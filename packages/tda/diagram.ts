/** [birth, death); death is Infinity for a class that never dies. */
export type Bar = readonly [birth: number, death: number]

/** The bars of one dimension, a multiset: points of the persistence diagram. */
export interface Diagram {
  readonly dimension: number
  readonly bars: readonly Bar[]
  /** birthSimplices[i]: the vertices, highest first, whose joining gives birth to bars[i]: of a loop the edge that closes it. */
  readonly birthSimplices: readonly (readonly number[])[]
}

/** The bars that die, which distances and summaries are about. */
export function finiteBars(bars: readonly Bar[]): readonly Bar[] {
  return bars.every(([, death]) => death < Infinity) ? bars : bars.filter(([, death]) => death < Infinity)
}
