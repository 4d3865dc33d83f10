/**
 * `npm run bench -- tft [--json] [--seconds S]`: one step of training of a temporal fusion transformer (forward with dropout,
 * backward, Adam), ms by kernel, with one core and with two workers, and the memory it takes. `bench/oracles/torch_tft.py --seconds S`
 * says the same of PyTorch; take a ratio from one sitting.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import type { StepOrder, StepAnswer } from './tft/measure.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '3' } },
})
const budgetMs = 1000 * Number(values.seconds)

const rows: (StepOrder & StepAnswer)[] = []
for (const kernels of ['simd', 'relaxed'] as const) {
  for (const workers of [1, 2]) rows.push(await measure({ kernels, workers, budgetMs }))
}
if (values.json) console.log(JSON.stringify(rows))
else {
  for (const { kernels, workers, ms, rssMb } of rows) {
    console.log(
      `${kernels.padEnd(8)} ${workers} worker${workers > 1 ? 's' : ' '} ${ms.toFixed(1).padStart(8)} ms ${rssMb.toFixed(0).padStart(5)} MB`,
    )
  }
}

/** In a process of its own, so that peak memory is that step's. */
async function measure(order: StepOrder): Promise<StepOrder & StepAnswer> {
  const child = fork(new URL('./tft/measure.ts', import.meta.url), { execArgv: [] })
  child.send(order)
  const [answer] = (await once(child, 'message')) as [StepAnswer]
  child.disconnect()
  return { ...order, ...answer }
}
