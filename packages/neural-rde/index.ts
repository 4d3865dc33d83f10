export { dormandPrince, type Tolerance } from './ode/dormand-prince.ts'
export { rk4 } from './ode/rk4.ts'
export {
  type Basis,
  logSignature,
  type LogSignature,
  type Path,
  signature,
} from './signature/log-signature.ts'
export { logSignatureSize, lyndonWords, standardFactors, type Word } from './signature/lyndon.ts'
export { identity, logarithm, multiply } from './signature/tensor-algebra.ts'
export { NeuralRdeError, type NeuralRdeFault } from './errors.ts'
export type { ForecasterOptions } from './forecaster/config.ts'
export { fit, type Progress } from './forecaster/fit.ts'
export { forecast, type Forecast, type ForecastOptions } from './forecaster/forecast.ts'
export type { History, TimeSeries } from './forecaster/history.ts'
export { type ForecasterModel, fromBytes, toBytes } from './forecaster/model.ts'
export { toOnnx } from './forecaster/onnx.ts'
export {
  fitScorer,
  scorerFromBytes,
  type ScorerModel,
  type ScorerOptions,
  type ScorerProgress,
  scorerToBytes,
} from './scorer/fit.ts'
export { score, type Scored } from './scorer/score.ts'
