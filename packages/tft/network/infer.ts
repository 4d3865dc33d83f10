import { type Runtime, Tape } from '@scale/numerics'
import { type Batch, inputsOf } from '../data/batch.ts'
import { createNetwork, type NetworkSize } from './network.ts'
import { passOn } from './pass.ts'
import { type StoredWeights, storedWeights } from './weights.ts'

/** Copies of what the network answers (network.ts has the shapes). */
export interface Answer {
  readonly quantiles: Float32Array
  readonly selection: Record<'statics' | 'history' | 'future', Float32Array>
  readonly attention: Float32Array
}

/** Runs a batch through a trained network; what it takes of the runtime's memory is given back. */
export function infer(runtime: Runtime, size: NetworkSize, weights: StoredWeights, batch: Batch): Answer {
  const tape = new Tape(runtime, { gradients: false })
  const network = createNetwork(storedWeights(tape, weights), size)
  const { quantiles, selection, attention } = network.run(passOn(tape), inputsOf(tape, batch))
  const answer = {
    quantiles: quantiles.data.slice(),
    selection: {
      statics: selection.statics.data.slice(),
      history: selection.history.data.slice(),
      future: selection.future.data.slice(),
    },
    attention: attention.data.slice(),
  }
  tape.reset()
  return answer
}
