import { finiteBars, type Bar } from './diagram.ts'
import { TopologyError } from './errors.ts'

/** d − b of each bar that dies. */
export function persistences(bars: readonly Bar[]): number[] {
  return finiteBars(bars).map(([birth, death]) => death - birth)
}

/** The longest bar that dies, 0 where there is none. */
export function maxPersistence(bars: readonly Bar[]): number {
  return persistences(bars).reduce((a, b) => Math.max(a, b), 0)
}

/** −Σ p_i ln p_i with p_i = l_i/Σl of the lengths l_i; 0 where there is no bar (Chintakunta et al. 2015). */
export function persistenceEntropy(bars: readonly Bar[]): number {
  const lengths = persistences(bars).filter((length) => length > 0)
  const total = lengths.reduce((a, b) => a + b, 0)
  return lengths.reduce((entropy, length) => entropy - (length / total) * Math.log(length / total), 0)
}

/** The number of bars alive at each of the given distances: birth ≤ t < death. */
export function bettiCurve(bars: readonly Bar[], distances: ArrayLike<number>): Int32Array {
  return Int32Array.from(distances, (t) => {
    if (Number.isNaN(t)) throw new TopologyError('not_a_number', 'a distance of the Betti curve')
    return bars.filter(([birth, death]) => birth <= t && t < death).length
  })
}
