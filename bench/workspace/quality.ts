/** How near the forecasts of a made household come in the weeks kept back, and whether their bands hold. */
import { train } from '../../apps/api/domains/forecasting/outlook/train.ts'
import type { MadeRow } from './household.ts'
import { ledgerOf, paymentsOf } from './ledger.ts'

export interface Quality {
  readonly seed: number
  /** Pinball loss over the naive rival's, the geometric mean over series. */
  readonly overNaive: number
  readonly kinds: readonly Kind[]
}

interface Kind {
  /** Grain and kind of series. */
  readonly name: string
  readonly steps: number
  readonly series: number
  readonly beatNaive: number
  /** Loss over naive, the geometric mean. */
  readonly ratio: number
  /** Shares met by the 50, 80 and 95 % bands. */
  readonly coverage: readonly number[]
}

/** @param balancesAlone what moves accounts counts, and not what it was for */
export async function qualityOf(
  rows: readonly MadeRow[],
  balancesAlone: boolean,
): Promise<Omit<Quality, 'seed'>> {
  const whole = ledgerOf(rows)
  const sums = whole.sums.map((sum) => ({ ...sum, side: 'transfer' as const }))
  const ledger = balancesAlone ? { ...whole, sums } : whole
  const training = train({ ledger, payments: paymentsOf(rows), country: 'GB', current: null })
  let turn = await training.next()
  while (!turn.done) turn = await training.next()
  if (turn.value === null) throw new Error('there was too little history')
  const { report, accuracy } = turn.value
  const kinds = Map.groupBy(accuracy, ({ grain, kind }) => `${grain} ${kind}`)
  return {
    overNaive: report.overNaive,
    kinds: [...kinds].map(([name, list]): Kind => {
      const logs = list.flatMap(({ figures: { forecast, naive } }) =>
        naive.pinball > 0 ? [Math.log(Math.max(0.05, forecast.pinball / naive.pinball))] : [],
      )
      const steps = list.reduce((sum, { figures }) => sum + figures.steps, 0)
      return {
        name,
        steps,
        series: list.length,
        beatNaive: list.filter(({ figures }) => figures.beatsNaive).length,
        ratio: Math.exp(logs.reduce((sum, log) => sum + log, 0) / Math.max(1, logs.length)),
        coverage: [0, 1, 2].map(
          (band) =>
            list.reduce((sum, { figures }) => sum + figures.steps * (figures.coverage[band]?.met ?? 0), 0) /
            steps,
        ),
      }
    }),
  }
}

/** Shares met over all households, by grain and kind of series. */
export function coverageOver(quality: readonly Quality[]): Pick<Kind, 'name' | 'coverage'>[] {
  const kinds = Map.groupBy(
    quality.flatMap((each) => each.kinds),
    ({ name }) => name,
  )
  return [...kinds].map(([name, list]) => {
    const steps = list.reduce((sum, kind) => sum + kind.steps, 0)
    const met = (band: number) =>
      list.reduce((sum, kind) => sum + kind.steps * (kind.coverage[band] ?? 0), 0) / steps
    return { name, coverage: [0, 1, 2].map(met) }
  })
}
