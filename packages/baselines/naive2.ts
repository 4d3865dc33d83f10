/**
 * Naive2: the last value of the seasonally adjusted series with the season put back, the yardstick of OWA in the M
 * competitions (Makridakis, Spiliotis & Assimakopoulos 2020, "The M4 Competition", §2).
 */
import { method, type Method } from './method.ts'
import { naive } from './naive.ts'
import { type Deseasonalised, deseasonalise, reseasonalise } from './seasonality.ts'

interface Naive2State {
  /** Steps of the season looked for; `season` says whether it was found. */
  readonly seasonLength: number
  readonly season: Pick<Deseasonalised, 'figures' | 'kind'>
  readonly phase: number
  readonly walk: ReturnType<typeof naive.technique.learn>
}

export const naive2: Method<Naive2State> = method({
  name: 'naive2',
  learn: (values, seasons) => adjust(values, seasons[0] ?? 1),
  reread: ({ seasonLength }, values) => adjust(values, seasonLength),
  project: ({ season, phase, walk }, horizon) =>
    reseasonalise(naive.technique.project(walk, horizon), season, phase),
})

function adjust(values: Float64Array, seasonLength: number): Naive2State {
  const { figures, kind, adjusted } = deseasonalise(values, seasonLength)
  const phase = values.length % figures.length
  return { seasonLength, season: { figures, kind }, phase, walk: naive.technique.learn(adjusted, [], 1) }
}
