/**
 * Forecasts through a decomposition: MSTL takes the seasons out, exponential smoothing carries on what remains, and the
 * last cycle of each season is repeated (Hyndman & Athanasopoulos, Forecasting: Principles and Practice, 3rd ed., §13.1).
 */
import { etsNonseasonal, type EtsState } from '../ets/index.ts'
import { method, type Method } from '../method.ts'
import { mstl } from './mstl.ts'

interface DecomposedState {
  /** The last cycle of each season. */
  readonly cycles: readonly Float64Array[]
  readonly remainder: EtsState
}

export const mstlEts: Method<DecomposedState> = method({
  name: 'mstl-ets',
  learn: (values, seasons) => {
    const { seasonal, adjusted } = mstl(values, seasons)
    const cycles = seasonal.map((curve, index) => curve.slice(-(seasons[index] as number)))
    return { cycles, remainder: etsNonseasonal.technique.learn(adjusted, [], 1) }
  },
  reread: ({ cycles, remainder }, values) => {
    const seasons = cycles.map(({ length }) => length)
    const { seasonal, adjusted } = mstl(values, seasons)
    return {
      cycles: seasonal.map((curve, index) => curve.slice(-(seasons[index] as number))),
      remainder: etsNonseasonal.technique.reread(remainder, adjusted),
    }
  },
  project({ cycles, remainder }, horizon) {
    const { point, deviation } = etsNonseasonal.technique.project(remainder, horizon)
    const seasonal = (step: number): number =>
      cycles.reduce((sum, cycle) => sum + (cycle[step % cycle.length] as number), 0)
    return { point: point.map((value, step) => value + seasonal(step)), deviation }
  },
})
