/** What each method says of one series by itself, those too that have no share in its forecast. */
import type { Grain } from '../schemas.ts'
import type { ForecastBody } from '../store/forecasts.ts'
import type { Steps } from './days.ts'
import { daysUntilEnd, endsWithin } from './ends.ts'
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
  if (!flow) return [...counted]
  const isBalance = seriesId.startsWith('balance')
  const steps: Steps = { grain, monthStartsOn: view.monthStartsOn }
  const count = stepsAhead(order, view.asOf, steps)
  const made = isBalance
    ? makeFlow(view, flow, 'day', daysUntilEnd(view.asOf, count, steps), model)
    : makeFlow(view, flow, grain, count, model)
  if (!made) return [...counted]
  const ahead = made.starts.length
  const networks = grain === 'day' && model ? model.networks : []
  const said: Omit<Said, 'weight'>[] = [
    ...made.rest().members,
    isBalance
      ? { name: 'climatology', middle: dailyMoments(flow.values, ahead).mean }
      : climatologyOutlook(pastOf(view, flow, grain).periods.values, grain, ahead),
    ...(await networksSay(order, start, { flows: [flow], networks })).flatMap(({ name, of }) => {
      const one = of.get(seriesId)
      return one ? [{ name, middle: one.middle }] : []
    }),
  ]
  const there = new Set(counted.map(({ name }) => name))
  const others = said.filter(({ name }, at) => {
    return !there.has(name) && said.findIndex((one) => one.name === name) === at
  })
  const unheard = others.map((one) => ({ ...one, weight: 0 }))
  const balance = { now: balanceNow(view, seriesId), ends: endsWithin(view.asOf, ahead, steps) }
  return [...counted, ...linesOf(unheard, made, isBalance ? balance : null)]
}

/** The line of each method, with what is known ahead; of a balance, where it would lead by the ends of its periods. */
export function linesOf(
  said: readonly Said[],
  { parts }: Made,
  balance: { now: number; ends: readonly number[] } | null,
): ForecastBody['members'] {
  return said.map(({ name, weight, middle }) => {
    let sum = balance?.now ?? 0
    const line = Array.from(middle, (value, step) => {
      const { soFar, left } = step === 0 ? parts.running : { soFar: 0, left: 1 }
      const flow = soFar + left * value + (parts.known.mean[step] ?? 0)
      sum += flow
      return Math.round(balance === null ? Math.max(flow, parts.floor ?? -Infinity) : sum)
    })
    return {
      name,
      weight: Number(weight.toFixed(4)),
      middle: balance ? balance.ends.flatMap((step) => line[step] ?? []) : line,
    }
  })
}
