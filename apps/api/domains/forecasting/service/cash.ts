/** When does the money run out, and what can be spent until more comes? Read from many ways a balance may go. */
import { toDecimal } from '@scale/money'
import { createRng, type Rng } from '@scale/numerics/rng'
import type { z } from 'zod'
import type { Tx } from '../../../core/db/db.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import { dateOf, dayOf } from '../outlook/days.ts'
import { drawnPayment, type Due } from '../outlook/known-ahead.ts'
import type { CashOutlook, CashOutlookList, CashQuery } from '../schemas.ts'
import { type ForecastBody, listForecasts } from '../store/forecasts.ts'
import type { Forecasting } from './deps.ts'
import { subjectNames } from './names.ts'

/** Accounts that hold money: a loan or a card is meant to be below 0. */
const holding: ReadonlySet<string> = new Set(['bank', 'cash'])

export async function cashOutlooks(
  deps: Forecasting,
  tx: Tx,
  { account, confidence }: z.output<typeof CashQuery>,
): Promise<z.infer<typeof CashOutlookList>> {
  const subjectId = account && fromWire('acc', account)
  const rows = await listForecasts(tx, { kind: 'balance', subjectId, grain: 'day' })
  const accounts = (await deps.accounts.listAccounts(tx)).filter(({ type }) => holding.has(type))
  const asked = new Set(accounts.map(({ id }) => id))
  const name = await subjectNames(deps, tx)
  const items = rows
    .filter((row) => row.subjectId === null || asked.has(row.subjectId))
    .flatMap((row): CashOutlook[] => {
      const { currency, asOf, body } = row
      const said = cashOutlookOf(body, { asOf, confidence })
      if (!said) return []
      const money = (minor: number) => ({ amount: toDecimal(BigInt(Math.round(minor)), currency), currency })
      const subject = name(row)
      return [
        {
          forecastId: toWire('fct', row.id),
          accountId: subject.accountId,
          name: subject.name,
          balance: money(said.balance),
          asOf,
          horizonDays: body.days.length,
          runOut: said.runOut,
          safeToSpend: { ...said.safeToSpend, amount: money(said.safeToSpend.minor) },
        },
      ].map(({ safeToSpend: { minor: _, ...safeToSpend }, ...item }) => ({ ...item, safeToSpend }))
    })
  return { items }
}

export interface CashSaid {
  balance: number
  runOut: CashOutlook['runOut']
  safeToSpend: Omit<CashOutlook['safeToSpend'], 'amount'> & { minor: number }
}

const paths = 1_000
const seed = 20260316
/** Of the largest payment that comes in: a smaller one is no income to wait for. */
const incomeShare = 0.3

/**
 * Null for what is no balance.
 * @param shift per day, what else the balance is moved by: a scenario
 */
export function cashOutlookOf(
  body: Pick<ForecastBody, 'spread' | 'drivers'>,
  { asOf, confidence, shift = [] }: { asOf: string; confidence: number; shift?: readonly number[] },
): CashSaid | null {
  const { spread, drivers } = body
  if (!spread) return null
  const today = dayOf(asOf)
  const days = spread.restMiddle.length
  const income = nextIncome(drivers)
  const untilDay = income === null ? today + days : Math.max(today + 1, dayOf(income) - 1)
  const dues = drivers.map((driver): Due => ({
    recurringId: driver.recurringId,
    day: dayOf(driver.on),
    jitterDays: driver.jitterDays,
    minor: driver.minor,
    low: driver.lowMinor,
    high: driver.highMinor,
    certain: driver.recurringId === null,
  }))
  const rng = createRng(seed)
  const fallsOn: number[] = []
  const lows = Array.from({ length: paths }, () => {
    const path = onePath(rng, { spread, dues, today, shift })
    const falls = spread.now < 0 ? 0 : path.findIndex((balance) => balance < 0) + 1
    if (falls > 0 || spread.now < 0) fallsOn.push(falls)
    return path
      .subarray(0, Math.min(days, untilDay - today))
      .reduce((low, each) => Math.min(low, each), spread.now)
  })
  const onDay = (share: number) => {
    const sorted = fallsOn.toSorted((one, other) => one - other)
    const day = sorted[Math.floor(share * (sorted.length - 1))]
    return day === undefined ? null : dateOf(today + day)
  }
  const sorted = Float64Array.from(lows).sort()
  const low = sorted[Math.floor((1 - confidence) * (paths - 1))] ?? 0
  return {
    balance: spread.now,
    runOut: { probability: fallsOn.length / paths, likelyOn: onDay(0.5), earliestOn: onDay(0.05) },
    safeToSpend: {
      minor: Math.max(0, Math.floor(low)),
      confidence,
      until: dateOf(untilDay),
      untilWhat: income === null ? 'horizon' : 'next_income',
    },
  }
}

function nextIncome(drivers: ForecastBody['drivers']): string | null {
  const incoming = drivers.filter(({ minor }) => minor > 0)
  const largest = incoming.reduce((most, { minor }) => Math.max(most, minor), 0)
  return incoming.find(({ minor }) => minor >= incomeShare * largest)?.on ?? null
}

/** One way it may go, day by day: misses that share a part, and each payment on a day and at an amount of its own. */
function onePath(
  rng: Rng,
  {
    spread,
    dues,
    today,
    shift,
  }: {
    spread: NonNullable<ForecastBody['spread']>
    dues: readonly Due[]
    today: number
    shift: readonly number[]
  },
): Float64Array {
  const { restMiddle, daily, shared, stretch } = spread
  const common = Math.sqrt(shared) * rng.normal()
  let missed = 0
  const path = Float64Array.from(restMiddle, (middle, at) => {
    missed += stretch * (daily[at] ?? 0) * (common + Math.sqrt(1 - shared) * rng.normal())
    return middle + missed + (shift[at] ?? 0)
  })
  const draws = { uniform: () => rng.uniform(), normal: () => rng.normal() }
  const sizes = new Map<string | null, number>()
  for (const due of dues) {
    const size = sizes.get(due.recurringId) ?? rng.normal()
    sizes.set(due.recurringId, size)
    const payment = drawnPayment(due, { ...draws, size })
    if (!payment) continue
    for (let at = Math.max(0, payment.day - today - 1); at < path.length; at++) {
      path[at] = (path[at] as number) + payment.minor
    }
  }
  return path
}
