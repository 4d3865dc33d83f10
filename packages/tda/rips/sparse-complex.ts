import type { DenseDistances, SparseDistances } from '../distances.ts'
import type { Memory } from '../memory.ts'
import { at, RipsComplex } from './rips-complex.ts'

/** Few pairs are within reach: each vertex has a list of neighbours, and what is common to several is found by merging. */
export class SparseComplex extends RipsComplex {
  readonly diameterMax: number
  readonly #lists: NeighbourLists
  /** Where the merge stands in the list of the vertex at each place. */
  readonly #cursors: Int32Array

  constructor(
    distances: SparseDistances,
    options: { dimensionMax: number; threshold: number },
    memory: Memory,
  ) {
    super(distances.size, options.dimensionMax, memory)
    this.diameterMax = options.threshold
    this.#lists = neighbourLists(distances, options.threshold, memory)
    this.#cursors = new Int32Array(options.dimensionMax + 2)
  }

  distance(i: number, j: number): number {
    const { starts, neighbours, lengths } = this.#lists
    let low = starts[i] ?? 0
    let high = starts[i + 1] ?? 0
    while (low < high) {
      const middle = (low + high) >> 1
      if ((neighbours[middle] ?? 0) > j) low = middle + 1
      else high = middle
    }
    return low < (starts[i + 1] ?? 0) && neighbours[low] === j ? (lengths[low] ?? 0) : Infinity
  }

  listCofacets(d: number, index: number, diameter: number, reach: number): number {
    const { vertices, binomials, cofacetIndices, cofacetDiameters, cofacetSigns } = this
    const { starts, neighbours } = this.#lists
    this.#startMerge(d)
    const first = vertices[0] ?? 0
    const end = starts[first + 1] ?? 0
    let count = 0
    let place = 0
    let below = index
    let above = 0
    for (let at0 = starts[first] ?? 0; at0 < end; at0++) {
      const vertex = neighbours[at0] ?? 0
      const longest = this.#longestTo(d, at0, diameter)
      if (longest < 0) break
      if (longest > reach) continue
      for (; place <= d && (vertices[place] ?? 0) > vertex; place++) {
        below -= at(binomials, d + 1 - place)[vertices[place] ?? 0] ?? 0
        above += at(binomials, d + 2 - place)[vertices[place] ?? 0] ?? 0
      }
      const under = d + 1 - place
      cofacetIndices[count] = above + (at(binomials, under + 1)[vertex] ?? 0) + below
      cofacetDiameters[count] = longest
      cofacetSigns[count++] = under & 1
    }
    return count
  }

  protected highestWithin(d: number, diameter: number, floor: number): number {
    const { starts, neighbours } = this.#lists
    this.#startMerge(d)
    const first = this.vertices[0] ?? 0
    const end = starts[first + 1] ?? 0
    for (let at0 = starts[first] ?? 0; at0 < end; at0++) {
      const vertex = neighbours[at0] ?? 0
      if (vertex <= floor) return -1
      const longest = this.#longestTo(d, at0, diameter)
      if (longest < 0) return -1
      if (longest === diameter) return vertex
    }
    return -1
  }

  protected narrow(place: number, count: number, diameter: number): number {
    const { starts, neighbours, lengths } = this.#lists
    const from = at(this.candidates, place)
    const fromDiameters = at(this.candidateDiameters, place)
    const to = at(this.candidates, place + 1)
    const toDiameters = at(this.candidateDiameters, place + 1)
    const vertex = this.vertices[place] ?? 0
    const start = starts[vertex] ?? 0
    let kept = 0
    let c = 0
    for (let entry = (starts[vertex + 1] ?? 0) - 1; entry >= start && c < count; entry--) {
      const neighbour = neighbours[entry] ?? 0
      if (place === 0) c = Math.min(neighbour, count)
      while (c < count && (from[c] ?? 0) < neighbour) c++
      if (c === count || from[c] !== neighbour) continue
      to[kept] = neighbour
      toDiameters[kept++] = Math.max(diameter, fromDiameters[c] ?? 0, lengths[entry] ?? 0)
    }
    return kept
  }

  #startMerge(d: number): void {
    for (let i = 1; i <= d; i++) this.#cursors[i] = this.#lists.starts[this.vertices[i] ?? 0] ?? 0
  }

  /** The diameter with the neighbour at `at0` of the first vertex's list; Infinity where it is no neighbour of all others, −1
   * where none after it is. */
  #longestTo(d: number, at0: number, diameter: number): number {
    const { starts, neighbours, lengths } = this.#lists
    const vertex = neighbours[at0] ?? 0
    let longest = lengths[at0] ?? 0
    if (longest < diameter) longest = diameter
    for (let i = 1; i <= d; i++) {
      const end = starts[(this.vertices[i] ?? 0) + 1] ?? 0
      let cursor = this.#cursors[i] ?? 0
      while (cursor < end && (neighbours[cursor] ?? 0) > vertex) cursor++
      this.#cursors[i] = cursor
      if (cursor === end) return -1
      if (neighbours[cursor] !== vertex) return Infinity
      const length = lengths[cursor] ?? 0
      if (length > longest) longest = length
    }
    return longest
  }
}

/** The pairs of a matrix no further apart than the threshold, if they are at most the given share of all. */
export function sparsified(
  { size, lower }: DenseDistances,
  threshold: number,
  shareMax: number,
  memory: Memory,
): SparseDistances | null {
  let count = 0
  for (const length of lower) if (length <= threshold) count++
  if (count > shareMax * lower.length) return null
  memory.take(12 * count)
  const sparse = {
    kind: 'sparse' as const,
    size,
    from: new Int32Array(count),
    to: new Int32Array(count),
    lengths: new Float32Array(count),
  }
  let edge = 0
  for (let i = 1, at = 0; i < size; i++) {
    for (let j = 0; j < i; j++, at++) {
      const length = lower[at] ?? 0
      if (length > threshold) continue
      sparse.from[edge] = i
      sparse.to[edge] = j
      sparse.lengths[edge++] = length
    }
  }
  return sparse
}

/** Neighbours of v, falling: neighbours[starts[v] … starts[v+1]). */
interface NeighbourLists {
  readonly starts: Int32Array
  readonly neighbours: Int32Array
  readonly lengths: Float32Array
}

function neighbourLists(distances: SparseDistances, threshold: number, memory: Memory): NeighbourLists {
  const { size, from, to, lengths } = distances
  const starts = new Int32Array(size + 1)
  for (let edge = 0; edge < lengths.length; edge++) {
    if ((lengths[edge] ?? 0) > threshold) continue
    for (const v of [from[edge] ?? 0, to[edge] ?? 0]) starts[v + 1] = (starts[v + 1] ?? 0) + 1
  }
  for (let v = 0; v < size; v++) starts[v + 1] = (starts[v + 1] ?? 0) + (starts[v] ?? 0)
  const total = starts[size] ?? 0
  memory.take(16 * total)
  const unsorted = { starts, neighbours: new Int32Array(total), lengths: new Float32Array(total) }
  const append = appender(unsorted)
  for (let edge = 0; edge < lengths.length; edge++) {
    const length = lengths[edge] ?? 0
    if (length > threshold) continue
    append(from[edge] ?? 0, to[edge] ?? 0, length)
    append(to[edge] ?? 0, from[edge] ?? 0, length)
  }
  // The lists are symmetric: handing each vertex, highest first, to its neighbours sorts them.
  const sorted = { starts, neighbours: new Int32Array(total), lengths: new Float32Array(total) }
  const hand = appender(sorted)
  for (let v = size - 1; v >= 0; v--) {
    for (let entry = starts[v] ?? 0; entry < (starts[v + 1] ?? 0); entry++)
      hand(unsorted.neighbours[entry] ?? 0, v, unsorted.lengths[entry] ?? 0)
  }
  memory.give(8 * total)
  return sorted
}

function appender({ starts, neighbours, lengths }: NeighbourLists) {
  const ends = starts.slice()
  return (vertex: number, neighbour: number, length: number) => {
    const end = ends[vertex] ?? 0
    neighbours[end] = neighbour
    lengths[end] = length
    ends[vertex] = end + 1
  }
}
