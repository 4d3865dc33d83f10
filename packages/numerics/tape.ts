import type { OnnxGraph } from './onnx/graph.ts'
import type { Runtime } from './runtime.ts'
import { expectShape, sizeOf, Tensor } from './tensor.ts'

/** One op that ran: how gradients flow back through it, and how it is written in ONNX. */
export interface Step {
  readonly outputs: readonly Tensor[]
  readonly backward: () => void
  /** Adds the op to the graph and names its outputs, in the order of `outputs`. */
  readonly onnx: (graph: OnnxGraph) => string | readonly string[]
}

/**
 * Reverse-mode differentiation, eager: an op computes at once and writes down how to go back. One tape serves one step of
 * training or one inference; `reset` gives its memory back.
 *
 * Backward functions *write* a gradient, never add to one: `contribute` hands them fresh room, and adds only where a tensor was
 * used twice. So nothing has to be zeroed first.
 */
export class Tape {
  readonly runtime: Runtime
  readonly #gradients: boolean
  readonly #steps: Step[] = []
  /** Gradients that have been used, by size: the next ones are written where the cache is still warm. */
  readonly #spare = new Map<number, number[]>()
  /** Gradients that an op has handed on instead of using up. */
  readonly #handedOn = new Set<number>()

  /** With `gradients: false` nothing is kept for a way back. */
  constructor(runtime: Runtime, options: { gradients?: boolean } = {}) {
    this.runtime = runtime
    this.#gradients = options.gradients ?? true
  }

  get steps(): readonly Step[] {
    return this.#steps
  }

  /** Copies numbers in. They get a gradient only if asked. */
  constant(
    data: ArrayLike<number>,
    shape: readonly number[],
    options: { requiresGradient?: boolean } = {},
  ): Tensor {
    const tensor = this.output(shape, options.requiresGradient ?? false)
    if (data.length !== tensor.size) throw new RangeError(`${data.length} numbers for ${shape.join('×')}`)
    tensor.data.set(data)
    return tensor
  }

  /** Room for a result; `from` says whether a gradient can flow: a flag, or the inputs it would flow to. */
  output(shape: readonly number[], from: boolean | readonly Tensor[]): Tensor {
    const flows = typeof from === 'boolean' ? from : from.some((tensor) => tensor.requiresGradient)
    const address = this.runtime.arena.take(sizeOf(shape))
    return new Tensor(this.runtime.arena, address, shape, { requiresGradient: this.#gradients && flows })
  }

  /** The same numbers under another shape. */
  view(tensor: Tensor, shape: readonly number[]): Tensor {
    const { address, requiresGradient } = tensor
    return new Tensor(this.runtime.arena, address, shape, {
      requiresGradient: this.#gradients && requiresGradient,
    })
  }

  record(step: Step): void {
    this.#steps.push(step)
  }

  /** Lets `write` fill a gradient of `tensor` at the address it is given, and adds it to what is there already. */
  contribute(tensor: Tensor, write: (address: number) => void): void {
    if (!tensor.requiresGradient) return
    const { arena, kernels } = this.runtime
    if (tensor.gradient === 0) {
      tensor.gradient = this.room(tensor.size)
      write(tensor.gradient)
      return
    }
    const mark = arena.mark()
    const more = arena.take(tensor.size)
    write(more)
    kernels.addScaled(tensor.gradient, more, 1, tensor.gradient, tensor.size)
    arena.release(mark)
  }

  /** Room for a gradient of `size` floats; what is in it is undefined. */
  room(size: number): number {
    return this.#spare.get(size)?.pop() ?? this.runtime.arena.take(size)
  }

  /** A gradient that is there already: hands it on without a copy where `tensor` has none yet. */
  passOn(tensor: Tensor, gradient: number): void {
    if (!tensor.requiresGradient) return
    if (tensor.gradient === 0) {
      tensor.gradient = gradient
      this.#handedOn.add(gradient)
    } else this.runtime.kernels.addScaled(tensor.gradient, gradient, 1, tensor.gradient, tensor.size)
  }

  /**
   * Gradients of `output` in everything it was computed from; of Σ output ⊙ `weights` where it is not one number. Parameters and
   * constants keep theirs, and add up over calls; those in between are used up.
   */
  backward(output: Tensor, weights: ArrayLike<number> = [1]): void {
    expectShape('backward: weights', [weights.length], [output.size])
    if (!output.requiresGradient) throw new Error('backward: nothing that led here has a gradient')
    const { arena } = this.runtime
    output.gradient = arena.take(output.size)
    arena.f32.set(weights, output.gradient >> 2)
    for (const step of this.#steps.toReversed()) {
      if (step.outputs.every(({ gradient }) => gradient === 0)) continue
      step.backward()
      for (const output of step.outputs) this.#use(output)
      this.#handedOn.clear()
    }
    this.#spare.clear()
  }

  #use(output: Tensor): void {
    const { gradient, size } = output
    output.gradient = 0
    if (gradient === 0 || this.#handedOn.has(gradient)) return
    const spare = this.#spare.get(size)
    if (spare) spare.push(gradient)
    else this.#spare.set(size, [gradient])
  }

  /** Forgets the step; every tensor made on this tape is gone. */
  reset(): void {
    this.#steps.length = 0
    this.runtime.arena.release()
  }
}
