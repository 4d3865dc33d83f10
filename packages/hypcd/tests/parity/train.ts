/** Discovery among a few payments, as one hash of what was learned and found: the same in Node, a worker and a browser. */
import { createRng, createRuntime, type KernelKind } from '@scale/numerics'
import { discover } from '../../discovery/discover.ts'
import type { Row } from '../../encoder/row.ts'

const merchants = [
  ['green market', 'corner market', 'market hall'],
  ['a1 fuel station', 'riverside fuel', 'fuel stop'],
  ['city gym', 'iron gym', 'gym membership'],
  ['oak vet clinic', 'vet practice', 'night vet'],
  ['concert hall', 'open air concert', 'concert tickets'],
  ['book shop', 'second hand books', 'book club'],
  ['airport taxi', 'taxi ride', 'night taxi'],
  ['pharmacy', 'city pharmacy', 'night pharmacy'],
]

/** FNV-1a, 32 bits, of the categories, the features and every parameter after four steps. */
export async function trainHash(kernels: KernelKind): Promise<string> {
  const rng = createRng(7)
  const kinds = Int32Array.from({ length: 120 }, () => rng.below(merchants.length))
  const rows = Array.from(kinds, (kind, row): Row => ({
    text: `${merchants[kind]?.[rng.below(3)]} ${100_000 + rng.below(900_000)}`,
    amount: -(1 + kind) * (5 + rng.below(20)),
    date: `2026-0${1 + (row % 9)}-1${row % 10}`,
  }))
  const labels = kinds.map((kind, row) => (kind < 7 && row % 2 === 0 ? kind : -1))
  const runtime = await createRuntime({ kernels })
  const space = { geometry: 'hyperbolic', ball: { curvature: 0.1, clip: 2.3 } } as const
  const run = discover(runtime, rows, labels, { space, seed: 3, steps: 4, count: 8 })
  let turn = run.next()
  while (!turn.done) turn = run.next()
  const { categories, points, model } = turn.value
  let hash = 0x811c9dc5
  for (const data of [categories, points.data, ...model.parameters.map((each) => each.data)]) {
    for (const word of new Uint32Array(data.slice().buffer)) hash = Math.imul(hash ^ word, 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
