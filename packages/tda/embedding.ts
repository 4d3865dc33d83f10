/**
 * From series to point clouds. Takens' delay embedding turns one series into points (x_t, x_{t+τ}, …, x_{t+(m−1)τ}): a
 * rhythm of period P traces a loop, roundest for τ = P/4. Several series side by side are a cloud as they are: each moment is
 * a point (Gidea & Katz 2018, §3).
 */
import { pointCloud, type PointCloud } from './distances.ts'
import { TopologyError, wholeNumber } from './errors.ts'

/** The cloud of `length − (dimension − 1)·delay` points in R^dimension; point t begins at series[t].
 * Errors: `option_out_of_range`, `empty` where the series is too short, `not_finite`. */
export function delayEmbedding(
  series: ArrayLike<number>,
  options: { readonly dimension: number; readonly delay: number },
): PointCloud {
  const dimension = wholeNumber('dimension', options.dimension, 1)
  const delay = wholeNumber('delay', options.delay, 1)
  const size = series.length - (dimension - 1) * delay
  if (size < 1) {
    throw new TopologyError('empty', `a series of ${series.length} has no ${dimension} values ${delay} apart`)
  }
  return pointCloud(
    Array.from({ length: size }, (_, t) =>
      Array.from({ length: dimension }, (_, k) => series[t + k * delay] ?? Number.NaN),
    ),
  )
}

/** The cloud of the moments start … end−1 of parallel series, one coordinate per series.
 * Errors: `empty`, `ragged`, `not_finite`. */
export function parallelCloud(
  series: readonly ArrayLike<number>[],
  window: { readonly start: number; readonly end: number } = { start: 0, end: series[0]?.length ?? 0 },
): PointCloud {
  const length = series[0]?.length ?? 0
  const odd = series.findIndex((each) => each.length !== length)
  if (odd >= 0)
    throw new TopologyError(
      'ragged',
      `series ${odd} has ${series[odd]?.length} values, the first has ${length}`,
    )
  const { start, end } = window
  return pointCloud(
    Array.from({ length: Math.max(0, end - start) }, (_, t) =>
      series.map((each) => each[start + t] ?? Number.NaN),
    ),
  )
}

/** The windows [start, end) of `width` moments that fit into `length`, each `stride` after the one before.
 * Error: `option_out_of_range`. */
export function slidingWindows(
  length: number,
  options: { readonly width: number; readonly stride?: number },
): { start: number; end: number }[] {
  const width = wholeNumber('width', options.width, 1)
  const stride = wholeNumber('stride', options.stride ?? 1, 1)
  const count = Math.max(0, Math.floor((length - width) / stride) + 1)
  return Array.from({ length: count }, (_, i) => ({ start: i * stride, end: i * stride + width }))
}
