/**
 * Persistence landscapes: the k-th largest at t of the tents max(0, min(t − b, d − t)) of the bars. Bubenik, "Statistical
 * topological data analysis using persistence landscapes", JMLR 16 (2015); the exact envelope is Algorithm 1 of Bubenik &
 * Dłotko, "A persistence landscapes toolbox", J. Symb. Comput. 78 (2017). Bars that never die are left out.
 */
import { finiteBars, type Bar } from './diagram.ts'
import { TopologyError, wholeNumber } from './errors.ts'

/** A corner of a piecewise linear function that is zero outside its corners. */
export type Corner = readonly [t: number, height: number]

/** λ_1 ≥ λ_2 ≥ …, each as its corners by rising t; at most `levelsMax` of them. */
export function persistenceLandscape(bars: readonly Bar[], levelsMax = Infinity): Corner[][] {
  let rest = finiteBars(bars)
    .filter(([birth, death]) => death > birth)
    .toSorted(byBirth)
  const levels: Corner[][] = []
  while (rest.length > 0 && levels.length < levelsMax) {
    const [level, below] = takeEnvelope(rest)
    levels.push(level)
    rest = below
  }
  return levels
}

const byBirth = (a: Bar, b: Bar) => a[0] - b[0] || b[1] - a[1]

/** The upper envelope of the tents, and the bars whose tents are what is left under it. */
function takeEnvelope(bars: readonly Bar[]): [Corner[], Bar[]] {
  const corners: Corner[] = []
  const below: Bar[] = []
  let last: Bar | undefined
  for (const bar of bars) {
    const [birth, death] = bar
    if (last === undefined || birth >= last[1]) {
      if (last !== undefined && birth > last[1]) corners.push([last[1], 0])
      corners.push([birth, 0])
    } else if (death <= last[1]) {
      below.push(bar)
      continue
    } else {
      // The tents cross; under the crossing there remains the tent of what they share.
      corners.push([(birth + last[1]) / 2, (last[1] - birth) / 2])
      below.push([birth, last[1]])
    }
    corners.push([(birth + death) / 2, (death - birth) / 2])
    last = bar
  }
  if (last !== undefined) corners.push([last[1], 0])
  return [corners, below.toSorted(byBirth)]
}

/** λ(t). */
export function landscapeAt(level: readonly Corner[], t: number): number {
  const right = level.findIndex(([place]) => place >= t)
  const b = level[right]
  if (b === undefined) return 0
  if (b[0] === t) return b[1]
  const a = level[right - 1]
  return a === undefined ? 0 : a[1] + ((b[1] - a[1]) * (t - a[0])) / (b[0] - a[0])
}

/**
 * ‖λ‖_p = (Σ_k ∫ λ_k^p dt)^{1/p}, 1 ≤ p ≤ ∞, of the first `levelsMax` levels. Over all levels it needs no envelope: at each
 * t the λ_k are the tents in another order, and a tent of height h has ∫ Λ^p = 2h^{p+1}/(p+1).
 * Error: `option_out_of_range`.
 */
export function landscapeNorm(bars: readonly Bar[], p: number, levelsMax = Infinity): number {
  if (!(p >= 1)) throw new TopologyError('option_out_of_range', `p must be at least 1, it is ${p}`)
  if (levelsMax !== Infinity) wholeNumber('levelsMax', levelsMax, 1)
  const finite = finiteBars(bars)
  if (p === Infinity)
    return finite.reduce((highest, [birth, death]) => Math.max(highest, (death - birth) / 2), 0)
  const integral =
    levelsMax === Infinity
      ? finite.reduce((sum, [birth, death]) => sum + (2 * ((death - birth) / 2) ** (p + 1)) / (p + 1), 0)
      : persistenceLandscape(finite, levelsMax).reduce((sum, level) => sum + levelIntegral(level, p), 0)
  return integral ** (1 / p)
}

function levelIntegral(level: readonly Corner[], p: number): number {
  let sum = 0
  let [t, height] = level[0] ?? [0, 0]
  for (const [nextT, nextHeight] of level) {
    const rise = nextHeight - height
    const mean = rise === 0 ? height ** p : (nextHeight ** (p + 1) - height ** (p + 1)) / ((p + 1) * rise)
    sum += (nextT - t) * mean
    t = nextT
    height = nextHeight
  }
  return sum
}
