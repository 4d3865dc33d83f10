/** One LSTM over the past and another, which goes on where the first ends, over the future (§4.3 "local processing"). */
import {
  concat,
  lstm,
  type LstmState,
  type LstmWeights,
  reshape,
  slice,
  type Tape,
  type Tensor,
} from '@scale/numerics'
import type { Weights } from './weights.ts'

/** history: past×batch×hidden, future: ahead×batch×hidden, first: the state before. Result: (past + ahead)×batch×hidden. */
export type EncoderDecoder = (tape: Tape, history: Tensor, future: Tensor, first: LstmState) => Tensor

export function encoderDecoder(weights: Weights, hidden: number): EncoderDecoder {
  const [encoder, decoder] = [
    lstmWeights(weights, 'encoder', hidden),
    lstmWeights(weights, 'decoder', hidden),
  ]
  return (tape, history, future, first) => {
    const [past, batch] = [history.length(0), history.length(1)]
    const seen = lstm(tape, history, encoder, first)
    const last = reshape(tape, slice(tape, seen.y, 0, past - 1, past), [batch, hidden])
    const ahead = lstm(tape, future, decoder, { h: last, c: seen.c })
    return concat(tape, [seen.y, ahead.y], 0)
  }
}

function lstmWeights(weights: Weights, name: string, hidden: number): LstmWeights {
  return {
    wx: weights.glorot(`${name}.wx`, [hidden, 4 * hidden]),
    wh: weights.orthogonal(`${name}.wh`, hidden, 4 * hidden),
    b: weights.forgetBias(`${name}.b`, hidden),
  }
}
