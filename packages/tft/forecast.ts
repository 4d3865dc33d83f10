import type { Runtime } from '@scale/numerics'
import { type Batch, batchOf, variableNames } from './data/batch.ts'
import type { Entity } from './data/entity.ts'
import { seriesOf } from './data/series.ts'
import { anchorOf, type Window } from './data/window.ts'
import { quantilesAt } from './levels.ts'
import type { TftModel } from './model.ts'
import { type Answer, infer } from './network/infer.ts'
import { levelsOf } from './options.ts'
import { sizeOf } from './training/fit.ts'

export interface Forecast {
  readonly horizon: number
  /** As asked, in (0, 1). */
  readonly levels: Float64Array
  /** The median for step 1 … horizon. */
  readonly point: Float64Array
  /** horizon × levels, row by row: `quantiles[step * levels.length + j]`. They never cross. */
  readonly quantiles: Float64Array
}

/** Why a forecast is what it is. */
export interface Explanation {
  /** By variable its share of what was looked at, mean over steps; shares sum to 1. */
  readonly statics: Readonly<Record<string, number>>
  readonly history: Readonly<Record<string, number>>
  readonly future: Readonly<Record<string, number>>
  /**
   * horizon × (past + horizon), mean over heads: how much each step ahead looked at each step of the window, the past ones first;
   * rows sum to 1.
   */
  readonly attention: Float64Array
}

/** Series at a time, to bound memory. */
const batchSize = 16

/**
 * Per entity one forecast of the model's horizon. A series that has never moved is forecast to stay where it is. Known
 * inputs reach a horizon beyond the target.
 * @param quantiles levels in (0, 1), in any order
 * @throws TftError `series_empty`, `series_all_missing`, `value_infinite`, `inputs_differ`, `input_too_short`, `options_invalid`,
 * `quantile_invalid`, `model_unreadable`
 */
export function forecast(
  runtime: Runtime,
  model: TftModel,
  entities: readonly Entity[],
  quantiles: ArrayLike<number>,
): Forecast[] {
  const levels = levelsOf(quantiles)
  const asked = [0.5, ...levels]
  return inBatches(runtime, model, entities, (windows, batch, answer) =>
    windows.map((window, sample) => forecastOf(model, window, sample, { asked, levels, batch, answer })),
  )
}

/** @throws TftError as `forecast` does */
export function explain(runtime: Runtime, model: TftModel, entities: readonly Entity[]): Explanation[] {
  const names = variableNames(model.schema, model.config)
  return inBatches(runtime, model, entities, (windows, _, { selection, attention }) =>
    windows.map((_window, sample) => {
      const shares = (part: 'statics' | 'history' | 'future') =>
        shareOf(names[part], selection[part], sample, windows.length)
      return {
        statics: shares('statics'),
        history: shares('history'),
        future: shares('future'),
        attention: meanOfHeads(attention, sample, model.config),
      }
    }),
  )
}

function inBatches<T>(
  runtime: Runtime,
  model: TftModel,
  entities: readonly Entity[],
  of: (windows: readonly Window[], batch: Batch, answer: Answer) => T[],
): T[] {
  const { config, schema, weights } = model
  const windows = entities.map((entity): Window => {
    const series = seriesOf(entity, schema, config.horizon)
    return { series, origin: series.length }
  })
  const size = sizeOf(schema, config)
  const results: T[] = []
  for (let from = 0; from < windows.length; from += batchSize) {
    const part = windows.slice(from, from + batchSize)
    const batch = batchOf(part, config)
    results.push(...of(part, batch, infer(runtime, size, weights, batch)))
  }
  return results
}

interface Said {
  /** The median, then the levels. */
  readonly asked: readonly number[]
  readonly levels: Float64Array
  readonly batch: Batch
  readonly answer: Answer
}

function forecastOf(model: TftModel, window: Window, sample: number, said: Said): Forecast {
  const { asked, levels, batch, answer } = said
  const { horizon, quantiles: learned, seasonLengths } = model.config
  const { unit, floor } = window.series.target
  const { spread } = batch.scales[sample] ?? { spread: 0 }
  const bounded = (value: number) =>
    Math.min(Number.MAX_VALUE, Math.max(floor, -Number.MAX_VALUE, value * unit))
  const [point, quantiles] = [new Float64Array(horizon), new Float64Array(horizon * levels.length)]
  for (let step = 0; step < horizon; step++) {
    const row = step * batch.scales.length + sample
    const moved = learned.map(
      (_, j) => (answer.quantiles[row * learned.length + j] as number) + (model.corrections[j] ?? 0),
    )
    const anchor = anchorOf(window, window.origin + step, seasonLengths)
    const [middle = 0, ...rest] = quantilesAt(learned, moved, asked).map((value) =>
      bounded(anchor + spread * value),
    )
    point[step] = middle
    quantiles.set(rest, step * levels.length)
  }
  return { horizon, levels, point, quantiles }
}

/** Mean weight of each variable over the steps of one sample. */
function shareOf(
  names: readonly string[],
  weights: Float32Array,
  sample: number,
  batch: number,
): Record<string, number> {
  const rows = weights.length / names.length
  const steps = rows / batch
  return Object.fromEntries(
    names.map((name, j) => {
      let sum = 0
      for (let step = 0; step < steps; step++)
        sum += weights[(step * batch + sample) * names.length + j] as number
      return [name, sum / steps]
    }),
  )
}

function meanOfHeads(
  attention: Float32Array,
  sample: number,
  { heads, horizon, past }: { heads: number; horizon: number; past: number },
): Float64Array {
  const rows = horizon * (past + horizon)
  const from = sample * heads * rows
  return Float64Array.from({ length: rows }, (_, i) => {
    let sum = 0
    for (let head = 0; head < heads; head++) sum += attention[from + head * rows + i] as number
    return sum / heads
  })
}
