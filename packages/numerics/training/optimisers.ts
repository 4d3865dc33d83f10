import type { Runtime } from '../runtime.ts'
import type { Parameter } from '../tensor.ts'

/** Uses the gradients of its parameters, then sets them to 0. */
export interface Optimiser {
  step(options?: { rate?: number }): void
}

export interface AdamOptions {
  /** Step size; 1e-3. */
  rate?: number
  beta1?: number
  beta2?: number
  epsilon?: number
  /** Decoupled weight decay (AdamW, Loshchilov, Hutter 2019): w shrinks by rate·decay each step; 0 is Adam. */
  decay?: number
}

/**
 * Adam (Kingma, Ba 2015), AdamW with `decay`. Of a sparse parameter only the rows a step has read move, as in PyTorch's SparseAdam.
 * Powers of β are running products: an engine's `**` differs in its last bits.
 */
export function adam(
  runtime: Runtime,
  parameters: readonly Parameter[],
  options: AdamOptions = {},
): Optimiser {
  const { kernels } = runtime
  const { rate = 1e-3, beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8, decay = 0 } = options
  const states = parameters.map((parameter) => ({
    parameter,
    m: kept(runtime, parameter.size),
    v: kept(runtime, parameter.size),
  }))
  let [power1, power2] = [1, 1]
  return {
    step(now = {}) {
      const lr = now.rate ?? rate
      power1 *= beta1
      power2 *= beta2
      const spread = 1 / Math.sqrt(1 - power2)
      for (const { parameter, m, v } of states) {
        eachPart(parameter, (from, count) => {
          const { address: w, gradient: g } = parameter
          const [first, rest] = [[beta1, 1 - beta1] as const, [beta2, 1 - beta2] as const]
          const size = [spread, epsilon, 1 - lr * decay] as const
          kernels.adam(
            w + from,
            g + from,
            m + from,
            v + from,
            count,
            lr / (1 - power1),
            ...first,
            ...rest,
            ...size,
          )
        })
      }
      clearGradients(runtime, parameters)
    },
  }
}

export interface SgdOptions {
  rate: number
  /** 0 */
  momentum?: number
  /** Decoupled weight decay; 0. */
  decay?: number
}

/** Stochastic gradient descent with heavy-ball momentum, as `torch.optim.SGD`. */
export function sgd(runtime: Runtime, parameters: readonly Parameter[], options: SgdOptions): Optimiser {
  const { kernels } = runtime
  const { momentum = 0, decay = 0 } = options
  const states = parameters.map((parameter) => ({ parameter, velocity: kept(runtime, parameter.size) }))
  return {
    step(now = {}) {
      const lr = now.rate ?? options.rate
      for (const { parameter, velocity } of states) {
        eachPart(parameter, (from, count) => {
          const { address: w, gradient: g } = parameter
          kernels.sgd(w + from, g + from, velocity + from, count, lr, momentum, 1 - lr * decay)
        })
      }
      clearGradients(runtime, parameters)
    },
  }
}

/** Scales all gradients so that their joint norm is at most `normMax`; returns the norm before (Pascanu et al. 2013). */
export function clipGradients(runtime: Runtime, parameters: readonly Parameter[], normMax: number): number {
  const { kernels } = runtime
  let squares = 0
  for (const parameter of parameters) {
    eachPart(parameter, (from, count) => {
      squares += kernels.sumSquares(parameter.gradient + from, count)
    })
  }
  const norm = Math.sqrt(squares)
  if (norm > normMax) {
    for (const { gradient, size } of parameters) kernels.scale(gradient, normMax / norm, gradient, size)
  }
  return norm
}

/** Sets gradients to 0, as an optimiser does after its step. */
export function clearGradients({ kernels }: Runtime, parameters: readonly Parameter[]): void {
  for (const parameter of parameters) {
    eachPart(parameter, (from, count) => kernels.fill(parameter.gradient + from, 0, count))
    parameter.touchedRows?.clear()
  }
}

/** The whole parameter, or each touched row of a sparse one, in rising order: bytes from its start, and floats. */
function eachPart(
  { touchedRows, shape, size }: Parameter,
  run: (fromBytes: number, count: number) => void,
): void {
  if (!touchedRows) return run(0, size)
  const width = size / (shape[0] ?? 1)
  for (const row of Int32Array.from(touchedRows).toSorted()) run(4 * width * row, width)
}

function kept({ arena, kernels }: Runtime, size: number): number {
  const address = arena.keep(size)
  kernels.fill(address, 0, size)
  return address
}
