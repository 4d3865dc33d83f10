import type { OnnxGraph } from '../onnx/graph.ts'
import type { Tape } from '../tape.ts'
import { expectShape, type Tensor } from '../tensor.ts'
import { multiply, multiplyByTransposed, multiplyTransposed } from './matrices.ts'

export interface LstmWeights {
  /** in×4·hidden; the gates stand in the order i, f, g, o. */
  wx: Tensor
  /** hidden×4·hidden */
  wh: Tensor
  /** 4·hidden */
  b: Tensor
}

export interface LstmState {
  /** batch×hidden */
  h: Tensor
  /** batch×hidden */
  c: Tensor
}

/**
 * Long short-term memory over a sequence (Hochreiter, Schmidhuber 1997; with a forget gate, as `torch.nn.LSTM`), fused, its way
 * back through time written by hand. x: steps×batch×in, first: the state before. y: steps×batch×hidden, its last row is the final h.
 */
export function lstm(
  tape: Tape,
  x: Tensor,
  { wx, wh, b }: LstmWeights,
  first: LstmState,
): { y: Tensor; c: Tensor } {
  const { arena, kernels } = tape.runtime
  const [steps, batch, inner, hidden] = [x.length(0), x.length(1), x.length(2), wh.length(0)]
  const [rows, width, slab] = [steps * batch, 4 * hidden, batch * hidden]
  expectShape('lstm: wx', wx.shape, [inner, width])
  expectShape('lstm: wh', wh.shape, [hidden, width])
  expectShape('lstm: b', b.shape, [width])
  expectShape('lstm: h', first.h.shape, [batch, hidden])
  expectShape('lstm: c', first.c.shape, [batch, hidden])

  const inputs = [x, wx, wh, b, first.h, first.c]
  const gates = arena.take(rows * width)
  const packed = arena.take(width * Math.max(hidden + 8, 16))
  const [states, cells, tanhC] = [
    arena.take(slab + rows * hidden),
    arena.take(slab + rows * hidden),
    arena.take(rows * hidden),
  ]
  kernels.repeatRow(b.address, gates, rows, width)
  multiply(kernels, { a: x.address, b: wx.address, c: gates, m: rows, n: width, k: inner, accumulate: true })
  kernels.copyBlocks(first.h.address, 0, states, 0, slab, 1)
  kernels.copyBlocks(first.c.address, 0, cells, 0, slab, 1)
  kernels.lstm(gates, wh.address, packed, states, cells, tanhC, steps, batch, hidden)

  const y = tape.output([steps, batch, hidden], inputs)
  const c = tape.output([batch, hidden], inputs)
  kernels.copyBlocks(states + 4 * slab, 0, y.address, 0, y.size, 1)
  kernels.copyBlocks(cells + 4 * steps * slab, 0, c.address, 0, slab, 1)
  tape.record({
    outputs: [y, c],
    backward() {
      const dy = y.gradient === 0 ? zeros(y.size) : y.gradient
      const dc = c.gradient === 0 ? zeros(slab) : c.gradient
      const dh = zeros(slab)
      kernels.lstmBackward(gates, wh.address, packed, cells, tanhC, dy, dh, dc, steps, batch, hidden)
      tape.passOn(first.h, dh)
      tape.passOn(first.c, dc)
      tape.contribute(x, (dx) =>
        multiplyByTransposed(kernels, { a: gates, b: wx.address, c: dx, m: rows, n: inner, k: width }),
      )
      tape.contribute(wx, (dw) =>
        multiplyTransposed(kernels, { a: x.address, b: gates, c: dw, m: inner, n: width, k: rows }),
      )
      tape.contribute(wh, (dw) =>
        multiplyTransposed(kernels, { a: states, b: gates, c: dw, m: hidden, n: width, k: rows }),
      )
      tape.contribute(b, (db) => kernels.sumRows(gates, db, rows, width))
    },
    onnx: (graph) => lstmNodes(graph, x, { wx, wh, b }, first),
  })
  return { y, c }

  function zeros(size: number): number {
    const address = arena.take(size)
    kernels.fill(address, 0, size)
    return address
  }
}

/** ONNX orders the gates i, o, f, c, keeps weights transposed and has two biases. */
function lstmNodes(graph: OnnxGraph, x: Tensor, { wx, wh, b }: LstmWeights, first: LstmState): string[] {
  const [steps, batch, inner, hidden] = [x.length(0), x.length(1), x.length(2), wh.length(0)]
  const width = 4 * hidden
  const forOnnx = (weight: string, lead: number[]) => {
    const [i = '', f = '', g = '', o = ''] = graph.nodes('Split', [weight], 4, { axis: -1 })
    const ordered = graph.node('Concat', [i, o, f, g], { axis: -1 })
    const turned = lead.length > 1 ? graph.node('Transpose', [ordered], { perm: [1, 0] }) : ordered
    return graph.reshape(turned, [1, ...lead])
  }
  const bias = graph.node('Concat', [graph.of(b), graph.constant(new Float32Array(width), [width])], {
    axis: 0,
  })
  const halves = graph.nodes('Split', [bias], 2, { axis: 0 }).map((half) => forOnnx(half, [width]))
  const weights = [forOnnx(graph.of(wx), [width, inner]), forOnnx(graph.of(wh), [width, hidden])]
  const [h0, c0] = [first.h, first.c].map((state) => graph.reshape(graph.of(state), [1, batch, hidden]))
  const [sequence = '', , last = ''] = graph.nodes(
    'LSTM',
    [graph.of(x), ...weights, graph.node('Concat', halves, { axis: 1 }), '', h0 ?? '', c0 ?? ''],
    3,
    { hidden_size: hidden },
  )
  return [graph.reshape(sequence, [steps, batch, hidden]), graph.reshape(last, [batch, hidden])]
}
