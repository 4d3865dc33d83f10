// The arithmetic of torch.optim.Adam, AdamW and SGD, one parameter vector (or row of a table) at a time.
import { loadPart, storePart } from './vector'

/**
 * m = β1·m + (1−β1)·g, v = β2·v + (1−β2)·g², w = keep·w − rate·m/(√v·spread + ε), with rate = lr/(1−β1^t),
 * spread = 1/√(1−β2^t) and keep = 1 − lr·decay computed outside in double precision.
 */
export function adam(
  w: usize,
  g: usize,
  m: usize,
  v: usize,
  n: i32,
  rate: f32,
  beta1: f32,
  rest1: f32,
  beta2: f32,
  rest2: f32,
  spread: f32,
  epsilon: f32,
  keep: f32,
): void {
  for (let i: i32 = 0; n > 0; i += 16, n -= 4) {
    const grad = loadPart(g + i, n)
    const first = f32x4.add(
      f32x4.mul(f32x4.splat(beta1), loadPart(m + i, n)),
      f32x4.mul(f32x4.splat(rest1), grad),
    )
    const second = f32x4.add(
      f32x4.mul(f32x4.splat(beta2), loadPart(v + i, n)),
      f32x4.mul(f32x4.splat(rest2), f32x4.mul(grad, grad)),
    )
    const size = f32x4.add(f32x4.mul(f32x4.sqrt(second), f32x4.splat(spread)), f32x4.splat(epsilon))
    const step = f32x4.div(f32x4.mul(f32x4.splat(rate), first), size)
    storePart(m + i, first, n)
    storePart(v + i, second, n)
    storePart(w + i, f32x4.sub(f32x4.mul(f32x4.splat(keep), loadPart(w + i, n)), step), n)
  }
}

/** b = momentum·b + g, w = keep·w − rate·b */
export function sgd(w: usize, g: usize, b: usize, n: i32, rate: f32, momentum: f32, keep: f32): void {
  for (let i: i32 = 0; n > 0; i += 16, n -= 4) {
    const velocity = f32x4.add(f32x4.mul(f32x4.splat(momentum), loadPart(b + i, n)), loadPart(g + i, n))
    storePart(b + i, velocity, n)
    const kept = f32x4.mul(f32x4.splat(keep), loadPart(w + i, n))
    storePart(w + i, f32x4.sub(kept, f32x4.mul(f32x4.splat(rate), velocity)), n)
  }
}
