import {
  adam,
  createRng,
  createRuntime,
  encodeSafetensors,
  exportOnnx,
  linear,
  meanSquaredError,
  Tape,
  tanh,
} from '@scale/numerics'

const runtime = await createRuntime()
const rng = createRng(1)
const draw = (count: number) => Float32Array.from({ length: count }, () => rng.normal())

// Learn y = x₀·x₁ from 64 points with one hidden layer of 16.
const weights = {
  w1: runtime.parameter(draw(32), [2, 16]),
  b1: runtime.parameter(new Float32Array(16), [16]),
  w2: runtime.parameter(draw(16), [16, 1]),
}
const points = draw(128)
const products = Float32Array.from({ length: 64 }, (_, i) => (points[2 * i] ?? 0) * (points[2 * i + 1] ?? 0))

const optimiser = adam(runtime, Object.values(weights), { rate: 0.03 })
const tape = new Tape(runtime)
const predict = () => {
  const x = tape.constant(points, [64, 2])
  const hidden = tanh(tape, linear(tape, x, weights.w1, weights.b1))
  return { x, y: linear(tape, hidden, weights.w2, null) }
}

const losses: number[] = []
for (let step = 0; step < 300; step++) {
  const loss = meanSquaredError(tape, predict().y, tape.constant(products, [64, 1]))
  losses.push(loss.value)
  tape.backward(loss)
  tape.reset() // the memory of the step is free again; parameters and their gradients stay
  optimiser.step() // uses the gradients and sets them to 0
}
console.log(losses.at(0)?.toFixed(3), '→', losses.at(-1)?.toFixed(3))

const file = encodeSafetensors({ tensors: weights, metadata: { version: '1' } }) // PyTorch reads it
const { x, y } = predict()
const model = exportOnnx(tape, { inputs: { x }, outputs: { y } }) // ONNX Runtime runs it
console.log(file.length, model.length)
