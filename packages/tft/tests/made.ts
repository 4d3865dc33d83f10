import { createRng, createRuntime } from '@scale/numerics'
import { type Entity, fit, type TftModel, type TftOptions } from '../index.ts'

/** Level, a season of 7 and noise. */
export function weekly(seed: number, length: number, noise = 0.3): Float64Array {
  const rng = createRng(seed)
  const week = [3, 1, 0, -1, -2, -4, 3]
  return Float64Array.from({ length }, (_, i) => 20 + (week[i % 7] ?? 0) + noise * rng.normal())
}

/** Trains to the end. */
export async function trained(entities: readonly Entity[], options: TftOptions): Promise<TftModel> {
  const learning = fit(await createRuntime(), entities, options)
  let turn = learning.next()
  while (!turn.done) turn = learning.next()
  return turn.value
}

/** As small as it gets. */
export const small: TftOptions = { horizon: 3, past: 7, seasonLengths: 7, hidden: 4, batchSize: 8, steps: 6 }
