import { dropout, type Rng, type Tape, type Tensor } from '@scale/numerics'

/** One run through the network. */
export interface Pass {
  readonly tape: Tape
  /** Dropout in training, the identity else. */
  drop(x: Tensor): Tensor
}

/** Without `training` nothing is dropped. */
export function passOn(tape: Tape, training?: { rate: number; rng: Rng }): Pass {
  if (!training || training.rate === 0) return { tape, drop: (x) => x }
  const { rate, rng } = training
  return { tape, drop: (x) => dropout(tape, x, { rate, seed: rng.below(0x7fffffff) }) }
}
