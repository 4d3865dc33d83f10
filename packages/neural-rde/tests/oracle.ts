/** What numpy and PyTorch say: fixtures/oracle.json, made by bench/oracles/torch_neural_rde.py. */
import { readFileSync } from 'node:fs'
import type { LogOdeSize } from '../network/log-ode.ts'

interface Oracle {
  readonly logSignatures: readonly {
    readonly channels: number
    readonly depth: number
    readonly points: readonly number[]
    readonly words: readonly number[]
    readonly brackets: readonly number[]
  }[]
  readonly network: {
    readonly size: LogOdeSize
    readonly levels: readonly number[]
    /** batch × inputs */
    readonly first: readonly number[]
    /** Per window batch × logSignature. */
    readonly drivers: readonly (readonly number[])[]
    readonly targets: readonly number[]
    readonly weights: Record<string, { shape: number[]; data: number[] }>
    /** At the end of the last window. */
    readonly states: readonly number[]
    readonly quantiles: readonly number[]
    readonly loss: number
    readonly gradients: Record<string, readonly number[]>
  }
}

const file = new URL('fixtures/oracle.json', import.meta.url)
export const oracle = JSON.parse(readFileSync(file, 'utf8')) as Oracle
