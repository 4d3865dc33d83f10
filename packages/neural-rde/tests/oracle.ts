/** What numpy and PyTorch say: fixtures/oracle.json, made by bench/oracles/torch_neural_rde.py. */
import { readFileSync } from 'node:fs'

interface Oracle {
  readonly logSignatures: readonly {
    readonly channels: number
    readonly depth: number
    readonly points: readonly number[]
    readonly words: readonly number[]
    readonly brackets: readonly number[]
  }[]
}

const file = new URL('fixtures/oracle.json', import.meta.url)
export const oracle = JSON.parse(readFileSync(file, 'utf8')) as Oracle
