/**
 * A process that forecasts every task with one method and says what it cost: `fork`ed once per method, so that peak
 * memory is that method's own.
 */
import { calendarSeasons } from '../../packages/baselines/index.ts'
import { methods } from './methods.ts'
import type { Task } from './tasks.ts'

export interface Order {
  readonly model: string
  readonly tasks: readonly Task[]
  readonly season: number
  readonly horizon: number
  readonly levels: Float64Array
}

export interface Answer {
  /** Per task, one number per step. */
  readonly points: readonly Float64Array[]
  /** Per task, steps × levels. */
  readonly quantiles: readonly Float64Array[]
  readonly seconds: number
  readonly rssMb: number
}

process.once('message', (order: Order) => {
  process.send?.(measure(order), () => process.exit())
})

function measure({ model, tasks, season, horizon, levels }: Order): Answer {
  const method = methods.get(model)
  if (!method) throw new Error(`No model is called "${model}".`)
  const start = performance.now()
  const forecasts = tasks.map(({ history }) => {
    // What never was negative is taken for what cannot be, as sales and spending.
    const floor = history.some((value) => value < 0) ? null : 0
    const fitted = method.fit(history, { seasonLengths: calendarSeasons(season), horizon, floor })
    return method.forecast(fitted, horizon, levels)
  })
  return {
    points: forecasts.map(({ point }) => point),
    quantiles: forecasts.map(({ quantiles }) => quantiles),
    seconds: (performance.now() - start) / 1000,
    rssMb: process.resourceUsage().maxRSS / 1024,
  }
}
