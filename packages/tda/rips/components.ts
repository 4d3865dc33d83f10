import type { Bar, Diagram } from '../diagram.ts'
import type { Memory } from '../memory.ts'
import type { RipsComplex } from './rips-complex.ts'
import { SimplexList } from './simplex-list.ts'

/**
 * Dimension 0: Kruskal's minimum spanning tree. Its edges end components; of the others, those that are not the facet of
 * an apparent pair are the columns of dimension 1.
 */
export function components(
  complex: RipsComplex,
  edges: SimplexList,
  memory: Memory,
): { diagram: Diagram; cycleEdges: SimplexList } {
  const { size, vertices } = complex
  const parents = Int32Array.from({ length: size }, (_, vertex) => vertex)
  const ranks = new Uint8Array(size)
  const bars: Bar[] = []
  const birthSimplices: number[][] = []
  const rising = new SimplexList(memory)
  for (let edge = edges.length - 1; edge >= 0; edge--) {
    const index = edges.entries[edge] ?? 0
    const diameter = edges.diameters[edge] ?? 0
    complex.take(1, index)
    const a = root(parents, vertices[0] ?? 0)
    const b = root(parents, vertices[1] ?? 0)
    if (a === b) {
      if (!complex.hasApparentCofacet(1, diameter)) rising.push(diameter, index)
      continue
    }
    const [kept, ended] = (ranks[a] ?? 0) < (ranks[b] ?? 0) ? [b, a] : [a, b]
    parents[ended] = kept
    if (ranks[a] === ranks[b]) ranks[kept] = (ranks[kept] ?? 0) + 1
    if (diameter === 0) continue
    bars.push([0, diameter])
    birthSimplices.push([ended])
  }
  for (let vertex = 0; vertex < size; vertex++) {
    if (parents[vertex] !== vertex) continue
    bars.push([0, Infinity])
    birthSimplices.push([vertex])
  }
  edges.release()
  return { diagram: { dimension: 0, bars, birthSimplices }, cycleEdges: reversed(rising) }
}

function root(parents: Int32Array, vertex: number): number {
  let at = vertex
  while (parents[at] !== at) {
    parents[at] = parents[parents[at] ?? 0] ?? 0
    at = parents[at] ?? 0
  }
  return at
}

function reversed(list: SimplexList): SimplexList {
  list.diameters.subarray(0, list.length).reverse()
  list.entries.subarray(0, list.length).reverse()
  return list
}
