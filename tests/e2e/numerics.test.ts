/** Training gives the same bits in a browser as in Node: the hashes are those that the packages prove in their own tests. */
import { describe, expect, test } from 'vitest'
import { expectedHash } from '../../packages/hypcd/tests/parity/hash.ts'
import { expectedHashes } from '../../packages/numerics/tests/models/hashes.ts'
import { browserPath } from './harness.ts'
import { inChromium } from './sources.ts'

const kernels = ['simd', 'plain']

const trainAll = (kind: string) => `(async () => {
  const { trainFive } = await import('/numerics/tests/models/train.ts')
  const { modelNames } = await import('/numerics/tests/models/zoo.ts')
  const train = async (name) => [name, (await trainFive('${kind}', name)).hash]
  return Object.fromEntries(await Promise.all(modelNames.map(train)))
})()`

const discover = (kind: string) =>
  `import('/hypcd/tests/parity/train.ts').then(({ trainHash }) => trainHash('${kind}'))`

describe.skipIf(browserPath === null)('in Chromium', () => {
  test('parameters after five steps of Adam are bit for bit those of Node', async () => {
    expect(await inChromium(kernels.map(trainAll))).toEqual([expectedHashes, expectedHashes])
  })

  test('categories are discovered bit for bit as in Node', async () => {
    expect(await inChromium(kernels.map(discover))).toEqual([expectedHash, expectedHash])
  })
})
