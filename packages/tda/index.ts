export { bottleneckDistance } from './bottleneck.ts'
export type { Bar, Diagram } from './diagram.ts'
export {
  euclideanDistances,
  fullDistances,
  lowerDistances,
  pointCloud,
  sparseDistances,
  type DenseDistances,
  type Distances,
  type PointCloud,
  type SparseDistances,
} from './distances.ts'
export { delayEmbedding, parallelCloud, slidingWindows } from './embedding.ts'
export { TopologyError, type TopologyErrorCode } from './errors.ts'
export { persistenceImage, type ImageOptions } from './image.ts'
export { landscapeAt, landscapeNorm, persistenceLandscape, type Corner } from './landscape.ts'
export { readDistances, readLowerDistances, readPointCloud, readSparseDistances } from './read.ts'
export {
  fitRhythm,
  rhythmPoints,
  scoreRhythm,
  type RhythmModel,
  type RhythmOptions,
  type RhythmScore,
} from './rhythm.ts'
export { ripsPersistence, type RipsOptions } from './rips/persistence.ts'
export { standardPersistence } from './standard-reduction.ts'
export { bettiCurve, maxPersistence, persistenceEntropy, persistences } from './summaries.ts'
export { wassersteinDistance, type WassersteinOptions } from './wasserstein.ts'
