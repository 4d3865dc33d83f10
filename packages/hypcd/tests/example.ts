import { findCategories, type Row } from '@scale/hypcd'
import { createRng, createRuntime } from '@scale/numerics'

// A household that has filed some of its groceries, fuel and gym; nobody has a category for the vet and for concerts.
const rng = createRng(1)
const kinds = [
  { filed: 0, texts: ['GREEN MARKET', 'CORNER MARKET FOODS', 'MARKET HALL'], amount: 40 },
  { filed: 1, texts: ['A1 FUEL STATION', 'RIVERSIDE FUEL', 'FUEL STOP 24H'], amount: 60 },
  { filed: 2, texts: ['CITY GYM', 'IRON GYM MEMBERSHIP'], amount: 30 },
  { filed: -1, texts: ['OAK VET CLINIC', 'VET PRACTICE NORTH', 'NIGHT VET'], amount: 90 },
  { filed: -1, texts: ['CONCERT HALL', 'OPEN AIR CONCERT', 'CONCERT TICKETS'], amount: 55 },
]
const rows: Row[] = []
const labels: number[] = []
for (let n = 0; n < 300; n++) {
  const kind = kinds[n % kinds.length]
  if (!kind) continue
  const text = `${kind.texts[rng.below(kind.texts.length)]} ${100_000 + rng.below(900_000)}`
  rows.push({ text, amount: -kind.amount * Math.exp(rng.normal() * 0.2) })
  labels.push(rng.uniform() < 0.5 ? kind.filed : -1)
}

const runtime = await createRuntime()
const space = { geometry: 'hyperbolic', ball: { curvature: 0.1, clip: 2.3 } } as const
const finding = findCategories(runtime, rows, Int32Array.from(labels), {
  space,
  seed: 1,
  steps: 60,
  count: 5,
})
let turn = finding.next()
while (!turn.done) turn = finding.next() // one training step per turn: show progress, or stop
for (const { name, rows: members, exemplars } of turn.value) {
  const example = rows[exemplars[0] ?? 0]?.text.replace(/ \d+$/, '')
  console.log(`${members.length} payments: "${name}"? such as ${example}`)
}
