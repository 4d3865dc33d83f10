import type { Bar, Diagram } from '../diagram.ts'
import type { Memory } from '../memory.ts'
import { Pivots } from './pivots.ts'
import type { PrimeField } from './prime-field.ts'
import type { RipsComplex } from './rips-complex.ts'
import { SimplexList } from './simplex-list.ts'
import { WorkingColumn } from './working-column.ts'

interface Reduction {
  readonly complex: RipsComplex
  readonly d: number
  /** d-simplices by falling diameter, equal ones by rising index. */
  readonly columns: SimplexList
  /** Rising, the last one the complex's longest diameter: how far a coboundary is looked at before more of it is needed. */
  readonly reaches: readonly number[]
  readonly field: PrimeField
  readonly memory: Memory
}

/** Reduces the coboundaries of the columns and returns the bars of dimension d, with the deaths to clear in d+1. */
export function reduce(reduction: Reduction): { diagram: Diagram; pivots: Pivots } {
  const { complex, d, columns } = reduction
  const matrix = new ReducedMatrix(reduction)
  const bars: Bar[] = []
  const birthSimplices: number[][] = []
  for (let column = 0; column < columns.length; column++) {
    const birth = columns.diameters[column] ?? 0
    const death = matrix.reduceColumn(column)
    if (death === birth) continue
    bars.push([birth, death])
    complex.take(d, columns.entries[column] ?? 0)
    birthSimplices.push([...complex.vertices.subarray(0, d + 1)])
  }
  matrix.release()
  columns.release()
  return { diagram: { dimension: d, bars, birthSimplices }, pivots: matrix.pivots }
}

/** R = D·V, of which only V and the pivots of R are kept; each column of R is scaled to have pivot 1. */
class ReducedMatrix {
  readonly pivots: Pivots
  readonly #of: Reduction
  /** The columns of V one after the other. */
  readonly #operations: SimplexList
  readonly #starts: number[] = [0]
  readonly #coboundary: WorkingColumn
  readonly #chain: WorkingColumn
  #level = 0

  constructor(reduction: Reduction) {
    const { field, memory } = reduction
    this.#of = reduction
    this.pivots = new Pivots(memory)
    this.#operations = new SimplexList(memory)
    this.#coboundary = new WorkingColumn(field, memory)
    this.#chain = new WorkingColumn(field, memory)
  }

  /** Returns the diameter of the column's pivot, Infinity where the column vanishes. */
  reduceColumn(column: number): number {
    const { columns, field } = this.#of
    const diameter = columns.diameters[column] ?? 0
    const index = columns.entries[column] ?? 0
    if (this.#takeEmergentPair(column, index, diameter)) return diameter
    const coboundary = this.#coboundary
    coboundary.clear()
    this.#chain.clear()
    this.#level = this.#of.reaches.findIndex((reach) => reach >= diameter)
    this.#addCoboundary(index, diameter, 1)
    do {
      while (coboundary.popPivot()) {
        const { pivotIndex, pivotDiameter, pivotCoefficient } = coboundary
        const earlier = this.pivots.get(pivotIndex)
        if (earlier >= 0) this.#addColumn(earlier, field.modulus - pivotCoefficient)
        else if (!this.#addApparentFacet(pivotIndex, pivotDiameter, pivotCoefficient)) {
          this.pivots.set(pivotIndex, column)
          this.#keepOperations(field.inverses[pivotCoefficient] ?? 0)
          return pivotDiameter
        }
      }
    } while (this.#reachFurther())
    this.#starts.push(this.#operations.length)
    return Infinity
  }

  /** A first cofacet of the same diameter that nobody has for pivot is the pivot, whatever the rest of the column. */
  #takeEmergentPair(column: number, index: number, diameter: number): boolean {
    const { complex, d, field } = this.#of
    complex.take(d, index)
    if (complex.listCofacets(d, index, diameter, diameter) === 0) return false
    const pivot = complex.cofacetIndices[0] ?? 0
    const inverse = complex.cofacetSigns[0] === 1 ? field.modulus - 1 : 1
    if (this.pivots.get(pivot) >= 0) return false
    complex.take(d + 1, pivot)
    if (complex.apparentFacetPlace(d + 1, diameter) >= 0) return false
    this.pivots.set(pivot, column)
    this.#operations.push(diameter, index * field.units + inverse - 1)
    this.#starts.push(this.#operations.length)
    return true
  }

  #addCoboundary(index: number, diameter: number, coefficient: number): void {
    this.#chain.push(diameter, index * this.#of.field.units + coefficient - 1)
    this.#pushCofacets(index, diameter, coefficient, -1)
  }

  /** Takes the cofacets up to the next reach into the coboundary of the chain; false where all are in. */
  #reachFurther(): boolean {
    const { reaches, field } = this.#of
    if (this.#level === reaches.length - 1) return false
    const before = reaches[this.#level++] ?? 0
    const { diameters, entries, length } = this.#chain.terms
    for (let i = 0; i < length; i++) {
      const entry = entries[i] ?? 0
      const index = Math.floor(entry / field.units)
      this.#pushCofacets(index, diameters[i] ?? 0, entry - index * field.units + 1, before)
    }
    return true
  }

  /** Adds `coefficient` times the cofacets of a d-simplex within reach that are longer than `above`. The pivot popped last
   * is left out: what is added is chosen so that it cancels. */
  #pushCofacets(index: number, diameter: number, coefficient: number, above: number): void {
    const { complex, d, field, reaches } = this.#of
    const { modulus, units } = field
    complex.take(d, index)
    const count = complex.listCofacets(d, index, diameter, reaches[this.#level] ?? 0)
    const { cofacetIndices, cofacetDiameters, cofacetSigns } = complex
    const cancelled = this.#coboundary.pivotIndex
    for (let i = 0; i < count; i++) {
      const cofacet = cofacetIndices[i] ?? 0
      const longest = cofacetDiameters[i] ?? 0
      if (longest <= above || cofacet === cancelled) continue
      const signed = cofacetSigns[i] === 1 ? modulus - coefficient : coefficient
      this.#coboundary.push(longest, cofacet * units + signed - 1)
    }
  }

  /** Adds `factor` times a column reduced before. */
  #addColumn(column: number, factor: number): void {
    const { modulus, units } = this.#of.field
    const end = this.#starts[column + 1] ?? 0
    for (let i = this.#starts[column] ?? 0; i < end; i++) {
      const entry = this.#operations.entries[i] ?? 0
      const index = Math.floor(entry / units)
      const coefficient = entry - index * units + 1
      this.#addCoboundary(index, this.#operations.diameters[i] ?? 0, (factor * coefficient) % modulus)
    }
  }

  /** Where the pivot is half of an apparent pair, its facet's column, never stored, cancels it. */
  #addApparentFacet(pivot: number, diameter: number, coefficient: number): boolean {
    const { complex, d, field } = this.#of
    complex.take(d + 1, pivot)
    const place = complex.apparentFacetPlace(d + 1, diameter)
    if (place < 0) return false
    const under = d + 1 - place
    this.#addCoboundary(
      complex.facetIndex(d + 1, place),
      diameter,
      under % 2 === 1 ? coefficient : field.modulus - coefficient,
    )
    return true
  }

  #keepOperations(scale: number): void {
    const { modulus, units } = this.#of.field
    const chain = this.#chain
    while (chain.popPivot()) {
      const coefficient = (chain.pivotCoefficient * scale) % modulus
      this.#operations.push(chain.pivotDiameter, chain.pivotIndex * units + coefficient - 1)
    }
    this.#starts.push(this.#operations.length)
  }

  release(): void {
    this.#operations.release()
  }
}
