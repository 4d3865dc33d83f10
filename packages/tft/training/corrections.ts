/**
 * What each level has to be moved by for the held-out part to lie under it as often as the level says (conformalised quantile
 * regression, Romano, Patterson & Candès 2019, one level at a time). Errors of one window are alike, so windows are counted,
 * not values: few of them move a level little.
 */

/** Windows at which half of the move is made. */
const windowsHalf = 20

/** @param errors by level, what came less what was said */
export function correctionsOf(
  errors: readonly Float64Array[],
  levels: readonly number[],
  windows: number,
): Float64Array {
  const trust = windows / (windows + windowsHalf)
  return Float64Array.from(levels, (level, j) => trust * quantileOf(errors[j] ?? new Float64Array(), level))
}

/** Between order statistics linearly; 0 of nothing. */
function quantileOf(values: Float64Array, level: number): number {
  const sorted = values.toSorted()
  const place = level * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0]
  return below + (above - below) * (place % 1)
}
