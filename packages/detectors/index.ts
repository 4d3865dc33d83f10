export { startChangePoint, type ChangePoint, type ChangePointOptions } from './change-point.ts'
export { fit, score, type Detector } from './detectors.ts'
export { SeriesError, type SeriesFault } from './errors.ts'
export {
  type Fused,
  type Fusion,
  type FusionOptions,
  fusionOf,
  type Member,
  scoreFusion,
  startFusion,
  startMember,
} from './fusion.ts'
export { reason } from './reason.ts'
export { startRobustZ, type RobustZ, type RobustZOptions } from './robust-z.ts'
export type { Judgement, Scored } from './scored.ts'
export {
  startSeasonalResidual,
  type SeasonalResidual,
  type SeasonalResidualOptions,
} from './seasonal-residual.ts'
export {
  startSpectralResidual,
  type SpectralResidual,
  type SpectralResidualOptions,
} from './spectral-residual.ts'
export type { View } from './view.ts'
