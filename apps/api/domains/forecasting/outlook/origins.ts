/** The past days a back-test looks back on. */

const daysBetween = 14
/** Days judged over: six origins, or fewer where there is little. */
const judgedMax = 6
const earlierMax = 8
/** Days a method is first given. */
const learnedLeast = 60

/** Days of history a back-test, and so a training, takes. */
export const historyLeast = learnedLeast + 4 * daysBetween

export interface Origins {
  /** Only balances are looked back on from there: sums over so many days need more of the past. */
  readonly earlier: readonly number[]
  readonly choosing: readonly number[]
  readonly judging: readonly number[]
}

/** Null where there is too little history. */
export function originsOf(from: number, asOf: number): Origins | null {
  const days = asOf - from + 1
  if (days < historyLeast) return null
  const count = Math.max(2, Math.min(judgedMax, Math.floor(days / (6 * daysBetween))))
  const back = (k: number) => asOf - k * daysBetween
  const earlier = Array.from({ length: earlierMax }, (_, at) => back(2 * (count + earlierMax - at)))
  return {
    earlier: earlier.filter((origin) => origin - from + 1 >= learnedLeast),
    choosing: Array.from({ length: count }, (_, at) => back(2 * count - at)),
    judging: Array.from({ length: count }, (_, at) => back(count - at)),
  }
}
