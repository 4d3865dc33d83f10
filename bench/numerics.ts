/**
 * `npm run bench -- numerics [--json] [--seconds S]`: products of matrices and one step of training (forward, backward, Adam) of four
 * models, by kernel. bench/oracles/torch_steps.py prints the same table for PyTorch; take a ratio from one sitting.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import type { KernelKind } from '../packages/numerics/index.ts'
import { modelNames } from '../packages/numerics/tests/models/zoo.ts'
import { gemmRate, stepMs } from './numerics/step.ts'
import { twoWorkersMs } from './numerics/workers.ts'

const { values } = parseArgs({
  options: { json: { type: 'boolean', default: false }, seconds: { type: 'string', default: '2' } },
})
const budgetMs = 1000 * Number(values.seconds)
const kinds: readonly KernelKind[] = ['simd', 'relaxed', 'plain']
const products = {
  '64×64×64': { batch: 1, m: 64, k: 64, n: 64 },
  '256×256×256': { batch: 1, m: 256, k: 256, n: 256 },
  '1024×1024×1024': { batch: 1, m: 1024, k: 1024, n: 1024 },
  '256 of 74×8×74': { batch: 256, m: 74, k: 8, n: 74 },
}

const round = (value: number) => Number(value.toPrecision(3))
const gemm: Record<string, Record<string, number>> = {}
for (const [name, product] of Object.entries(products)) {
  gemm[name] = {}
  for (const kind of kinds) gemm[name][kind] = round(await gemmRate(kind, product, budgetMs / 4))
}
const step: Record<string, Record<string, number>> = {}
for (const name of modelNames) {
  step[name] = {}
  for (const kind of kinds) step[name][kind] = round(await stepMs(kind, name, budgetMs))
  for (const kind of ['simd', 'relaxed'] as const) {
    const steps = Math.max(5, Math.ceil((2 * budgetMs) / (step[name][kind] ?? 1)))
    step[name][`${kind}, two workers`] = round(await twoWorkersMs(kind, name, steps))
  }
}

if (values.json) {
  console.log(
    JSON.stringify({ cores: availableParallelism(), node: process.version, gemmGflops: gemm, stepMs: step }),
  )
} else {
  console.log(`matrix products, GFLOP/s\n${table(gemm)}\n\none step of training, ms\n${table(step)}`)
}

function table(rows: Record<string, Record<string, number>>): string {
  const columns = Object.keys(Object.values(rows)[0] ?? {})
  const lines = Object.entries(rows).map(([name, row]) => [
    name,
    ...columns.map((column) => String(row[column])),
  ])
  const widths = ['', ...columns].map((column) => Math.max(column.length, 8))
  return [['', ...columns], ...lines]
    .map((line) =>
      line.map((cell, i) => (i === 0 ? cell.padEnd(16) : cell.padStart(widths[i] ?? 8))).join('  '),
    )
    .join('\n')
}
