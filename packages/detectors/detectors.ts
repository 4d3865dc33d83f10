import { scoreChangePoint, type ChangePoint } from './change-point.ts'
import { scoreRobustZ, type RobustZ } from './robust-z.ts'
import type { Scored } from './scored.ts'
import { scoreSeasonalResidual, type SeasonalResidual } from './seasonal-residual.ts'
import { scoreSpectralResidual, type SpectralResidual } from './spectral-residual.ts'

export type Detector = RobustZ | SeasonalResidual | ChangePoint | SpectralResidual

/**
 * Scores a series of evenly spaced values, the oldest first; `NaN` is a missing one. The detector itself stays as it
 * was; the result holds the one that has seen the series, so that scoring piece by piece is scoring all at once.
 *
 * @throws SeriesError `value_out_of_range`
 */
export function score<Model extends Detector>(model: Model, series: Float64Array): Scored<Model>
export function score(model: Detector, series: Float64Array): Scored<Detector> {
  switch (model.kind) {
    case 'robust-z':
      return scoreRobustZ(model, series)
    case 'seasonal-residual':
      return scoreSeasonalResidual(model, series)
    case 'change-point':
      return scoreChangePoint(model, series)
    case 'spectral-residual':
      return scoreSpectralResidual(model, series)
  }
}

/** A detector that has learned from a series: it scores what comes after it. */
export function fit<Model extends Detector>(start: Model, series: Float64Array): Model {
  return score(start, series).model
}
