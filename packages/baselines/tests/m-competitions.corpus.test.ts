import { existsSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { levels, scoreOf } from '../../../bench/forecast/score.ts'
import { readTasks } from '../../../bench/forecast/tasks.ts'
import { dynamicTheta, type Method, naive, naive2, seasonalNaive, theta } from '../index.ts'

const folder = path.resolve(import.meta.dirname, '../../../../shared/data/timeseries')
const file = (name: string): string => path.join(folder, name)

interface Competition {
  readonly train: string
  readonly test?: string
  readonly format: 'm3' | 'm4'
  readonly horizon: number
  readonly season: number
}

function scored({ train, test: testFile, format, horizon, season }: Competition, method: Method<unknown>) {
  const test = testFile === undefined ? undefined : file(testFile)
  const tasks = readTasks({ train: file(train), test, format, horizon, windowsMax: 1 })
  const forecasts = tasks.map(({ history }) =>
    method.forecast(method.fit(history, { seasonLengths: season }), horizon, levels),
  )
  const points = forecasts.map(({ point }) => point)
  const { smape, mase } = scoreOf(
    tasks,
    { points, quantiles: forecasts.map(({ quantiles }) => quantiles) },
    season,
  )
  return { smape, mase }
}

test('M4 hourly: the published scores of the benchmarks, to every digit', (ctx) => {
  const m4 = {
    train: 'm4_hourly_train.csv',
    test: 'm4_hourly_test.csv',
    format: 'm4',
    horizon: 48,
    season: 24,
  } as const
  if (!existsSync(file(m4.train))) ctx.skip('the shared time series are not here')
  // Makridakis, Spiliotis & Assimakopoulos 2020: sMAPE and MASE of Naive, sNaive, Naive2 and Theta.
  const published: [Method<unknown>, number, number][] = [
    [naive, 43.003, 11.608],
    [seasonalNaive, 13.912, 1.193],
    [naive2, 18.383, 2.395],
    [theta, 18.138, 2.455],
  ]
  for (const [method, smape, mase] of published) {
    const score = scored(m4, method)
    expect(score.smape).toBeCloseTo(smape, 3)
    expect(score.mase).toBeCloseTo(mase, 3)
  }
})

test('M3 monthly: within a hundredth of what the entrants of the time submitted', (ctx) => {
  const m3 = { train: 'm3_monthly.csv', format: 'm3', horizon: 18, season: 12 } as const
  if (!existsSync(file(m3.train))) ctx.skip('the shared time series are not here')
  const naiveScore = scored(m3, naive2)
  expect(naiveScore.smape / 16.891).toBeCloseTo(1, 1.7)
  expect(naiveScore.mase / 1.037).toBeCloseTo(1, 1.7)
  const thetaScore = scored(m3, theta)
  expect(thetaScore.smape / 13.892).toBeCloseTo(1, 1.7)
  expect(thetaScore.mase / 0.858).toBeCloseTo(1, 1.7)
  // Fiorucci et al. 2016: the dynamic optimised model is nearer than the standard one.
  expect(scored(m3, dynamicTheta).mase).toBeLessThan(thetaScore.mase)
})
