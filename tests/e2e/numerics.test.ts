/** Training gives the same bits in a browser as in Node: the hashes are those that the packages prove in their own tests. Forecasts are those of Node to the last digits of what its engine makes of exp and sin. */
import { describe, expect, test } from 'vitest'
import * as baselines from '@scale/baselines'
import * as neuralRde from '@scale/neural-rde'
import * as numerics from '@scale/numerics'
import * as tft from '@scale/tft'
import { expectedHash } from '../../packages/hypcd/tests/parity/hash.ts'
import { expectedHashes } from '../../packages/numerics/tests/models/hashes.ts'
import { browserPath } from './product.ts'
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

interface Packages {
  readonly numerics: typeof numerics
  readonly baselines: typeof baselines
  readonly tft: typeof tft
  readonly neuralRde: typeof neuralRde
}

/** What each kind of method says of the same weeks, its model gone through a file. Its text runs in the browser: it names nothing from outside. */
async function forecasts({
  numerics,
  baselines,
  tft,
  neuralRde,
}: Packages): Promise<Record<string, number[]>> {
  const weeks = Array.from({ length: 4 }, (_, account) =>
    Float64Array.from({ length: 84 }, (_, day) => 20 + account + 5 * (day % 7) + ((day * day + account) % 5)),
  )
  const [levels, shape] = [[0.1, 0.5, 0.9], { horizon: 7, seasonLengths: 7, steps: 4, seed: 1 }]
  const { ensemble } = baselines
  const fitted = ensemble.fit(weeks[0] ?? [], shape)
  const runtime = await numerics.createRuntime()
  const ended = <T>(training: Generator<unknown, T>): T => {
    let turn = training.next()
    while (!turn.done) turn = training.next()
    return turn.value
  }
  const entities = weeks.map((target) => ({ target }))
  const histories = weeks.map((values) => ({ times: [...values.keys()], values, end: values.length - 1 }))
  const attentive = tft.fromBytes(tft.toBytes(ended(tft.fit(runtime, entities, { ...shape, hidden: 4 }))))
  const rough = neuralRde.fromBytes(neuralRde.toBytes(ended(neuralRde.fit(runtime, histories, shape))))
  return {
    ensemble: [...ensemble.forecast(fitted, 7, levels).quantiles],
    tft: tft.forecast(runtime, attentive, entities, levels).flatMap(({ quantiles }) => [...quantiles]),
    neuralRde: neuralRde
      .forecast(runtime, rough, histories, levels)
      .flatMap(({ quantiles }) => [...quantiles]),
  }
}

const forecastsThere = `(async () => (${forecasts.toString()})({
  numerics: await import('/numerics/index.ts'),
  baselines: await import('/baselines/index.ts'),
  tft: await import('/tft/index.ts'),
  neuralRde: await import('/neural-rde/index.ts'),
}))()`

describe.skipIf(browserPath === null)('in Chromium', () => {
  test('parameters after five steps of Adam are bit for bit those of Node', async () => {
    expect(await inChromium(kernels.map(trainAll))).toEqual([expectedHashes, expectedHashes])
  })

  test('categories are discovered bit for bit as in Node', async () => {
    expect(await inChromium(kernels.map(discover))).toEqual([expectedHash, expectedHash])
  })

  test('forecasts of the ensemble and of both networks are those of Node', async () => {
    const here = await forecasts({ numerics, baselines, tft, neuralRde })
    expect(Object.values(here).map(({ length }) => length)).toEqual([21, 84, 84])
    const [there] = (await inChromium([forecastsThere])) as [typeof here]
    for (const [name, values] of Object.entries(here)) {
      for (const [i, value] of values.entries()) expect(there[name]?.[i]).toBeCloseTo(value, 9)
    }
  })
})
