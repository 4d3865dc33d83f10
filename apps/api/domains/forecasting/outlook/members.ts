/** What each method says of one series by itself, those too that have no share in its forecast. */
import type { Grain } from '../schemas.ts'
import type { ForecastBody } from '../store/forecasts.ts'
import { climatologyOutlook, dailyMoments, type Said } from './methods.ts'
import { networksSay, type RefreshOrder, startOf, stepsAhead } from './order.ts'
import { balanceNow, type Made, makeFlow, pastOf } from './view.ts'

/** Their weights are those within the forecast only where they are in `counted`. */
export async function membersOf(
  order: RefreshOrder,
  { seriesId, grain, counted }: { seriesId: string; grain: Grain; counted: ForecastBody['members'] },
): Promise<ForecastBody['members']> {
  const start = startOf(order)
  const { view } = start
  const model = order.model?.model ?? null
  const flow = start.flows.find(({ id }) => id === seriesId)
  const made = flow && makeFlow(view, flow, grain, stepsAhead(order, grain), model)
  if (!flow || !made) return [...counted]
  const steps = made.starts.length
  const isBalance = seriesId.startsWith('balance')
  const networks = grain === 'day' && model ? model.networks : []
  const said: Omit<Said, 'weight'>[] = [
    ...made.rest().members,
    isBalance
      ? { name: 'climatology', middle: dailyMoments(flow.values, steps).mean }
      : climatologyOutlook(pastOf(view, flow, grain).periods.values, grain, steps),
    ...(await networksSay(order, start, { flows: [flow], networks })).flatMap(({ name, of }) => {
      const one = of.get(seriesId)
      return one ? [{ name, middle: one.middle }] : []
    }),
  ]
  const there = new Set(counted.map(({ name }) => name))
  const others = said.filter(({ name }, at) => {
    return !there.has(name) && said.findIndex((one) => one.name === name) === at
  })
  const balance = isBalance ? balanceNow(view, seriesId) : null
  return [
    ...counted,
    ...linesOf(
      others.map((one) => ({ ...one, weight: 0 })),
      made,
      balance,
    ),
  ]
}

/** The line of each method, with what is known ahead; of a balance, where it would lead. */
export function linesOf(
  said: readonly Said[],
  { parts }: Made,
  balance: number | null,
): ForecastBody['members'] {
  return said.map(({ name, weight, middle }) => {
    let sum = balance ?? 0
    return {
      name,
      weight: Number(weight.toFixed(4)),
      middle: Array.from(middle, (value, step) => {
        const { soFar, left } = step === 0 ? parts.running : { soFar: 0, left: 1 }
        const flow = soFar + left * value + (parts.known.mean[step] ?? 0)
        sum += flow
        return Math.round(balance === null ? Math.max(flow, parts.floor ?? -Infinity) : sum)
      }),
    }
  })
}
