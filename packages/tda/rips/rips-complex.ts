/**
 * The Vietoris–Rips complex of a metric space up to a threshold, none of it stored. A simplex v_d > … > v_0 is the number
 * Σ C(v_i, i+1) of the combinatorial number system; its diameter is its longest edge. Simplices are ordered by (diameter
 * rising, index falling). Facets, cofacets and apparent pairs are worked out from vertices when asked for
 * (Bauer 2021, §3.5 and §4).
 */
import type { Memory } from '../memory.ts'

/** A facet and a cofacet of the same diameter are an apparent pair if the one is the last facet of the other in the order, and
 * the other the first cofacet of the one: the pair is then in the reduced matrix, whatever else is. */
export abstract class RipsComplex {
  readonly size: number
  /** The simplex at hand, highest vertex first; what is asked for below is asked of its first d+1 vertices. */
  readonly vertices: Int32Array
  /** What `listCofacets` found last, by falling index. */
  readonly cofacetIndices: Float64Array
  readonly cofacetDiameters: Float32Array
  /** 1 where the cofacet's coefficient in the coboundary is −1. */
  readonly cofacetSigns: Uint8Array
  /** binomials[k][v] = C(v, k). */
  protected readonly binomials: readonly Float64Array[]
  /** candidates[i]: vertices that may stand at place i of the simplex being walked, rising, each with the diameter that the
   * simplex has with it; candidates[0] are all. */
  protected readonly candidates: readonly Int32Array[]
  protected readonly candidateDiameters: readonly Float32Array[]

  /** `dimensionMax`: of the simplices whose cofacets will be asked for; all of these must be below 2^53. */
  constructor(size: number, dimensionMax: number, memory: Memory) {
    memory.take(size * (13 + 8 * (dimensionMax + 3) + 8 * (dimensionMax + 2)))
    this.size = size
    this.vertices = new Int32Array(dimensionMax + 2)
    this.cofacetIndices = new Float64Array(size)
    this.cofacetDiameters = new Float32Array(size)
    this.cofacetSigns = new Uint8Array(size)
    this.binomials = binomialTable(size, dimensionMax + 2)
    this.candidates = Array.from(this.vertices, () => new Int32Array(size))
    this.candidateDiameters = Array.from(this.vertices, () => new Float32Array(size))
  }

  abstract readonly diameterMax: number
  abstract distance(i: number, j: number): number

  /** Writes the cofacets no longer than `reach` of the d-simplex at hand into the arrays above; returns how many there are. */
  abstract listCofacets(d: number, index: number, diameter: number, reach: number): number

  /** The highest vertex above `floor` that is no further than `diameter` from all d+1 vertices, or −1. */
  protected abstract highestWithin(d: number, diameter: number, floor: number): number

  /** Keeps of the first `count` candidates for `place` those within reach of vertex `place`, as candidates for the next place. */
  protected abstract narrow(place: number, count: number, diameter: number): number

  /** Calls `visit` for each d-simplex by rising index, with its vertices at hand. */
  forEachSimplex(d: number, visit: (index: number, diameter: number) => void): void {
    const { size } = this
    const all = at(this.candidates, 0)
    for (let v = 0; v < size; v++) all[v] = v
    at(this.candidateDiameters, 0).fill(0)
    this.#walk({ d, visit }, 0, size, 0)
  }

  #walk(
    walk: { d: number; visit: (index: number, diameter: number) => void },
    place: number,
    count: number,
    indexAbove: number,
  ): void {
    const { vertices } = this
    const candidates = at(this.candidates, place)
    const diameters = at(this.candidateDiameters, place)
    const row = at(this.binomials, walk.d + 1 - place)
    for (let c = 0; c < count; c++) {
      const vertex = candidates[c] ?? 0
      vertices[place] = vertex
      const index = indexAbove + (row[vertex] ?? 0)
      if (place === walk.d) walk.visit(index, diameters[c] ?? 0)
      else this.#walk(walk, place + 1, this.narrow(place, c, diameters[c] ?? 0), index)
    }
  }

  /** Takes the vertices of a d-simplex in hand. */
  take(d: number, index: number): void {
    let rest = index
    let above = this.size
    for (let k = d + 1; k > 0; k--) {
      const row = at(this.binomials, k)
      let low = k - 1
      while (above - low > 1) {
        const middle = (low + above) >> 1
        if ((row[middle] ?? 0) <= rest) low = middle
        else above = middle
      }
      this.vertices[d + 1 - k] = low
      rest -= row[low] ?? 0
      above = low
    }
  }

  /** Whether the d-simplex at hand is the facet of an apparent pair. */
  hasApparentCofacet(d: number, diameter: number): boolean {
    const added = this.highestWithin(d, diameter, -1)
    if (added < 0) return false
    // Facets without a vertex above the added one come later in the order: none may be as long.
    for (let place = 0; place <= d && (this.vertices[place] ?? 0) > added; place++) {
      if (this.#isLong(d, diameter, place) || this.#reaches(d, diameter, place, added)) return false
    }
    return true
  }

  /** The place of the vertex without which the d-simplex at hand is the facet of an apparent pair with it, or −1. */
  apparentFacetPlace(d: number, diameter: number): number {
    const { vertices } = this
    for (let place = 0; place <= d; place++) {
      if (!this.#isLong(d, diameter, place)) continue
      const omitted = vertices[place] ?? 0
      vertices.copyWithin(place, place + 1, d + 1)
      const higher = this.highestWithin(d - 1, diameter, omitted)
      vertices.copyWithin(place + 1, place, d)
      vertices[place] = omitted
      return higher < 0 ? place : -1
    }
    return -1
  }

  /** The index of the facet of the d-simplex at hand without the vertex at `place`. */
  facetIndex(d: number, place: number): number {
    let index = 0
    for (let i = 0; i <= d; i++) {
      if (i === place) continue
      const k = i < place ? d - i : d + 1 - i
      index += at(this.binomials, k)[this.vertices[i] ?? 0] ?? 0
    }
    return index
  }

  /** Whether an edge as long as the diameter remains without the vertex at `place`. */
  #isLong(d: number, diameter: number, place: number): boolean {
    const { vertices } = this
    for (let i = 0; i <= d; i++) {
      if (i === place) continue
      for (let j = i + 1; j <= d; j++) {
        if (j !== place && this.distance(vertices[i] ?? 0, vertices[j] ?? 0) === diameter) return true
      }
    }
    return false
  }

  /** Whether an edge to `vertex` from another vertex than the one at `place` is as long as the diameter. */
  #reaches(d: number, diameter: number, place: number, vertex: number): boolean {
    for (let i = 0; i <= d; i++) {
      if (i !== place && this.distance(this.vertices[i] ?? 0, vertex) === diameter) return true
    }
    return false
  }
}

/** The item of a table whose rows are there by construction. */
export function at<T>(table: readonly T[], index: number): T {
  const row = table[index]
  if (row === undefined) throw new RangeError(`no row ${index}`)
  return row
}

/** C(n, k). */
export function binomial(n: number, k: number): number {
  let product = 1
  for (let i = 0; i < k; i++) product = Math.round((product * (n - i)) / (i + 1))
  return product
}

/** C(v, k) for v ≤ size and k ≤ verticesMax. */
function binomialTable(size: number, verticesMax: number): Float64Array[] {
  const table = Array.from({ length: verticesMax + 1 }, () => new Float64Array(size + 1))
  for (let v = 0; v <= size; v++) {
    at(table, 0)[v] = 1
    for (let k = 1; k <= verticesMax; k++)
      at(table, k)[v] = v === 0 ? 0 : (at(table, k)[v - 1] ?? 0) + (at(table, k - 1)[v - 1] ?? 0)
  }
  return table
}
