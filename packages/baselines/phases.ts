/**
 * How much a season's phases differ in how far they are missed: spending hardly varies on a Sunday and much on a Friday,
 * and one deviation for both is too wide for one and too narrow for the other. The measure is the mean change from one
 * season to the next in each phase; a phase seen few times is drawn towards the mean of all.
 */

/** Seasons it takes until a phase speaks as much for itself as all phases together do. */
const priorSeasons = 10

/** Factors of a deviation for phase 0 … season − 1, phase 0 being that of the first value; their mean is 1. */
export function phaseScales(values: Float64Array, season: number): Float64Array {
  const even = new Float64Array(season).fill(1)
  if (season < 2 || values.length < 3 * season) return even
  const [sums, counts] = [new Float64Array(season), new Float64Array(season)]
  for (let i = season; i < values.length; i++) {
    const phase = i % season
    sums[phase] = (sums[phase] as number) + Math.abs((values[i] as number) - (values[i - season] as number))
    counts[phase] = (counts[phase] as number) + 1
  }
  const mean = sums.reduce((sum, each) => sum + each, 0) / (values.length - season)
  if (mean === 0) return even
  const drawn = sums.map(
    (sum, phase) => (sum + priorSeasons * mean) / ((counts[phase] as number) + priorSeasons),
  )
  const level = drawn.reduce((sum, each) => sum + each, 0) / season
  return drawn.map((each) => each / level)
}

/** @param at how many values come before step 0 */
export const atPhases = (deviation: Float64Array, scales: Float64Array, at: number): Float64Array =>
  deviation.map((size, step) => size * (scales[(at + step) % scales.length] as number))
