import type { Tx } from '../core/db/db.ts'
import { Fault } from '../core/errors.ts'
import {
  type CashOutlook,
  type Forecast,
  type ForecastSummary,
  type Grain,
  grains,
} from '../domains/forecasting/schemas.ts'
import type { Wired } from '../wiring.ts'
import { accountCalled } from './account-called.ts'
import { readArgs } from './args.ts'
import { categoryCalled } from './category-called.ts'
import { type Command, type Io, UsageFault, exits } from './command.ts'
import { drawFan, fanMarks } from './fan.ts'
import { inLocal } from './local.ts'

export const command: Command = {
  name: 'forecast',
  usage: `scale forecast [--account NAME | --category NAME] [--by day|week|month] [--horizon 90d] [--json]
  What is likely to come, and how sure that is: what all accounts in the main currency hold, or one account does, or what
  a category takes. A balance is shown by day, a category by week, unless --by says otherwise. --horizon says how many
  days to look ahead, 7 to 365, from now on too; weeks and months look as far, to the end of the last one.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, {
      account: 'text',
      category: 'text',
      by: 'text',
      horizon: 'text',
      json: 'flag',
    })
    if (rest.length > 0) throw new UsageFault('It takes no names; give one with --account or --category.')
    if (values.account !== undefined && values.category !== undefined)
      throw new UsageFault('Give an account or a category, not both.')
    const grain = values.by === undefined ? undefined : grainOf(values.by)
    const horizonDays = values.horizon === undefined ? undefined : daysOf(values.horizon)
    return inLocal(io, async ({ core, wired, scope }) => {
      const { foresight } = wired.forecasting
      await foresight.lookForRecurring(scope)
      await foresight.refresh(scope, horizonDays)
      const said = await core.db.withWorkspace(scope, (tx) => find(tx, wired, { ...values, grain }), 'read')
      if (values.json) await io.out(JSON.stringify(said))
      else for (const line of linesOf(said, io)) await io.out(line)
      return exits.done
    })
  },
}

const [daysMin, daysMax] = [7, 365]

function daysOf(text: string): number {
  const days = Number(/^(\d{1,3})d?$/.exec(text)?.[1])
  if (days >= daysMin && days <= daysMax) return days
  throw new UsageFault(`--horizon takes ${daysMin}d to ${daysMax}d, not "${text}".`)
}

function grainOf(text: string): Grain {
  const grain = grains.find((one) => one === text)
  if (grain) return grain
  throw new UsageFault(`--by takes ${grains.join(', ')}, not "${text}".`)
}

interface Said {
  forecast: Forecast
  /** Of an account that holds money, or of all of them. */
  cash: CashOutlook | null
}

async function find(
  tx: Tx,
  { accounts, forecasting: { foresight } }: Wired,
  wanted: { account: string | undefined; category: string | undefined; grain: Grain | undefined },
): Promise<Said> {
  const account =
    wanted.account === undefined ? undefined : await accountCalled(tx, accounts.contract, wanted.account)
  const category =
    wanted.category === undefined ? undefined : await categoryCalled(tx, accounts.books, wanted.category)
  const { currency } = await accounts.contract.workspaceDefaults(tx)
  const kind = category === undefined ? 'balance' : 'category'
  const grain = wanted.grain ?? (kind === 'balance' ? 'day' : 'week')
  const { items } = await foresight.forecasts(tx, { kind, account, category, grain })
  const found = items.filter(({ subject }) => account !== undefined || subject.accountId === null)
  const chosen = found.find((one) => one.currency === currency) ?? found[0]
  if (!chosen || chosen.refusal !== null)
    throw new Fault('not_found', { detail: `There is no forecast of this: ${reasonOf(chosen)}.` })
  const cash = await foresight.cash(tx, { account, confidence: 0.95 })
  return {
    forecast: await foresight.forecast(tx, chosen.id),
    cash: (kind === 'balance' && cash.items.find(isOf(chosen))) || null,
  }
}

/** Whether money lasts is told by day, whatever a balance is shown by. */
const isOf =
  ({ subject, currency }: ForecastSummary) =>
  ({ accountId, balance }: CashOutlook): boolean =>
    accountId === subject.accountId && balance.currency === currency

const reasons = {
  no_rows: 'it has no rows',
  one_period: 'there is one period of rows alone',
  only_future_rows: 'every row is dated ahead',
} as const

const reasonOf = (summary: ForecastSummary | undefined): string =>
  summary?.refusal ? reasons[summary.refusal] : 'there are too few rows'

const height = 13
const widthUnknown = 80

function linesOf({ forecast, cash }: Said, { paint, env }: Io): string[] {
  const { subject, currency, points, asOf } = forecast
  const width = process.stdout.columns || Number(env['COLUMNS']) || widthUnknown
  const last = points.at(-1)
  const past = forecast.history.slice(-Math.ceil(points.length * 1.2))
  const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
  const chart = drawFan(columnsOf(past, points), {
    width,
    height,
    label: (value) => compact.format(value),
  })
  const name = subject.name ?? `All accounts in ${currency}`
  const legend = `${fanMarks.actual} what came  ${fanMarks.middle} most likely  ${fanMarks.half} 50 of 100 cases  ${fanMarks.eight} 80 of 100`
  return [
    paint.bold(`${name}, from ${asOf} to ${last?.on ?? asOf}`),
    ...chart,
    paint.dim(legend),
    ...soFarOf(forecast),
    ...(last ? [`${periodOf(forecast, last.on)}: ${endOf(last, currency)}`] : []),
    ...(cash ? cashLines(cash) : []),
    paint.dim(basisOf(forecast)),
  ]
}

/** For the place of a mark only; never for a figure that is read. */
const toPlot = (decimal: string): number => Number(decimal)

function columnsOf(past: Forecast['history'], points: Forecast['points']) {
  const pair = (band: { low: string; high: string } | undefined, middle: string) =>
    [toPlot(band?.low ?? middle), toPlot(band?.high ?? middle)] as const
  return [
    ...past.map(({ amount }) => ({ actual: toPlot(amount), ahead: null })),
    ...points.map(({ middle, bands }) => ({
      actual: null,
      ahead: { middle: toPlot(middle), half: pair(bands[0], middle), eight: pair(bands[1], middle) },
    })),
  ]
}

const periodOf = ({ subject, grain }: Pick<Forecast, 'subject' | 'grain'>, on: string): string =>
  subject.kind === 'balance' || grain === 'day' ? on : `The ${grain} from ${on}`

/** What is not forecast any more of the week or month that runs. */
function soFarOf({ subject, grain, soFar, asOf, currency, points: [first] }: Forecast): string[] {
  if (soFar === null || !first) return []
  if (subject.kind === 'balance') return [`${asOf}: ${soFar} ${currency}`]
  return [
    `${periodOf({ subject, grain }, first.on)} is still running: ${soFar} of a likely ${first.middle} ${currency} is booked, up to ${asOf}`,
  ]
}

const endOf = ({ middle, bands }: Forecast['points'][number], currency: string): string =>
  `${middle} ${currency}, 8 times out of 10 between ${bands[1]?.low} and ${bands[1]?.high}`

function cashLines({ asOf, safeToSpend, runOut, horizonDays }: CashOutlook): string[] {
  const { amount, until, untilWhat, confidence } = safeToSpend
  const chance = Math.round(runOut.probability * 100)
  if (runOut.likelyOn === asOf)
    return ['It is below zero already; what is owed on cards and loans counts too.']
  const income = untilWhat === 'next_income' ? ', before money comes in' : ''
  return [
    `Safe to spend until ${until}${income}: ${amount.amount} ${amount.currency} (${Math.round(confidence * 100)} % sure)`,
    `Chance to run out within ${horizonDays} days: ${chance} %${runOut.likelyOn && chance >= 50 ? `, most likely by ${runOut.likelyOn}` : ''}`,
  ]
}

function basisOf({ basis, members }: Forecast): string {
  const method = basis.method === 'model' ? 'A trained model and simple methods' : 'Simple methods'
  const first = basis.reasons.includes('little_history') ? '; few rows yet, so the bands are wide' : ''
  const names = members.map(({ name }) => name).join(', ')
  return `${method}${names ? ` (${names})` : ''}${first}`
}
