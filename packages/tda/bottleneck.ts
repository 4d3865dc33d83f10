/**
 * The bottleneck distance W_∞: the least ε for which bars can be matched with each other or with the diagonal so that no end
 * moves further than ε. A binary search over the finitely many ε at which anything changes, each tried with the maximum
 * matching of Hopcroft & Karp (1973), as in Efrat, Itai & Katz (2001).
 */
import { finiteBars, type Bar } from './diagram.ts'
import { essentialShifts } from './wasserstein.ts'

/** Infinity where one diagram has more bars that never die. */
export function bottleneckDistance(a: readonly Bar[], b: readonly Bar[]): number {
  const essential = essentialShifts(a, b)
  if (essential === null) return Infinity
  const x = finiteBars(a)
  const y = finiteBars(b)
  const floor = essential.reduce((longest, shift) => Math.max(longest, shift), 0)
  const candidates = Float64Array.from([floor, ...epsilons(x, y).filter((epsilon) => epsilon > floor)]).sort()
  let low = 0
  let high = candidates.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (allMatched(x, y, candidates[middle] ?? 0)) high = middle
    else low = middle + 1
  }
  return candidates[low] ?? 0
}

const between = (x: Bar, y: Bar) => Math.max(Math.abs(x[0] - y[0]), Math.abs(x[1] - y[1]))
const toDiagonal = (x: Bar) => (x[1] - x[0]) / 2

function epsilons(x: readonly Bar[], y: readonly Bar[]): number[] {
  return [...x.map(toDiagonal), ...y.map(toDiagonal), ...x.flatMap((p) => y.map((q) => between(p, q)))]
}

/**
 * Whether ε suffices. Bars nearer than ε to the diagonal need no partner; by Mendelsohn and Dulmage's theorem there is one
 * matching for all others if those of each side can be matched on their own.
 */
function allMatched(x: readonly Bar[], y: readonly Bar[], epsilon: number): boolean {
  return coverable(x, y, epsilon) && coverable(y, x, epsilon)
}

/** Whether all bars of `x` that are too long for the diagonal find partners of their own in `y`. */
function coverable(x: readonly Bar[], y: readonly Bar[], epsilon: number): boolean {
  const partners = x
    .filter((bar) => toDiagonal(bar) > epsilon)
    .map((bar) => y.flatMap((other, j) => (between(bar, other) <= epsilon ? [j] : [])))
  return (
    partners.every((choice) => choice.length > 0) && maximumMatching(partners, y.length) === partners.length
  )
}

/** The size of the largest matching of left vertices, given their neighbours, with `rightCount` right ones. */
function maximumMatching(neighbours: readonly (readonly number[])[], rightCount: number): number {
  const rightOf = new Int32Array(neighbours.length).fill(-1)
  const leftOf = new Int32Array(rightCount).fill(-1)
  const layers = new Int32Array(neighbours.length)
  let size = 0
  const augment = (left: number): boolean => {
    for (const right of neighbours[left] ?? []) {
      const next = leftOf[right] ?? -1
      if (next >= 0 && ((layers[next] ?? 0) !== (layers[left] ?? 0) + 1 || !augment(next))) continue
      rightOf[left] = right
      leftOf[right] = left
      return true
    }
    layers[left] = -1
    return false
  }
  for (;;) {
    if (!layer(neighbours, { rightOf, leftOf, layers })) return size
    for (let left = 0; left < neighbours.length; left++) if (rightOf[left] === -1 && augment(left)) size++
  }
}

/** Numbers left vertices by their distance from the unmatched ones; false where no augmenting path is left. */
function layer(
  neighbours: readonly (readonly number[])[],
  matching: { rightOf: Int32Array; leftOf: Int32Array; layers: Int32Array },
): boolean {
  const { rightOf, leftOf, layers } = matching
  layers.fill(-1)
  const queue = [...neighbours.keys()].filter((left) => rightOf[left] === -1)
  for (const left of queue) layers[left] = 0
  let open = false
  for (const left of queue) {
    for (const right of neighbours[left] ?? []) {
      const next = leftOf[right] ?? -1
      if (next < 0) open = true
      else if (layers[next] === -1) {
        layers[next] = (layers[left] ?? 0) + 1
        queue.push(next)
      }
    }
  }
  return open
}
