/** Methods that learn one model from all series before they forecast any. */
import type { Forecast } from '../../packages/baselines/index.ts'
import { fit, forecast, type History } from '../../packages/neural-rde/index.ts'
import { createRuntime } from '../../packages/numerics/index.ts'
import { tft } from './tft.ts'

export interface Ask {
  /** What may be learned from: each series once, up to the first moment a forecast of it starts from. */
  readonly training: readonly Float64Array[]
  readonly histories: readonly Float64Array[]
  /** Per history. */
  readonly floors: readonly (number | null)[]
  readonly seasonLengths: readonly number[]
  readonly horizon: number
  readonly levels: Float64Array
}

/** Per history one forecast. */
type GlobalMethod = (ask: Ask) => Promise<readonly Forecast[]>

export const globalMethods: ReadonlyMap<string, GlobalMethod> = new Map<string, GlobalMethod>([
  ['neural-rde', neuralRde],
  ['tft', tft],
])

const steps = 1000

async function neuralRde({
  training,
  histories,
  floors,
  levels,
  ...shape
}: Ask): Promise<readonly Forecast[]> {
  const runtime = await createRuntime()
  const learning = fit(runtime, training, { ...shape, steps })
  let turn = learning.next()
  while (!turn.done) turn = learning.next()
  return forecast(
    runtime,
    turn.value,
    histories.map((values, at): History => {
      return { times: values.keys().toArray(), end: values.length - 1, values, floor: floors[at] ?? null }
    }),
    levels,
  )
}
