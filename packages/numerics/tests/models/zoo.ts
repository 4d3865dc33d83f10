import type { Runtime } from '../../index.ts'
import { hyperbolicHead, mlp } from './heads.ts'
import type { Model, Shard } from './model.ts'
import { recurrent } from './recurrent.ts'
import { tft } from './tft.ts'

export const modelNames = ['mlp', 'lstm', 'tft', 'hyperbolic'] as const
export type ModelName = (typeof modelNames)[number]
export type Scale = 'small' | 'bench'

/** The sizes of reference tables (`bench`), and sizes a test can afford. torch_models.py has the same table. */
const headSizes = {
  small: { batch: 6, inputs: 10, hidden: 6, classes: 5 },
  bench: { batch: 256, inputs: 1024, hidden: 128, classes: 20 },
  hyperbolic: { batch: 256, inputs: 512, hidden: 64, classes: 60 },
}
const recurrentSizes = {
  small: { batch: 4, steps: 5, inputs: 3, hidden: 6 },
  bench: { batch: 64, steps: 60, inputs: 16, hidden: 64 },
}
const tftSizes = {
  small: { batch: 2, past: 4, future: 2, pastVariables: 3, futureVariables: 2, hidden: 4, heads: 2 },
  bench: { batch: 64, past: 60, future: 14, pastVariables: 8, futureVariables: 4, hidden: 32, heads: 4 },
}

export function build(runtime: Runtime, name: ModelName, scale: Scale, shard?: Shard): Model {
  switch (name) {
    case 'mlp':
      return mlp(runtime, headSizes[scale], shard)
    case 'lstm':
      return recurrent(runtime, recurrentSizes[scale], shard)
    case 'tft':
      return tft(runtime, tftSizes[scale], shard)
    case 'hyperbolic':
      return hyperbolicHead(runtime, scale === 'small' ? headSizes.small : headSizes.hyperbolic, shard)
  }
}
