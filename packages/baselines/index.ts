export { autoregression, deepAutoregression } from './autoregression.ts'
export { backtest, type BacktestPlan, type Hindsight } from './backtest.ts'
export * from './classification/index.ts'
export { climatology } from './climatology.ts'
export {
  atLeast,
  calibrate,
  type Calibration,
  conformal,
  conformalQuantile,
  splitConformalRadius,
} from './conformal.ts'
export { mstlEts } from './decomposition/index.ts'
export { mstl } from './decomposition/mstl.ts'
export { stl } from './decomposition/stl.ts'
export { anchoredAutoregression, directAutoregression } from './direct/index.ts'
export { doubleSeasonal } from './double-seasonal.ts'
export { dynamicTheta } from './dynamic-theta.ts'
export { ensemble, membersOf } from './ensemble.ts'
export { BaselineError, type BaselineFault } from './errors.ts'
export { ets } from './ets/index.ts'
export { croston, sba, tsb } from './intermittent.ts'
export type { FitOptions, Fitted, Forecast, Method, Outlook, Technique } from './method.ts'
export { drift, naive, seasonalNaive, seasonalNaiveLongest } from './naive.ts'
export { naive2 } from './naive2.ts'
export { pinball, pinballLoss, pooled, type Voice } from './pool.ts'
export * from './recurring/index.ts'
export { calendarSeasons } from './seasonality.ts'
export type { Series } from './series.ts'
export { theta } from './theta.ts'
