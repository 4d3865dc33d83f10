/**
 * A process that forecasts every task with one method and says what it cost: `fork`ed once per method, so that peak
 * memory is that method's own.
 */
import { forecastsOf, type Order } from './forecasts.ts'

export interface Answer {
  /** Per task, one number per step. */
  readonly points: readonly Float64Array[]
  /** Per task, steps × levels. */
  readonly quantiles: readonly Float64Array[]
  readonly seconds: number
  readonly rssMb: number
}

process.once('message', (order: Order) => {
  void measure(order).then((answer) => process.send?.(answer, () => process.exit()))
})

async function measure(order: Order): Promise<Answer> {
  const start = performance.now()
  const forecasts = await forecastsOf(order)
  return {
    points: forecasts.map(({ point }) => point),
    quantiles: forecasts.map(({ quantiles }) => quantiles),
    seconds: (performance.now() - start) / 1000,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }
}
