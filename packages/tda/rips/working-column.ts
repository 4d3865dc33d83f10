import type { Memory } from '../memory.ts'
import type { PrimeField } from './prime-field.ts'
import { SimplexList } from './simplex-list.ts'

/**
 * A column under reduction: a formal sum of simplices as a binary heap. Its pivot is the simplex of the smallest diameter,
 * among equals the one of the largest index. Terms of one simplex meet only when they reach the top, and are summed there
 * (Bauer 2021, §4: "lazy" heap). An entry holds index and coefficient: index·(p−1) + (coefficient − 1).
 */
export class WorkingColumn {
  /** The terms, smallest first but else in no order; those of one simplex may stand apart. */
  readonly terms: SimplexList
  readonly #modulus: number
  readonly #units: number
  pivotDiameter = 0
  pivotIndex = -1
  pivotCoefficient = 0

  constructor(field: PrimeField, memory: Memory) {
    this.terms = new SimplexList(memory, 1024)
    this.#modulus = field.modulus
    this.#units = field.units
  }

  clear(): void {
    this.terms.length = 0
    this.pivotIndex = -1
  }

  push(diameter: number, entry: number): void {
    const heap = this.terms
    if (heap.length === heap.entries.length) heap.grow(2 * heap.length)
    this.#rise(heap.length++, diameter, entry)
  }

  /** Takes the pivot out and tells whether there was one. */
  popPivot(): boolean {
    const { diameters, entries } = this.terms
    const units = this.#units
    while (this.terms.length > 0) {
      const diameter = diameters[0] ?? 0
      const index = Math.floor((entries[0] ?? 0) / units)
      const first = index * units
      let sum = 0
      do {
        sum += (entries[0] ?? 0) - first + 1
        this.#removeTop()
      } while (this.terms.length > 0 && (entries[0] ?? 0) >= first && diameters[0] === diameter)
      const coefficient = sum % this.#modulus
      if (coefficient !== 0) {
        this.pivotDiameter = diameter
        this.pivotIndex = index
        this.pivotCoefficient = coefficient
        return true
      }
    }
    return false
  }

  /** Moves the hole at the top down to a leaf, always to the nearer child, and the last term up from there: it belongs near
   * the leaves, so this compares less than sifting it down (Wegener 1993, "bottom-up heapsort"). */
  #removeTop(): void {
    const heap = this.terms
    const { diameters, entries } = heap
    const end = --heap.length
    let hole = 0
    let child = 1
    while (child < end) {
      let childDiameter = diameters[child] ?? 0
      let childEntry = entries[child] ?? 0
      if (child + 1 < end) {
        const rightDiameter = diameters[child + 1] ?? 0
        const rightEntry = entries[child + 1] ?? 0
        if (rightDiameter < childDiameter || (rightDiameter === childDiameter && rightEntry > childEntry)) {
          child++
          childDiameter = rightDiameter
          childEntry = rightEntry
        }
      }
      diameters[hole] = childDiameter
      entries[hole] = childEntry
      hole = child
      child = 2 * hole + 1
    }
    this.#rise(hole, diameters[end] ?? 0, entries[end] ?? 0)
  }

  #rise(from: number, diameter: number, entry: number): void {
    const { diameters, entries } = this.terms
    let hole = from
    while (hole > 0) {
      const parent = (hole - 1) >> 1
      const parentDiameter = diameters[parent] ?? 0
      const parentEntry = entries[parent] ?? 0
      if (parentDiameter < diameter || (parentDiameter === diameter && parentEntry >= entry)) break
      diameters[hole] = parentDiameter
      entries[hole] = parentEntry
      hole = parent
    }
    diameters[hole] = diameter
    entries[hole] = entry
  }
}
