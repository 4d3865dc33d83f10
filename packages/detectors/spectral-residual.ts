/**
 * Spectral residual (Ren et al., KDD 2019; Hou & Zhang 2007): what the logarithm of the amplitude spectrum has beyond its
 * own moving average, turned back into time, is high where the series departs from its pattern (the saliency map). The
 * window ends with the value to judge and a few extrapolated ones after it, because the map is sharpest inside. The
 * score is the value's saliency above the mean of the saliency before it, in units of that mean.
 */
import { checkedWhole, SeriesError } from './errors.ts'
import { fourier } from './fourier.ts'
import { deviationsMax, judged, undecided, type Scored } from './scored.ts'
import { windowOf } from './window.ts'

export interface SpectralResidualOptions {
  /** Values of the window, the extrapolated ones among them; a power of two. Default 64. */
  readonly window?: number
}

export interface SpectralResidual {
  readonly kind: 'spectral-residual'
  readonly version: 1
  readonly window: number
  /** The latest values, the oldest first. */
  readonly recent: readonly number[]
}

/** q, κ, m and z of the paper: values of the spectrum's average; values extrapolated, from how many; values of the saliency's average. */
const spectrumAverage = 3
const extrapolated = 5
const gradients = 5
const saliencyAverage = 21

/** @throws SeriesError `option_out_of_range` */
export function startSpectralResidual({ window = 64 }: SpectralResidualOptions = {}): SpectralResidual {
  checkedWhole('window', window, 32, 65_536)
  if (!Number.isInteger(Math.log2(window))) {
    throw new SeriesError('option_out_of_range', `window is ${window}: give a power of two.`)
  }
  return { kind: 'spectral-residual', version: 1, window, recent: [] }
}

export function scoreSpectralResidual(
  model: SpectralResidual,
  series: Float64Array,
): Scored<SpectralResidual> {
  const needed = model.window - extrapolated
  const recent = windowOf(needed, model.recent)
  const found = judged(series, (value) => {
    const usual = recent.count > 0 ? { expected: recent.median(), spread: recent.spread() } : undecided
    recent.push(value)
    return recent.count < needed ? undecided : { ...usual, score: salience(recent.values) }
  })
  return { ...found, model: { ...model, recent: recent.values } }
}

/** How much the last of the values stands out. */
function salience(values: readonly number[]): number {
  if (values.every((value) => value === values[0])) return 0
  const map = saliencyMap(extended(values))
  const last = values.length - 1
  const before = map.subarray(last - saliencyAverage, last)
  const mean = before.reduce((sum, each) => sum + each, 0) / before.length
  const above = (map[last] as number) - mean
  return above <= 0 ? 0 : Math.min(above / mean, deviationsMax)
}

/**
 * Ren et al., eqs. 9 and 10: the same guess for each value to come, from the mean slope. As in the authors' code the
 * slope is that before the value to judge; otherwise a peak would be taken to go on, and hide itself.
 */
function extended(values: readonly number[]): Float64Array {
  const last = values.length - 2
  const before = values[last] as number
  let slope = 0
  for (let back = 1; back <= gradients; back++) slope += (before - (values[last - back] as number)) / back
  const guess = (values[last - gradients + 1] as number) + slope
  return Float64Array.from([...values, ...new Array<number>(extrapolated).fill(guess)])
}

/** Ren et al., eqs. 1 to 7. */
function saliencyMap(values: Float64Array): Float64Array {
  const real = values
  const imaginary = new Float64Array(values.length)
  fourier(real, imaginary, -1)
  const amplitude = real.map((each, k) => Math.hypot(each, imaginary[k] as number))
  // An amplitude of 0 has no logarithm and no phase: it stays 0.
  const least = Number.EPSILON * amplitude.reduce((sum, each) => sum + each, 0)
  const logs = amplitude.map((each) => Math.log(Math.max(each, least)))
  for (const [k, each] of amplitude.entries()) {
    const scale = each > least ? Math.exp((logs[k] as number) - average(logs, k)) / each : 0
    real[k] = (real[k] as number) * scale
    imaginary[k] = (imaginary[k] as number) * scale
  }
  fourier(real, imaginary, 1)
  return real.map((each, k) => Math.hypot(each, imaginary[k] as number) / values.length)
}

/** The mean of the neighbours of place k of the spectrum, which is a ring. */
function average(logs: Float64Array, k: number): number {
  let sum = 0
  for (let offset = -1; offset < spectrumAverage - 1; offset++) {
    sum += logs[(k + offset + logs.length) % logs.length] as number
  }
  return sum / spectrumAverage
}
