/** Training and what it finds are bit for bit the same here, with either kernels, and in a worker; tests/e2e asks a browser. */
import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { expectedHash } from './parity/hash.ts'
import { trainHash } from './parity/train.ts'

test.each(['simd', 'plain'] as const)(
  'with %s kernels',
  async (kernels) => {
    expect(await trainHash(kernels)).toBe(expectedHash)
  },
  120_000,
)

test('in a worker', async () => {
  const worker = new Worker(new URL('parity/worker.ts', import.meta.url))
  try {
    expect(await once(worker, 'message')).toEqual([expectedHash])
  } finally {
    await worker.terminate()
  }
}, 120_000)
