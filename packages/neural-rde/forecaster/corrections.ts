import { levels } from './config.ts'

/** Held-out origins that count as much as the belief that nothing has to be corrected; moments of one origin err alike. */
const priorOrigins = 20

/**
 * What to add to each learned level so that its share of the held-out errors lies below, shrunk towards 0 where there
 * was little to look at. @param errors per level, what came less what was said
 */
export function correctionsOf(errors: readonly Float64Array[], origins: number): number[] {
  const trust = origins / (origins + priorOrigins)
  return levels.map((level, j) => {
    const sorted = errors[j]?.toSorted() ?? new Float64Array()
    return sorted.length === 0 ? 0 : trust * quantileOf(sorted, level)
  })
}

function quantileOf(sorted: Float64Array, level: number): number {
  const place = level * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] as number, sorted[Math.ceil(place)] as number]
  return below + (above - below) * (place % 1)
}
