/**
 * W_p between diagrams: the cheapest matching of bars with each other or with the diagonal, where moving a bar costs the
 * l_q distance of its ends (Cohen-Steiner, Edelsbrunner, Harer & Mileyko 2010). Leaving two bars to the diagonal costs
 * δ_a + δ_b, so only what a match saves needs assigning, and an n × m problem is left instead of (n+m) × (n+m).
 */
import { cheapestAssignment } from './assignment.ts'
import { finiteBars, type Bar } from './diagram.ts'
import { TopologyError } from './errors.ts'

export interface WassersteinOptions {
  /** The p of W_p, 1 ≤ p < ∞; 2 unless said. For ∞ see `bottleneckDistance`. */
  readonly order?: number
  /** The q of the l_q distance between two bars, 1 ≤ q ≤ ∞; ∞ unless said, as for the bottleneck distance. */
  readonly innerNorm?: number
}

/** Infinity where one diagram has more bars that never die. Error: `option_out_of_range`. */
export function wassersteinDistance(
  a: readonly Bar[],
  b: readonly Bar[],
  options: WassersteinOptions = {},
): number {
  const { order = 2, innerNorm = Infinity } = options
  if (!(order >= 1 && order < Infinity))
    throw new TopologyError('option_out_of_range', `order must be from 1 below infinity, it is ${order}`)
  if (!(innerNorm >= 1))
    throw new TopologyError('option_out_of_range', `innerNorm must be at least 1, it is ${innerNorm}`)
  const essential = essentialShifts(a, b)
  if (essential === null) return Infinity
  const cost = {
    between: (x: Bar, y: Bar) => norm(Math.abs(x[0] - y[0]), Math.abs(x[1] - y[1]), innerNorm) ** order,
    toDiagonal: (x: Bar) => norm((x[1] - x[0]) / 2, (x[1] - x[0]) / 2, innerNorm) ** order,
  }
  const finite = [finiteBars(a), finiteBars(b)].toSorted((x, y) => x.length - y.length)
  const [few = [], many = []] = finite
  const total = essential.reduce((sum, shift) => sum + shift ** order, 0) + matchingCost(few, many, cost)
  return total ** (1 / order)
}

function matchingCost(
  few: readonly Bar[],
  many: readonly Bar[],
  cost: { between(x: Bar, y: Bar): number; toDiagonal(x: Bar): number },
): number {
  const fewAlone = few.map((bar) => cost.toDiagonal(bar))
  const manyAlone = many.map((bar) => cost.toDiagonal(bar))
  const gains = new Float64Array(few.length * many.length)
  for (const [i, x] of few.entries()) {
    for (const [j, y] of many.entries())
      gains[i * many.length + j] = Math.min(0, cost.between(x, y) - (fewAlone[i] ?? 0) - (manyAlone[j] ?? 0))
  }
  const columnOf = cheapestAssignment(gains, few.length, many.length)
  // Summed from the matching, not from the gains: equal diagrams are then exactly 0 apart.
  let sum = 0
  for (const [i, x] of few.entries()) {
    const j = columnOf[i] ?? 0
    const matched = (gains[i * many.length + j] ?? 0) < 0
    const y = many[j]
    if (matched && y) {
      sum += cost.between(x, y)
      manyAlone[j] = 0
    } else sum += fewAlone[i] ?? 0
  }
  return manyAlone.reduce((total, alone) => total + alone, sum)
}

function norm(x: number, y: number, q: number): number {
  if (q === Infinity) return Math.max(x, y)
  if (q === 1) return x + y
  return q === 2 ? Math.hypot(x, y) : (x ** q + y ** q) ** (1 / q)
}

/** How far the births of the bars that never die lie apart, matched in order; null where their numbers differ. */
export function essentialShifts(a: readonly Bar[], b: readonly Bar[]): number[] | null {
  const births = (bars: readonly Bar[]) =>
    bars.flatMap(([birth, death]) => (death === Infinity ? [birth] : [])).toSorted((x, y) => x - y)
  const [x, y] = [births(a), births(b)]
  return x.length === y.length ? x.map((birth, i) => Math.abs(birth - (y[i] ?? 0))) : null
}
