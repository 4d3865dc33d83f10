/**
 * Persistent cohomology of the Vietoris–Rips filtration: which components, loops and voids appear at which distance, and
 * when they are filled. Dimension 0 is a minimum spanning tree; above, the coboundary matrix is reduced column by column
 * from the longest simplex down, with clearing, emergent and apparent pairs, and no matrix but the record of column
 * operations is kept. Ulrich Bauer, "Ripser: efficient computation of Vietoris–Rips persistence barcodes", J. Appl.
 * Comput. Topology 5 (2021) 391–423. The bars are Ripser's, in its order and single precision.
 */
import type { Diagram } from '../diagram.ts'
import type { DenseDistances, Distances } from '../distances.ts'
import { TopologyError, wholeNumber } from '../errors.ts'
import { Memory } from '../memory.ts'
import { components } from './components.ts'
import { DenseComplex } from './dense-complex.ts'
import { primeField } from './prime-field.ts'
import type { Pivots } from './pivots.ts'
import { reduce } from './reduction.ts'
import { binomial, type RipsComplex } from './rips-complex.ts'
import { SimplexList, sortByFallingDiameter } from './simplex-list.ts'
import { SparseComplex, sparsified } from './sparse-complex.ts'

export interface RipsOptions {
  /** Highest dimension of homology, 1 unless said; 2 finds voids. */
  readonly dimensionMax?: number
  /** No edge longer than this; classes alive then never die. Unless said, none is longer than the enclosing radius
   * min_i max_j d(i, j), where everything has been filled. */
  readonly threshold?: number
  /** Coefficients are Z/modulus, a prime up to 65 521; 2 unless said. */
  readonly modulus?: number
  /** Bytes of working memory, 512 MiB unless said. */
  readonly bytesMax?: number
}

/** Beyond this dimension the simplices of even a few points outgrow any browser. */
const dimensionCap = 7

/** Up to this share of pairs within reach, merging neighbour lists beats scanning all points. */
const sparseShareMax = 0.25

/** In how many steps a column's coboundary is taken in. Most columns find their pivot among the shorter cofacets: the longer
 * ones would only fill memory. More steps save little more, and each lists the cofacets anew. */
const reachCount = 4

/**
 * Diagrams of dimensions 0 … dimensionMax; bars of length zero are left out.
 * Errors: `empty`, `option_out_of_range`, `too_large`.
 */
export function ripsPersistence(distances: Distances, options: RipsOptions = {}): Diagram[] {
  const { dimensionMax = 1, modulus = 2, threshold = Infinity, bytesMax } = options
  wholeNumber('dimensionMax', dimensionMax, 0, dimensionCap)
  if (!(threshold >= 0))
    throw new TopologyError('option_out_of_range', `threshold must not be negative, it is ${threshold}`)
  if (distances.size < 1) throw new TopologyError('empty', 'a metric space needs a point')
  const field = primeField(modulus)
  // An entry of a column is a simplex's number and a coefficient in one exact integer.
  if (!(binomial(distances.size, dimensionMax + 2) * field.units <= Number.MAX_SAFE_INTEGER)) {
    throw new TopologyError(
      'too_large',
      `simplices of ${dimensionMax + 2} among ${distances.size} points cannot be numbered`,
    )
  }
  const memory = new Memory(bytesMax)
  const complex = complexOf(distances, { dimensionMax, threshold }, memory)

  const edges = sortedEdges(complex, memory)
  const reaches = reachesOf(complex, edges)
  const { diagram, cycleEdges } = components(complex, edges, memory)
  const diagrams = [diagram]
  let columns = cycleEdges
  for (let d = 1; d <= dimensionMax; d++) {
    const reduced = reduce({ complex, d, columns, reaches, field, memory })
    diagrams.push(reduced.diagram)
    if (d < dimensionMax) columns = uncleared(complex, d + 1, reduced.pivots, memory)
    reduced.pivots.release()
  }
  return diagrams
}

function complexOf(
  distances: Distances,
  options: { dimensionMax: number; threshold: number },
  memory: Memory,
): RipsComplex {
  const { dimensionMax } = options
  const wished = Math.fround(options.threshold)
  if (distances.kind === 'sparse')
    return new SparseComplex(distances, { dimensionMax, threshold: wished }, memory)
  const threshold = Math.min(wished, enclosingRadius(distances))
  const sparse = sparsified(distances, threshold, sparseShareMax, memory)
  return sparse
    ? new SparseComplex(sparse, { dimensionMax, threshold }, memory)
    : new DenseComplex(distances, { dimensionMax, threshold }, memory)
}

/** min_i max_j d(i, j): from there on the complex is a cone. The longest finite distance where no point reaches all. */
function enclosingRadius({ size, lower }: DenseDistances): number {
  const farthest = new Float32Array(size)
  let longest = 0
  for (let i = 1, at = 0; i < size; i++) {
    for (let j = 0; j < i; j++, at++) {
      const length = lower[at] ?? 0
      if (length > (farthest[i] ?? 0)) farthest[i] = length
      if (length > (farthest[j] ?? 0)) farthest[j] = length
      if (length > longest && length < Infinity) longest = length
    }
  }
  return Math.min(
    longest,
    farthest.reduce((a, b) => Math.min(a, b)),
  )
}

function sortedEdges(complex: RipsComplex, memory: Memory): SimplexList {
  const list = new SimplexList(memory)
  complex.forEachSimplex(1, (index, diameter) => list.push(diameter, index))
  const sorted = sortByFallingDiameter(list, memory)
  list.release()
  return sorted
}

/** Lengths that part the edges evenly. */
function reachesOf(complex: RipsComplex, { diameters, length }: SimplexList): number[] {
  const quantiles = Array.from(
    { length: reachCount - 1 },
    (_, i) => diameters[Math.floor((length * (reachCount - 1 - i)) / reachCount)] ?? 0,
  )
  return [...quantiles.filter((reach) => reach < complex.diameterMax), complex.diameterMax]
}

/** The d-simplices that are left to reduce: neither pivots of a lower column nor one half of an apparent pair. */
function uncleared(complex: RipsComplex, d: number, pivots: Pivots, memory: Memory): SimplexList {
  const list = new SimplexList(memory)
  complex.forEachSimplex(d, (index, diameter) => {
    if (complex.hasApparentCofacet(d, diameter)) return
    if (pivots.get(index) >= 0 || complex.apparentFacetPlace(d, diameter) >= 0) return
    list.push(diameter, index)
  })
  const sorted = sortByFallingDiameter(list, memory)
  list.release()
  return sorted
}
