import { Arena, type GrowingMemory, plainMemory } from './arena.ts'
import { relaxedKernels } from './kernels/gen/relaxed.ts'
import { simdKernels } from './kernels/gen/simd.ts'
import type { Kernels } from './kernels/interface.ts'
import { twinKernels } from './kernels/twin/index.ts'
import { Parameter, sizeOf } from './tensor.ts'

/**
 * `simd`: the default, the same bits on every machine. `relaxed`: fused multiply-add where the machine has it, faster, its last
 * bits differ between machines. `plain`: TypeScript only, slow, the same bits as `simd`.
 */
export type KernelKind = 'simd' | 'relaxed' | 'plain'

export interface Runtime {
  readonly kind: KernelKind
  readonly arena: Arena
  readonly kernels: Kernels
  /** A learned tensor that starts as `data`. `sparse` is for tables of which a step reads few rows. */
  parameter(data: ArrayLike<number>, shape: readonly number[], options?: { sparse?: boolean }): Parameter
}

/** The part of the global that is used; the types of Node and of browsers do not agree on where it is declared. */
declare const WebAssembly: {
  Memory: new (size: { initial: number; maximum: number }) => GrowingMemory
  instantiate(bytes: Uint8Array, imports: object): Promise<{ instance: { exports: unknown } }>
}

const pagesFirst = 256
const pagesMax = 32768

/**
 * Opens a memory and the kernels on it. Without `kernels` it takes `simd`, or `plain` where the machine has no WebAssembly SIMD;
 * a kind asked for by name that cannot run throws.
 */
export async function createRuntime(options: { kernels?: KernelKind } = {}): Promise<Runtime> {
  const wanted = options.kernels
  if (wanted === 'plain') return plainRuntime()
  try {
    return await compiledRuntime(wanted ?? 'simd')
  } catch (error) {
    if (wanted !== undefined) throw error
    return plainRuntime()
  }
}

async function compiledRuntime(kind: 'simd' | 'relaxed'): Promise<Runtime> {
  const text = atob(kind === 'simd' ? simdKernels : relaxedKernels)
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  const memory = new WebAssembly.Memory({ initial: pagesFirst, maximum: pagesMax })
  const { instance } = await WebAssembly.instantiate(bytes, { env: { memory } })
  const arena = new Arena(memory)
  return runtimeOf(kind, arena, compiledKernels(instance.exports))
}

/** The exports are written by the same hand as the interface; a test calls each of them. */
function compiledKernels(exports: unknown): Kernels {
  return exports as Kernels
}

function plainRuntime(): Runtime {
  const arena = new Arena(plainMemory(pagesFirst))
  return runtimeOf('plain', arena, twinKernels(arena))
}

function runtimeOf(kind: KernelKind, arena: Arena, kernels: Kernels): Runtime {
  return {
    kind,
    arena,
    kernels,
    parameter(data, shape, { sparse = false } = {}) {
      const size = sizeOf(shape)
      if (data.length !== size) throw new RangeError(`${data.length} numbers for shape ${shape.join('×')}`)
      const address = arena.keep(size)
      const gradient = arena.keep(size)
      arena.f32.set(data, address >> 2)
      kernels.fill(gradient, 0, size)
      return new Parameter(arena, address, shape, { gradient, sparse })
    },
  }
}
