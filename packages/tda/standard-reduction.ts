/**
 * The textbook algorithm (Edelsbrunner, Letscher & Zomorodian 2002; Zomorodian & Carlsson 2005), the naive rival of `rips/`:
 * all simplices are listed and the boundary matrix is reduced from left to right. Cubic in their number: for a few dozen
 * points.
 */
import type { Bar, Diagram } from './diagram.ts'
import type { DenseDistances } from './distances.ts'
import { primeField } from './rips/prime-field.ts'

interface Simplex {
  /** Rising. */
  readonly vertices: readonly number[]
  readonly diameter: number
}

/** Diagrams of dimensions 0 … dimensionMax of the edges up to the threshold, bars by falling birth.
 * Error: `option_out_of_range` for a modulus that is no prime. */
export function standardPersistence(
  distances: DenseDistances,
  options: { dimensionMax?: number; threshold?: number; modulus?: number } = {},
): Diagram[] {
  const { dimensionMax = 1, threshold = Infinity, modulus = 2 } = options
  const simplices = filtration(distances, dimensionMax + 1, Math.fround(threshold))
  const pairs = reduceBoundary(simplices, modulus)
  return Array.from({ length: dimensionMax + 1 }, (_, dimension) => {
    const born = simplices.flatMap((simplex, birth) => {
      const death = pairs[birth]
      if (simplex.vertices.length !== dimension + 1 || death === undefined) return []
      const bar: Bar = [
        simplex.diameter,
        death === null ? Infinity : (simplices[death]?.diameter ?? Infinity),
      ]
      return bar[0] === bar[1] ? [] : [{ bar, vertices: simplex.vertices.toReversed() }]
    })
    born.reverse()
    return {
      dimension,
      bars: born.map(({ bar }) => bar),
      birthSimplices: born.map(({ vertices }) => vertices),
    }
  })
}

/** All simplices, each after its faces. */
function filtration({ size, lower }: DenseDistances, dimensionMax: number, threshold: number): Simplex[] {
  const all: Simplex[] = []
  const extend = (simplex: Simplex): void => {
    all.push(simplex)
    if (simplex.vertices.length > dimensionMax) return
    for (let next = (simplex.vertices.at(-1) ?? -1) + 1; next < size; next++) {
      const lengths = simplex.vertices.map((vertex) => lower[(next * (next - 1)) / 2 + vertex] ?? Infinity)
      const diameter = Math.max(simplex.diameter, ...lengths)
      if (diameter <= threshold && diameter < Infinity)
        extend({ vertices: [...simplex.vertices, next], diameter })
    }
  }
  for (let vertex = 0; vertex < size; vertex++) extend({ vertices: [vertex], diameter: 0 })
  return all.toSorted((a, b) => a.diameter - b.diameter || a.vertices.length - b.vertices.length)
}

/** For each simplex that gives birth the one that brings death, null if none does; undefined for those that bring death. */
function reduceBoundary(simplices: readonly Simplex[], modulus: number): (number | null | undefined)[] {
  const { inverses } = primeField(modulus)
  const places = new Map(simplices.map((simplex, place) => [simplex.vertices.join(), place]))
  const pairs = simplices.map((): number | null | undefined => null)
  const columns = new Map<number, Map<number, number>>()
  for (const [place, { vertices }] of simplices.entries()) {
    const column = new Map<number, number>()
    for (let i = 0; i < vertices.length && vertices.length > 1; i++)
      column.set(places.get(vertices.toSpliced(i, 1).join()) ?? -1, i % 2 === 0 ? 1 : modulus - 1)
    for (;;) {
      const pivot = [...column.keys()].reduce((a, b) => Math.max(a, b), -1)
      if (pivot === -1) break
      const earlier = columns.get(pivot)
      if (!earlier) {
        columns.set(pivot, column)
        pairs[pivot] = place
        pairs[place] = undefined
        break
      }
      const factor =
        modulus - (((column.get(pivot) ?? 0) * (inverses[earlier.get(pivot) ?? 0] ?? 0)) % modulus)
      for (const [row, value] of earlier) {
        const sum = ((column.get(row) ?? 0) + factor * value) % modulus
        if (sum === 0) column.delete(row)
        else column.set(row, sum)
      }
    }
  }
  return pairs
}
