import type { Kernels } from '../interface.ts'
import { elementwiseKernels } from './elementwise.ts'
import { gemmKernel } from './gemm.ts'
import { layoutKernels } from './layout.ts'
import { lstmKernels } from './lstm.ts'
import type { Memory } from './memory.ts'
import { optimiserKernels } from './optimisers.ts'
import { productKernels } from './products.ts'
import { layerNormKernels, rowKernels, softmaxKernels } from './rows.ts'

/**
 * The kernels in plain TypeScript: the oracle of the compiled ones, bit for bit, and what runs where WebAssembly is not
 * to be had.
 */
export function twinKernels(memory: Memory): Kernels {
  const gemm = gemmKernel(memory)
  return {
    gemm,
    ...elementwiseKernels(memory),
    ...rowKernels(memory),
    ...softmaxKernels(memory),
    ...layerNormKernels(memory),
    ...productKernels(memory),
    ...layoutKernels(memory),
    ...lstmKernels(memory, gemm),
    ...optimiserKernels(memory),
  }
}
