import { type Runtime, Tape } from '@scale/numerics'
import { NeuralRdeError } from '../errors.ts'
import { constantsOf } from '../network/weights.ts'
import type { ScorerModel } from './fit.ts'
import { expectedOf, normalised, type Run } from './network.ts'
import { type SequenceGiven, sequenceOf } from './track.ts'

export interface Scored {
  /** When each full window ended. */
  readonly ends: Float64Array
  /** Mean over coordinates of (miss / usual miss)²: near 1 where all is as usual, more is stranger. */
  readonly scores: Float64Array
}

/**
 * How strange each full window of a sequence is, given those before it. Rows that come later change no score of a window that is over.
 * @throws NeuralRdeError `channels_invalid`, and what is said of a sequence; one without a full window has no scores
 */
export function score(runtime: Runtime, model: ScorerModel, given: SequenceGiven): Scored {
  const { config, normaliser, misses } = model
  if ((given.channels ?? 1) !== config.channels) {
    throw new NeuralRdeError('channels_invalid', `The model was trained on ${config.channels} channels.`)
  }
  const sequence = sequenceOf(given, config)
  const scores = new Float64Array(sequence.ends.length)
  const moving = normaliser.map((factor) => factor > 0)
  const size = normaliser.length
  const tape = new Tape(runtime, { gradients: false })
  const judge = (from: number, to: number, before: number) => {
    const runs = Array.from({ length: to - from }, (_, i): Run => ({ sequence, first: from + i - before }))
    const network = { config, normaliser, count: before + 1 }
    const expected = expectedOf(tape, constantsOf(tape, model.weights), runs, network).data.slice(
      -runs.length * size,
    )
    tape.reset()
    const came = normalised(runs, before, normaliser)
    for (const row of runs.keys()) {
      let [sum, count] = [0, 0]
      for (let i = 0; i < size; i++) {
        if (!moving[i]) continue
        const at = row * size + i
        sum += (((came[at] as number) - (expected[at] as number)) / (misses[i] as number)) ** 2
        count++
      }
      scores[from + row] = sum / Math.max(1, count)
    }
  }
  const { length } = scores
  for (let at = 0; at < Math.min(config.memory, length); at++) judge(at, at + 1, at)
  if (length > config.memory) judge(config.memory, length, config.memory)
  return { ends: sequence.ends, scores }
}
