/** The neural RDE, trained on one thread. */
import type { Forecast } from '../../packages/baselines/index.ts'
import { fit, forecast, type History } from '../../packages/neural-rde/index.ts'
import { createRuntime } from '../../packages/numerics/index.ts'
import type { Ask } from './global.ts'

const steps = 1000

export async function neuralRde({
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
