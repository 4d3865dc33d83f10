import { fit, forecast, logSignature, toBytes } from '@scale/neural-rde'
import { createRng, createRuntime } from '@scale/numerics'

// Salary then bills, or bills then salary: the sums are equal, the Lévy area (the last number) is not.
const { of } = logSignature(2, 2)
const path = (...points: number[]) => ({ points: Float64Array.from(points), channels: 2 })
console.log([...of(path(0, 0, 1, 0, 1, 1))].join(' '), '|', [...of(path(0, 0, 0, 1, 1, 1))].join(' '))

// Eight purses, looked into at uneven times: a week's rhythm about a level of their own.
const rng = createRng(1)
const purses = Array.from({ length: 8 }, () => {
  const level = 50 + 100 * rng.uniform()
  const times: number[] = []
  for (let day = 0; day < 90; day += 0.2 + 1.6 * rng.uniform()) times.push(day)
  const values = times.map((day) => level + 20 * Math.sin((2 * Math.PI * day) / 7) + 2 * rng.normal())
  return { times, values, end: 90, floor: 0 }
})

const training = fit(await createRuntime(), purses, { horizon: 7, seasonLengths: 7, steps: 100, seed: 1 })
let turn = training.next()
while (!turn.done) turn = training.next() // one training step per turn: show progress, or stop
const model = turn.value // plain data
const [first] = forecast(await createRuntime(), model, purses, [0.1, 0.5, 0.9])
const [low = 0, middle = 0, high = 0] = first?.quantiles.subarray(0, 3) ?? []
console.log(low < middle && middle < high, toBytes(model).length > 10_000) // a safetensors file
