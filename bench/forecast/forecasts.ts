/** Runs one method over all tasks: a global one learns from all series first, any other takes each on its own. */
import { calendarSeasons, type Forecast } from '../../packages/baselines/index.ts'
import { globalMethods } from './global.ts'
import { methods } from './methods.ts'
import type { Task } from './tasks.ts'

export interface Order {
  readonly model: string
  readonly tasks: readonly Task[]
  readonly season: number
  readonly horizon: number
  readonly levels: Float64Array
}

export function forecastsOf(order: Order): Promise<readonly Forecast[]> {
  return globalMethods.has(order.model) ? together(order) : Promise.resolve(oneByOne(order))
}

/** What never was negative is taken for what cannot be, as sales and spending. */
function floorOf(history: Float64Array): number | null {
  return history.some((value) => value < 0) ? null : 0
}

function oneByOne({ model, tasks, season, horizon, levels }: Order): readonly Forecast[] {
  const method = methods.get(model)
  if (!method) throw new Error(`No model is called "${model}".`)
  return tasks.map(({ history }) => {
    const options = { seasonLengths: calendarSeasons(season), horizon, floor: floorOf(history) }
    return method.forecast(method.fit(history, options), horizon, levels)
  })
}

async function together({ model, tasks, season, horizon, levels }: Order): Promise<readonly Forecast[]> {
  const shortest = new Map<string, Float64Array>()
  for (const { series, history } of tasks) {
    const known = shortest.get(series)
    if (!known || history.length < known.length) shortest.set(series, history)
  }
  const forecasts = await globalMethods.get(model)?.({
    training: [...shortest.values()],
    histories: tasks.map(({ history }) => history),
    floors: tasks.map(({ history }) => floorOf(history)),
    seasonLengths: calendarSeasons(season),
    horizon,
    levels,
  })
  return forecasts ?? []
}
