/** Windows as the numbers the network reads: variable by variable, step by step, sample by sample. */
import type { Tape, Tensor } from '@scale/numerics'
import type { Inputs } from '../network/embedding.ts'
import type { NetworkInputs, NetworkSize } from '../network/network.ts'
import { type Schema, variablesOf } from './schema.ts'
import { type Columns, type Cut, knownColumns, observedColumns, staticColumns, wantedOf } from './columns.ts'
import { type Scale, scaleOf, type Window, type WindowShape } from './window.ts'

export interface Batch {
  readonly statics: Rows
  /** Known variables, then observed ones, then whether the target is missing, then the target. */
  readonly history: Rows
  readonly future: Rows
  readonly scales: readonly Scale[]
  /** By row (step·batch + sample), in scaled units; NaN where nothing came. */
  readonly wanted: Float64Array
}

interface Rows extends Columns {
  readonly rows: number
}

/**
 * What the package itself tells the network beside the inputs of the entities. Seasons beyond the first, and means over seasons,
 * are told as their distance from the anchor.
 */
export function ownVariables({ seasonLengths }: WindowShape): Record<keyof Schema, string[]> {
  return {
    statics: ['level'],
    known: ['step', ...seasonLengths.flatMap((season) => [`season ${season}`, `mean season ${season}`])],
    observed: ['missing', 'target'],
  }
}

/** The names of variables in the order of the network's weights for them. */
export function variableNames(
  schema: Schema,
  shape: WindowShape,
): Record<'statics' | 'history' | 'future', string[]> {
  const own = ownVariables(shape)
  const reals = (kind: keyof Schema) => schema[kind].reals.map(({ name }) => name)
  const categories = (kind: keyof Schema) => schema[kind].categories.map(({ name }) => name)
  const known = [...own.known, ...reals('known')]
  return {
    statics: [...own.statics, ...reals('statics'), ...categories('statics')],
    history: [
      ...known,
      ...reals('observed'),
      ...own.observed,
      ...categories('known'),
      ...categories('observed'),
    ],
    future: [...known, ...categories('known')],
  }
}

export function networkSizeOf(
  schema: Schema,
  shape: WindowShape,
  inner: Pick<NetworkSize, 'hidden' | 'heads' | 'quantiles'>,
): NetworkSize {
  const own = ownVariables(shape)
  return {
    ...inner,
    past: shape.past,
    future: shape.horizon,
    statics: variablesOf(schema.statics, own.statics.length),
    known: variablesOf(schema.known, own.known.length),
    observed: variablesOf(schema.observed, own.observed.length),
  }
}

/** Windows that look back beyond the start of a series see its first value there, marked as missing. */
export function batchOf(windows: readonly Window[], shape: WindowShape): Batch {
  const cut: Cut = { windows, shape, scales: windows.map((window) => scaleOf(window, shape.past)) }
  const { past, horizon } = shape
  const [seen, observed, ahead] = [
    knownColumns(cut, -past, past),
    observedColumns(cut),
    knownColumns(cut, 0, horizon),
  ]
  return {
    scales: cut.scales,
    statics: { rows: windows.length, ...staticColumns(cut) },
    history: {
      rows: past * windows.length,
      reals: [...seen.reals, ...observed.reals],
      categories: [...seen.categories, ...observed.categories],
    },
    future: { rows: horizon * windows.length, ...ahead },
    wanted: wantedOf(cut),
  }
}

/** Copies a batch onto a tape. */
export function inputsOf(tape: Tape, { statics, history, future }: Batch): NetworkInputs {
  const tensors = ({ rows, reals, categories }: Rows): Inputs => {
    const all: Tensor = tape.constant(new Float32Array(reals.length * rows), [reals.length, rows, 1])
    for (const [j, values] of reals.entries()) all.data.set(values, j * rows)
    return { reals: all, categories }
  }
  return { statics: tensors(statics), history: tensors(history), future: tensors(future) }
}
