/**
 * A process that forecasts every task with one method and says what it cost: `fork`ed once per method, so that peak
 * memory is that method's own.
 */
import { forecastsOf, type Order } from './forecasts.ts'

/** A method that refuses these series, and why. */
export interface Refusal {
  readonly refusal: string
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
  void measure(order)
    .catch(refusalOf)
    .then((answer) => process.send?.(answer, () => process.exit()))
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

/** Errors of the packages carry a code; any other is a defect, and ends the process. */
function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error && 'code' in error && /^(Baseline|Tft|NeuralRde)Error$/.test(error.name)))
    throw error
  return { refusal: error.message }
}
