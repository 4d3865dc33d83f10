import type { DenseDistances } from '../distances.ts'
import type { Memory } from '../memory.ts'
import { at, RipsComplex } from './rips-complex.ts'

/** All pairs have a distance, kept as a square whose diagonal is infinite: no vertex is then within reach of itself. */
export class DenseComplex extends RipsComplex {
  readonly diameterMax: number
  readonly #square: Float32Array

  constructor(
    { size, lower }: DenseDistances,
    options: { dimensionMax: number; threshold: number },
    memory: Memory,
  ) {
    super(size, options.dimensionMax, memory)
    this.diameterMax = options.threshold
    memory.take(4 * size * size)
    this.#square = new Float32Array(size * size).fill(Infinity)
    for (let i = 1, at = 0; i < size; i++) {
      for (let j = 0; j < i; j++, at++) {
        this.#square[i * size + j] = lower[at] ?? 0
        this.#square[j * size + i] = lower[at] ?? 0
      }
    }
  }

  distance(i: number, j: number): number {
    return this.#square[i * this.size + j] ?? 0
  }

  listCofacets(d: number, index: number, diameter: number, reach: number): number {
    const { size, vertices, cofacetIndices, cofacetDiameters, cofacetSigns } = this
    const square = this.#square
    let count = 0
    let below = index
    let above = 0
    let ceiling = size
    // The new vertex stands between those at place−1 and place, with `under` vertices under it.
    for (let place = 0; place <= d + 1; place++) {
      const under = d + 1 - place
      const floor = place <= d ? (vertices[place] ?? 0) : -1
      const row = at(this.binomials, under + 1)
      for (let vertex = ceiling - 1; vertex > floor; vertex--) {
        let longest = diameter
        for (let i = 0; i <= d; i++) {
          const length = square[(vertices[i] ?? 0) * size + vertex] ?? 0
          if (length > longest) longest = length
        }
        if (longest <= reach) {
          cofacetIndices[count] = above + (row[vertex] ?? 0) + below
          cofacetDiameters[count] = longest
          cofacetSigns[count++] = under & 1
        }
      }
      if (place > d) break
      below -= at(this.binomials, under)[floor] ?? 0
      above += row[floor] ?? 0
      ceiling = floor
    }
    return count
  }

  protected highestWithin(d: number, diameter: number, floor: number): number {
    const { size, vertices } = this
    const square = this.#square
    const first = (vertices[0] ?? 0) * size
    candidates: for (let vertex = size - 1; vertex > floor; vertex--) {
      if ((square[first + vertex] ?? 0) > diameter) continue
      for (let i = 1; i <= d; i++)
        if ((square[(vertices[i] ?? 0) * size + vertex] ?? 0) > diameter) continue candidates
      return vertex
    }
    return -1
  }

  protected narrow(place: number, count: number, diameter: number): number {
    const from = at(this.candidates, place)
    const fromDiameters = at(this.candidateDiameters, place)
    const to = at(this.candidates, place + 1)
    const toDiameters = at(this.candidateDiameters, place + 1)
    const row = (this.vertices[place] ?? 0) * this.size
    let kept = 0
    for (let c = 0; c < count; c++) {
      const candidate = from[c] ?? 0
      let longest = this.#square[row + candidate] ?? 0
      if (longest > this.diameterMax) continue
      if (longest < diameter) longest = diameter
      const before = fromDiameters[c] ?? 0
      to[kept] = candidate
      toDiameters[kept++] = longest < before ? before : longest
    }
    return kept
  }
}
