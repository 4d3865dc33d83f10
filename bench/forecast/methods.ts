import {
  anchoredAutoregression,
  autoregression,
  climatology,
  croston,
  deepAutoregression,
  directAutoregression,
  doubleSeasonal,
  drift,
  dynamicTheta,
  ensemble,
  ets,
  type Method,
  mstlEts,
  naive,
  naive2,
  sba,
  seasonalNaive,
  theta,
  tsb,
} from '../../packages/baselines/index.ts'

/** By the name `--models` knows them by. */
export const methods: ReadonlyMap<string, Method<unknown>> = new Map<string, Method<unknown>>([
  ...[ensemble, naive, seasonalNaive, naive2, drift, theta, dynamicTheta, ets, mstlEts, doubleSeasonal].map(
    byName,
  ),
  ...[autoregression, deepAutoregression, directAutoregression, anchoredAutoregression].map(byName),
  ...[climatology, croston, sba, tsb].map(byName),
])

function byName(method: Method<unknown>): [string, Method<unknown>] {
  return [method.technique.name, method]
}

/** What runs without `--models`, first what the product shows: the methods for intermittent series are for such. */
export const usual = ['scale', ...methods.keys()].filter(
  (name) => !['ensemble', 'climatology', 'croston', 'sba', 'tsb', 'drift'].includes(name),
)
