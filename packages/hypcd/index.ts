export { estimateCount } from './clustering/count.ts'
export { kMeans } from './clustering/kmeans.ts'
export type { Points } from './clustering/points.ts'
export { adjustedRandIndex, clusterAccuracy, normalizedMutualInformation } from './clustering/scores.ts'
export { type Discovery, discover } from './discovery/discover.ts'
export { knownCategories, type KnownCategories, novelRows } from './discovery/novelty.ts'
export { findCategories, type Proposal } from './discovery/propose.ts'
export { type Space } from './head/head.ts'
export { type Ball, mobiusLinear, toBall } from './geometry/ball.ts'
export { createEncoder, type Encoder } from './encoder/encoder.ts'
export { type Batch, features } from './encoder/features.ts'
export type { Row } from './encoder/row.ts'
export { bucketOf, gramsOf } from './text/grams.ts'
export { foldText, normaliseText } from './text/normalise.ts'
export { fromBytes, toBytes } from './classifier/bytes.ts'
export type {
  Classifier,
  HeldOutMetrics,
  Prediction,
  PredictOptions,
  Reason,
} from './classifier/classifier.ts'
export { train, type TrainOptions } from './classifier/train.ts'
export { reliability, type Reliability, type ReliabilityBin } from './calibration/reliability.ts'
