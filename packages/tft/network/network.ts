/**
 * Temporal Fusion Transformer (Lim, Arık, Loeff, Pfister 2021, Int. J. Forecasting 37, 1748–1764, arXiv 1912.09363), fig. 2, as
 * in google-research/tft: static variables choose and condition, an LSTM sees the neighbourhood, attention what is far,
 * gates leave out what is not needed. Rows are time-major: row = step·batch + sample. The last layers run over the steps
 * ahead alone, since only those are asked for; that changes no number.
 */
import { concat, reshape, slice, type Tape, type Tensor } from '@scale/numerics'
import { type Attention, interpretableAttention } from './attention.ts'
import { dense } from './dense.ts'
import { embedding, type Embedding, type Inputs, type Variables } from './embedding.ts'
import { gate } from './gate.ts'
import { gatedResidualNetwork, type Grn } from './grn.ts'
import { encoderDecoder } from './lstm.ts'
import type { Pass } from './pass.ts'
import { variableSelection } from './variable-selection.ts'
import type { Weights } from './weights.ts'

export interface NetworkSize {
  /** d of the paper: every width inside. */
  readonly hidden: number
  /** Divides `hidden`. */
  readonly heads: number
  /** Steps seen (k) and steps ahead (τ). */
  readonly past: number
  readonly future: number
  readonly quantiles: number
  readonly statics: Variables
  /** Known ahead of time. */
  readonly known: Variables
  /** Known up to now; the last real is the target. */
  readonly observed: Variables
}

/** One batch. */
export interface NetworkInputs {
  /** Rows: batch. */
  readonly statics: Inputs
  /** Rows: past·batch; known variables first, then observed ones. */
  readonly history: Inputs
  /** Rows: future·batch; known variables. */
  readonly future: Inputs
}

export interface NetworkOutputs {
  /** (future·batch)×quantiles; they may cross. */
  readonly quantiles: Tensor
  /** Weights of the variables: batch×m, (past·batch)×m, (future·batch)×m. */
  readonly selection: { readonly statics: Tensor; readonly history: Tensor; readonly future: Tensor }
  /** batch×heads×future×(past + future) */
  readonly attention: Tensor
}

export interface Network {
  readonly size: NetworkSize
  /** `rows`: of future·batch, those whose quantiles are wanted; all by default. */
  run(pass: Pass, inputs: NetworkInputs, rows?: (tape: Tape, ahead: Tensor) => Tensor): NetworkOutputs
}

/** Asks `weights` for all it needs, in a fixed order. */
export function createNetwork(weights: Weights, size: NetworkSize): Network {
  const { hidden, heads, past, future } = size
  const count = ({ reals, categories }: Variables) => reals + categories.length
  const grn = (name: string, context?: number): Grn =>
    gatedResidualNetwork(weights, name, { inputs: hidden, hidden, context })
  const selection = (name: string, variables: number, context: boolean) =>
    variableSelection(weights, name, { variables, hidden, context })
  const joint: Variables = {
    reals: size.known.reals + size.observed.reals,
    categories: [...size.known.categories, ...size.observed.categories],
  }
  const staticEmbedding = embedding(weights, 'statics', size.statics, hidden)
  const timedEmbedding = embedding(weights, 'timed', joint, hidden)
  const layers: Layers = {
    statics: staticEmbedding,
    timed: timedEmbedding,
    selectStatics: selection('select.statics', count(size.statics), false),
    contexts: {
      selection: grn('context.selection'),
      enrichment: grn('context.enrichment'),
      h: grn('context.h'),
      c: grn('context.c'),
    },
    selectHistory: selection('select.history', count(joint), true),
    selectFuture: selection('select.future', count(size.known), true),
    local: encoderDecoder(weights, hidden),
    localGate: gate(weights, 'local.gate', { inputs: hidden, outputs: hidden }),
    enrich: grn('enrich', hidden),
    attend: interpretableAttention(weights, 'attention', { hidden, heads }),
    attentionGate: gate(weights, 'attention.gate', { inputs: hidden, outputs: hidden }),
    forward: grn('forward'),
    outputGate: gate(weights, 'output.gate', { inputs: hidden, outputs: hidden }),
    head: dense(weights, 'head', { inputs: hidden, outputs: size.quantiles }),
  }
  return {
    size,
    run: (pass, inputs, rows) => run(layers, { past, future, hidden }, pass, inputs, rows),
  }
}

interface Layers {
  readonly statics: Embedding
  readonly timed: Embedding
  readonly selectStatics: ReturnType<typeof variableSelection>
  /** c_s, c_e, c_h, c_c of the paper. */
  readonly contexts: { readonly selection: Grn; readonly enrichment: Grn; readonly h: Grn; readonly c: Grn }
  readonly selectHistory: ReturnType<typeof variableSelection>
  readonly selectFuture: ReturnType<typeof variableSelection>
  readonly local: ReturnType<typeof encoderDecoder>
  readonly localGate: ReturnType<typeof gate>
  readonly enrich: Grn
  readonly attend: Attention
  readonly attentionGate: ReturnType<typeof gate>
  readonly forward: Grn
  readonly outputGate: ReturnType<typeof gate>
  readonly head: ReturnType<typeof dense>
}

function run(
  layers: Layers,
  { past, future, hidden }: { past: number; future: number; hidden: number },
  pass: Pass,
  inputs: NetworkInputs,
  rows: (tape: Tape, ahead: Tensor) => Tensor = (_, ahead) => ahead,
): NetworkOutputs {
  const { tape, drop } = pass
  const { contexts } = layers
  const statics = layers.selectStatics(pass, layers.statics.embed(tape, inputs.statics))
  const batch = statics.values.length(0)
  const chosenBy = contexts.selection(pass, statics.values)
  const history = layers.selectHistory(pass, layers.timed.embed(tape, inputs.history), chosenBy)
  const known = layers.selectFuture(pass, layers.timed.embed(tape, inputs.future), chosenBy)

  const first = { h: contexts.h(pass, statics.values), c: contexts.c(pass, statics.values) }
  const steps = past + future
  const byStep = (x: Tensor, count: number) => reshape(tape, x, [count, batch, hidden])
  const states = layers.local(tape, byStep(history.values, past), byStep(known.values, future), first)
  const flat = reshape(tape, states, [steps * batch, hidden])
  const local = layers.localGate(pass, drop(flat), concat(tape, [history.values, known.values], 0))

  const enriched = layers.enrich(pass, local, contexts.enrichment(pass, statics.values))
  const ahead = (x: Tensor) => slice(tape, x, 0, past * batch, steps * batch)
  const attended = layers.attend(pass, enriched, { steps, from: past })
  const focused = layers.attentionGate(pass, drop(attended.values), ahead(enriched))
  const out = layers.outputGate(pass, layers.forward(pass, focused), ahead(local))
  return {
    quantiles: layers.head(tape, rows(tape, out)),
    selection: { statics: statics.weights, history: history.weights, future: known.weights },
    attention: attended.attention,
  }
}
