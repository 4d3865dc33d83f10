/** The reference fills weights with a·sin(s + 1.7·n): numbers anybody can make again. */
import { createRuntime, createRng, type Parameter, Tape } from '@scale/numerics'
import { passOn } from '../network/pass.ts'
import { newWeights } from '../network/weights.ts'

export const sine = (amplitude: number, start: number, size: number) =>
  Float32Array.from({ length: size }, (_, n) => amplitude * Math.sin(start + 1.7 * n))

/** A tape, weights to overwrite, and a pass without dropout. */
export async function workbench() {
  const runtime = await createRuntime()
  const weights = newWeights(runtime, createRng(1))
  const tape = new Tape(runtime)
  return { runtime, weights, tape, pass: passOn(tape) }
}

/** Writes `value` (rows×width) into the columns of a matrix from `column` on. */
export function setColumns(
  parameter: Parameter,
  value: ArrayLike<number>,
  column: number,
  width: number,
): void {
  const { data } = parameter
  const all = parameter.length(-1)
  for (let i = 0; i < value.length; i++) {
    data[Math.floor(i / width) * all + column + (i % width)] = value[i] ?? Number.NaN
  }
}
