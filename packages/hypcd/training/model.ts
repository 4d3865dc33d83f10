import { createRng, type Parameter, type Runtime, Tape } from '@scale/numerics'
import { type Points, unitRows } from '../clustering/points.ts'
import { createEncoder, type Encoder } from '../encoder/encoder.ts'
import { features } from '../encoder/features.ts'
import type { Row } from '../encoder/row.ts'
import { createHead, type Head, type Space } from '../head/head.ts'

/** What is trained for discovery: an encoder and a head of Old and New classes on it. */
export interface Model {
  readonly runtime: Runtime
  readonly space: Space
  /** Old classes first, then New ones. */
  readonly classes: number
  readonly encoder: Encoder
  readonly head: Head
  readonly parameters: readonly Parameter[]
}

export function createModel(
  runtime: Runtime,
  { space, classes, seed }: { space: Space; classes: number; seed: number },
): Model {
  const rng = createRng(seed)
  const encoder = createEncoder(runtime, rng)
  const head = createHead(runtime, { dim: encoder.dim, classes, space, rng })
  return { runtime, space, classes, encoder, head, parameters: [...encoder.parameters, ...head.parameters] }
}

const rowsAtOnce = 1024

/** Features as the encoder gives them, tangent vectors at the origin of the ball. */
export function encode(runtime: Runtime, encoder: Encoder, rows: readonly Row[]): Points {
  const data = new Float32Array(rows.length * encoder.dim)
  const tape = new Tape(runtime, { gradients: false })
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    data.set(encoder.forward(tape, features(rows.slice(from, from + rowsAtOnce))).data, from * encoder.dim)
    tape.reset()
  }
  return { data, width: encoder.dim }
}

/** Features of norm 1: what is clustered. As in the official code these are the encoder's, not points of the ball. */
export function embed({ runtime, encoder }: Model, rows: readonly Row[]): Points {
  const { data, width } = encode(runtime, encoder, rows)
  return { data: unitRows(data, width), width }
}

/** The class of each row by the head. Logits are compared as they are: no log-map, none was trained. */
export function predict({ runtime, encoder, head, classes }: Model, rows: readonly Row[]): Int32Array {
  const predicted = new Int32Array(rows.length)
  const tape = new Tape(runtime, { gradients: false })
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    const part = rows.slice(from, from + rowsAtOnce)
    const logits = head.logits(tape, encoder.forward(tape, features(part))).data
    for (const row of part.keys()) {
      const own = logits.subarray(row * classes, (row + 1) * classes)
      predicted[from + row] = own.reduce((best, logit, place) => (logit > (own[best] ?? 0) ? place : best), 0)
    }
    tape.reset()
  }
  return predicted
}
