/** Losses of the parametric head. Wen, Zhao, Qi 2023, "Parametric Classification for Generalized Category Discovery" (SimGCD), §4. */
import {
  addScaled,
  crossEntropy,
  klDivergence,
  meanFirst,
  scale,
  slice,
  softmax,
  type Tape,
  type Tensor,
} from '@scale/numerics'

/** Temperature of the student's softmax. */
export const studentTemperature = 0.1

/**
 * Self-distillation: each view predicts what the other one says, sharpened, as a target without gradient; mean over views. logits: 2B×K,
 * first views, then second.
 */
export function selfDistillation(tape: Tape, logits: Tensor, teacherTemperature: number): Tensor {
  const [views, classes] = [logits.length(0), logits.length(1)]
  const teacher = softmax(
    tape,
    tape.constant(
      logits.data.map((value) => value / teacherTemperature),
      logits.shape,
    ),
  ).data
  const half = (views / 2) * classes
  const crossed = new Float32Array(teacher.length)
  crossed.set(teacher.subarray(half), 0)
  crossed.set(teacher.subarray(0, half), half)
  const student = scale(tape, logits, 1 / studentTemperature)
  return crossEntropy(tape, student, tape.constant(crossed, logits.shape))
}

/**
 * KL(p̄ ‖ prior) of the mean prediction p̄ of a batch. With a uniform prior this is log K − H(p̄), the regulariser of SimGCD, which
 * takes all classes for equally large. prior: K shares, positive.
 */
export function meanDivergence(tape: Tape, logits: Tensor, prior: Float32Array): Tensor {
  const mean = meanFirst(tape, softmax(tape, scale(tape, logits, 1 / studentTemperature)))
  return klDivergence(tape, mean, tape.constant(prior, [prior.length]))
}

/** Cross-entropy of the labelled rows, which come first in both halves. labels: those rows' classes. */
export function classification(tape: Tape, logits: Tensor, labels: Int32Array): Tensor {
  const rows = logits.length(0) / 2
  const part = (from: number) =>
    crossEntropy(
      tape,
      scale(tape, slice(tape, logits, 0, from, from + labels.length), 1 / studentTemperature),
      labels,
    )
  return scale(tape, addScaled(tape, part(0), part(rows), 1), 0.5)
}
