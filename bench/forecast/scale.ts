/**
 * What the product shows: the ensemble, and beside it a network where several series are longer than the ensemble reads. Their
 * quantiles are averaged level by level, as the forecasting domain joins them; the network's share is the one of least
 * quantile loss at windows of the training part that the network has not learned from.
 */
import { ensemble, type Forecast, pinballLoss, pooled } from '../../packages/baselines/index.ts'
import type { Ask } from './global.ts'
import { neuralRde } from './neural-rde.ts'

/** Values of a series the ensemble reads; a network is worth its training where so many series have more. */
const [ensembleReads, seriesLeast] = [2_000, 4]
/** The end of each series that the network does not learn from, and windows to choose by that lie evenly over it. */
const [heldOut, windows] = [0.05, 5]

export async function scale(ask: Ask): Promise<readonly Forecast[]> {
  const { training, histories, floors, horizon } = ask
  const own = ensembleOf(ask, histories, floors)
  const long = training.filter(({ length }) => length > ensembleReads)
  if (long.length < seriesLeast || long.every(stands)) return own
  const held = ({ length }: Float64Array): number => Math.max(windows * horizon, Math.floor(heldOut * length))
  const looks = long.flatMap((values) =>
    Array.from({ length: windows }, (_, k) => {
      const back = horizon + Math.round((k * (held(values) - horizon)) / (windows - 1))
      const origin = values.length - back
      return { past: values.slice(0, origin), came: values.subarray(origin, origin + horizon) }
    }),
  )
  const pasts = looks.map(({ past }) => past)
  const noFloors = pasts.map(() => null)
  const said = await neuralRde({
    ...ask,
    training: long.map((values) => values.slice(0, -held(values))),
    histories: [...pasts, ...histories],
    floors: [...noFloors, ...floors],
  })
  const [then, now] = [said.slice(0, pasts.length), said.slice(pasts.length)]
  const before = ensembleOf(ask, pasts, noFloors)
  const lossAt = (share: number): number =>
    looks.reduce((sum, { came }, at) => sum + lossOf(joined(before[at], then[at], share), came), 0)
  const tried = Array.from({ length: 11 }, (_, tenth) => ({ share: tenth / 10, loss: lossAt(tenth / 10) }))
  const { share } = tried.reduce((best, each) => (each.loss < best.loss ? each : best))
  return own.map((forecast, at) => joined(forecast, now[at], share))
}

/** Nothing can be learned of it. */
const stands = (values: Float64Array): boolean => values.every((value) => value === values[0])

function ensembleOf(
  { seasonLengths, horizon, levels }: Ask,
  histories: readonly Float64Array[],
  floors: readonly (number | null)[],
): Forecast[] {
  return histories.map((history, at) => {
    const fitted = ensemble.fit(history, { seasonLengths, horizon, floor: floors[at] ?? null })
    return ensemble.forecast(fitted, horizon, levels)
  })
}

function joined(own: Forecast | undefined, network: Forecast | undefined, share: number): Forecast {
  if (!own || !network) throw new Error('One of the methods left out a series.')
  const of = (curve: 'point' | 'quantiles') =>
    pooled([
      { weight: 1 - share, values: own[curve] },
      { weight: share, values: network[curve] },
    ])
  return { ...own, point: of('point'), quantiles: of('quantiles') }
}

const lossOf = ({ levels, quantiles }: Forecast, came: Float64Array): number =>
  pinballLoss(quantiles, levels, came)
