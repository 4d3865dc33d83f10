import { createRng, createRuntime } from '@scale/numerics'
import { explain, fit, forecast, fromBytes, toBytes } from '@scale/tft'

// Twenty accounts: a week, some noise, and bills on days that are known ahead.
const horizon = 7
const account = (seed: number, days: number) => {
  const rng = createRng(seed)
  const due = Float64Array.from({ length: days + horizon }, () => (rng.uniform() < 0.1 ? 1 : 0))
  const spent = (day: number) => 40 + (day % 7 > 4 ? 25 : 0) + 60 * (due[day] ?? 0) + 4 * rng.normal()
  return {
    target: Float64Array.from({ length: days }, (_, day) => spent(day)), // NaN is a gap
    floor: 0, // nothing lies below it
    statics: { kind: seed % 2 === 0 ? 'current' : 'card' },
    known: { due }, // a horizon longer than the target
  }
}
const accounts = Array.from({ length: 20 }, (_, seed) => account(seed, 90))

const runtime = await createRuntime()
const training = fit(runtime, accounts, {
  horizon,
  seasonLengths: 7,
  hidden: 8,
  steps: 120,
  rate: 5e-3,
  seed: 1,
})
let turn = training.next()
while (!turn.done) turn = training.next() // one step each: show `turn.value`, or stop
const model = fromBytes(toBytes(turn.value)) // a safetensors file
console.log('error over naive', model.metrics.errorOverNaive?.toFixed(2))

const unseen = [account(99, 60)]
const [ahead] = forecast(runtime, model, unseen, [0.1, 0.5, 0.9])
for (let step = 0; step < 3; step++) {
  const bill = unseen[0]?.known.due[60 + step] === 1 ? 'bill' : '-'
  console.log(bill, [...(ahead?.quantiles.slice(3 * step, 3 * step + 3) ?? [])].map(Math.round).join(' '))
}
const [why] = explain(runtime, model, unseen)
const shares = Object.entries(why?.future ?? {}).toSorted((a, b) => b[1] - a[1])
console.log(shares.map(([name, share]) => `${name} ${share.toFixed(2)}`).join(', '))
