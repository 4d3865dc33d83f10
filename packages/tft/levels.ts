/**
 * The quantiles asked for, read off the learned ones: sorted first, since they may cross, which brings none further from the truth
 * (Chernozhukov, Fernández-Val & Galichon 2010), then straight lines over the logit of the level, the outermost
 * ones drawn on beyond the ends.
 */
export function quantilesAt(
  learned: readonly number[],
  values: ArrayLike<number>,
  wanted: ArrayLike<number>,
): Float64Array {
  const sorted = Float64Array.from(values).toSorted()
  const last = learned.length - 1
  return Float64Array.from(wanted, (level) => {
    if (last === 0) return sorted[0] as number
    const above = Math.min(
      last,
      Math.max(
        1,
        learned.findIndex((each) => each >= level),
      ),
    )
    const right = learned.at(-1) as number
    const j = level > right ? last : above
    const [low, high] = [logit(learned[j - 1] as number), logit(learned[j] as number)]
    const share = (logit(level) - low) / (high - low)
    const [from, to] = [sorted[j - 1] as number, sorted[j] as number]
    return share === 1 ? to : from + share * (to - from)
  })
}

function logit(level: number): number {
  return Math.log(level / (1 - level))
}
