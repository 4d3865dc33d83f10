/**
 * The arithmetic under every op, twice: compiled from assembly/ (simd, relaxed) and in plain TypeScript (kernels/twin/).
 * Pointers are byte addresses into one memory, strides of `gemm` are bytes, all other counts are numbers of floats.
 * Buffers start on 16 bytes and are padded to whole vectors. Outputs are overwritten unless the name says otherwise.
 * What each function computes is written at its source in assembly/.
 */
export interface Kernels {
  gemm(
    a: number,
    aRow: number,
    aStep: number,
    b: number,
    bStep: number,
    bColumn: number,
    c: number,
    m: number,
    n: number,
    k: number,
    accumulate: boolean,
  ): void

  fill(x: number, value: number, n: number): void
  addScaled(x: number, y: number, factor: number, out: number, n: number): void
  mul(x: number, y: number, out: number, n: number): void
  scale(x: number, factor: number, out: number, n: number): void
  relu(x: number, y: number, n: number): void
  reluBackward(y: number, dy: number, dx: number, n: number): void
  elu(x: number, y: number, n: number): void
  eluBackward(y: number, dy: number, dx: number, n: number): void
  tanh(x: number, y: number, n: number): void
  tanhBackward(y: number, dy: number, dx: number, n: number): void
  sigmoid(x: number, y: number, n: number): void
  sigmoidBackward(y: number, dy: number, dx: number, n: number): void
  softplusBackward(x: number, dy: number, dx: number, n: number): void
  dropout(x: number, y: number, n: number, seed: number, closed: number, factor: number): void
  sumSquares(x: number, n: number): number

  repeatRow(row: number, out: number, rows: number, n: number): void
  sumRows(x: number, out: number, rows: number, n: number): void
  softmax(x: number, mask: number, maskRows: number, y: number, stats: number, rows: number, n: number): void
  softmaxBackward(y: number, dy: number, dx: number, rows: number, n: number): void
  layerNorm(
    x: number,
    gamma: number,
    beta: number,
    y: number,
    stats: number,
    rows: number,
    n: number,
    epsilon: number,
  ): void
  layerNormBackward(
    x: number,
    gamma: number,
    dy: number,
    stats: number,
    dx: number,
    dGamma: number,
    dBeta: number,
    rows: number,
    n: number,
  ): void
  glu(x: number, y: number, rows: number, n: number): void
  gluBackward(x: number, dy: number, dx: number, rows: number, n: number): void

  matvec(f: number, x: number, y: number, batch: number, m: number, n: number): void
  matvecBackward(
    f: number,
    x: number,
    dy: number,
    df: number,
    dx: number,
    batch: number,
    m: number,
    n: number,
  ): void
  weightedSum(v: number, w: number, y: number, count: number, rows: number, n: number): void
  weightedSumBackward(
    v: number,
    w: number,
    dy: number,
    dv: number,
    dw: number,
    count: number,
    rows: number,
    n: number,
  ): void
  squaredDistances(a: number, b: number, out: number, m: number, n: number, d: number): void

  copyBlocks(
    from: number,
    fromStride: number,
    to: number,
    toStride: number,
    block: number,
    count: number,
  ): void
  permute(
    from: number,
    to: number,
    n0: number,
    n1: number,
    n2: number,
    n3: number,
    s0: number,
    s1: number,
    s2: number,
    s3: number,
  ): void
  embeddingBag(
    table: number,
    indices: number,
    weights: number,
    offsets: number,
    y: number,
    bags: number,
    n: number,
  ): void
  /** Adds to dTable. */
  embeddingBagBackward(
    indices: number,
    weights: number,
    offsets: number,
    dy: number,
    dTable: number,
    bags: number,
    n: number,
  ): void

  lstm(
    gates: number,
    wh: number,
    packed: number,
    h: number,
    c: number,
    tanhC: number,
    steps: number,
    batch: number,
    hidden: number,
  ): void
  lstmBackward(
    gates: number,
    wh: number,
    packed: number,
    c: number,
    tanhC: number,
    dy: number,
    dh: number,
    dc: number,
    steps: number,
    batch: number,
    hidden: number,
  ): void

  adam(
    w: number,
    g: number,
    m: number,
    v: number,
    n: number,
    rate: number,
    beta1: number,
    rest1: number,
    beta2: number,
    rest2: number,
    spread: number,
    epsilon: number,
    keep: number,
  ): void
  sgd(w: number, g: number, b: number, n: number, rate: number, momentum: number, keep: number): void
}

/** First byte of the arena; the compiled gemm keeps its panels below it. */
export const arenaStart = 1 << 20
