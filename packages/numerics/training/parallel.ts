import type { Parameter } from '../tensor.ts'

/**
 * Data-parallel training: each worker holds a replica of the model and a shard of the batch, works out its gradients, and takes the
 * mean with the others through one shared buffer. The sum runs in the order of ranks, so every replica makes the same
 * step and weights are never sent. Blocks with `Atomics.wait`: in a browser, use it in workers, not on the page.
 */
export interface GradientExchange {
  /** Replaces the gradient of every parameter by its mean over all workers, each worker's weighted by `weight` (its rows). */
  average(weight: number): void
}

const controlWords = 4
const arrivedWord = 0
const roundWord = 1

/** The buffer for `workers` replicas of these parameters: make it once, hand it to each worker. */
export function createExchangeBuffer(parameters: readonly Parameter[], workers: number): SharedArrayBuffer {
  const floats = parameters.reduce((sum, { size }) => sum + size, 0)
  return new SharedArrayBuffer(4 * (controlWords + workers * (1 + floats)))
}

export interface ExchangeOptions {
  buffer: SharedArrayBuffer
  /** Which worker this is, 0 … workers−1. */
  rank: number
  workers: number
  /** How long to wait for the others before giving up; 60 000. */
  timeoutMsMax?: number
}

/** The face of one worker. Parameters come in the same order everywhere; sparse ones do not take part in this way. */
export function joinExchange(parameters: readonly Parameter[], options: ExchangeOptions): GradientExchange {
  const { buffer, rank, workers, timeoutMsMax = 60_000 } = options
  if (parameters.some(({ touchedRows }) => touchedRows)) throw new Error('sparse gradients are not exchanged')
  const control = new Int32Array(buffer, 0, controlWords)
  const floats = parameters.reduce((sum, { size }) => sum + size, 0)
  const slots = Array.from(
    { length: workers },
    (_, worker) => new Float32Array(buffer, 4 * (controlWords + worker * (1 + floats)), 1 + floats),
  )
  return {
    average(weight) {
      const own = slots[rank]
      if (!own) throw new RangeError(`rank ${rank} of ${workers} workers`)
      own[0] = weight
      eachGradient(parameters, (gradient, place) => own.set(gradient, place))
      meet(control, workers, timeoutMsMax)
      const total = slots.reduce((sum, slot) => sum + (slot[0] ?? 0), 0)
      const shares = slots.map((slot) => (slot[0] ?? 0) / total)
      eachGradient(parameters, (gradient, place) => {
        for (let i = 0; i < gradient.length; i++) {
          let sum = 0
          for (let worker = 0; worker < workers; worker++) {
            sum += (shares[worker] ?? 0) * (slots[worker]?.[place + i] ?? 0)
          }
          gradient[i] = sum
        }
      })
      meet(control, workers, timeoutMsMax)
    },
  }
}

function eachGradient(
  parameters: readonly Parameter[],
  run: (gradient: Float32Array, place: number) => void,
): void {
  let place = 1
  for (const { gradientData, size } of parameters) {
    if (gradientData) run(gradientData, place)
    place += size
  }
}

/** A barrier: nobody goes on before everybody has come. */
function meet(control: Int32Array<SharedArrayBuffer>, workers: number, timeoutMsMax: number): void {
  const round = Atomics.load(control, roundWord)
  if (Atomics.add(control, arrivedWord, 1) === workers - 1) {
    Atomics.store(control, arrivedWord, 0)
    Atomics.add(control, roundWord, 1)
    Atomics.notify(control, roundWord)
    return
  }
  while (Atomics.load(control, roundWord) === round) {
    if (Atomics.wait(control, roundWord, round, timeoutMsMax) === 'timed-out') {
      throw new Error(`another worker did not come within ${timeoutMsMax} ms`)
    }
  }
}
