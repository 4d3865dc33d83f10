/** The 60 anomalies: what each is, and the rows or days that show it. */
import { days, firstDay, type MadeRow, type Making, round } from './making.ts'
import { of, plan } from './plan.ts'
import { missing, rhythm, shift, subscriptions } from './plant-series.ts'

/** The first months are for getting to know the household. */
const learning = 150

export function plant(making: Making): void {
  const { planted } = making
  subscriptions(making)
  missing(making)
  rhythm(making)
  shift(making)
  const later = (within = days - learning - 10) => firstDay + learning + making.rng.below(within)
  amounts(making)
  newcomers(making, later)
  fees(making, later)
  foreign(making, later)
  bursts(making, later)
  duplicates(making)
  for (const [kind, count] of Object.entries(plan)) {
    const made = planted.filter((one) => one.kind === kind).length
    if (made !== count) throw new Error(`${made} of ${count} ${kind} were planted`)
  }
}

function amounts({ rng, household, rows, planted }: Making): void {
  const shops = new Set(household.shops.map(([text]) => text))
  const bills = new Set(household.bills.map(([text]) => text))
  const taken = new Set<MadeRow>()
  while (taken.size < plan.amount_unusual) {
    const row = rows[rng.below(rows.length)] as MadeRow
    const isBill = bills.has(row.description)
    if (!(shops.has(row.description) || (isBill && rng.uniform() < 0.5))) continue
    if (row.day < firstDay + learning || taken.has(row)) continue
    const usual = (household.shops.find(([text]) => text === row.description) ??
      household.bills.find(([text]) => text === row.description))?.[isBill ? 1 : 2] as number
    row.minor = -Math.round(usual * household.unit * 100 * (5 + 7 * rng.uniform()))
    taken.add(row)
    planted.push(of('amount_unusual', [row], row.description))
  }
}

function newcomers({ rng, household, planted, add }: Making, later: () => number): void {
  for (let count = 0; count < plan.newcomer_large; count++) {
    const description = household.strangers[count] as string
    const row = add({
      account: rng.uniform() < 0.5 ? 'card' : 'current',
      day: later(),
      size: -round(450 + 1800 * rng.uniform() ** 2),
      description,
      category: null,
    })
    planted.push(of('newcomer_large', [row], description))
  }
}

function fees({ rng, household, planted, add }: Making, later: () => number): void {
  for (const description of household.fees.slice(0, plan.fee)) {
    const row = add({
      account: rng.uniform() < 0.5 ? 'card' : 'current',
      day: later(),
      size: -round(5 + 25 * rng.uniform()),
      description,
      category: rng.uniform() < 0.5 ? 'fees.bank' : null,
    })
    planted.push(of('fee', [row], description))
  }
}

function foreign({ rng, household, planted, add }: Making, later: () => number): void {
  for (let count = 0; count < plan.foreign; count++) {
    const [name, currency] = household.abroad[count] as readonly [string, string]
    const size = round(15 + 130 * rng.uniform())
    const inCurrency = count % 3 === 2
    const row = add({
      account: 'card',
      day: later(),
      size: -size,
      description: inCurrency ? name : `${name} ${currency} ${(size * 7.3).toFixed(2)}`,
      category: null,
      ...(inCurrency && { currency, exact: -Math.round(size * 730) }),
    })
    planted.push(of('foreign', [row], name))
  }
}

function bursts({ rng, household, planted, add }: Making, later: () => number): void {
  for (let count = 0; count < plan.round_burst; count++) {
    const [day, note] = [later(), household.unit > 10 ? 2000 : 50]
    const burst = Array.from({ length: 3 + rng.below(3) }, () =>
      add({
        account: 'card',
        day: day + rng.below(2),
        size: 0,
        exact: -note * (1 + rng.below(4)) * 100,
        description: household.vouchers[count % household.vouchers.length] as string,
        category: null,
      }),
    )
    planted.push(of('round_burst', burst, burst[0]?.description))
  }
}

/** Of shops, bills and subscriptions: where the same price twice is nothing special, twice is no duplicate. */
function duplicates({ rng, household, rows, planted, add }: Making): void {
  const may = new Set(
    [...household.shops, ...household.subscriptions, ...household.bills].map(([text]) => text),
  )
  const odd = new Set(planted.flatMap((one) => one.rows))
  const shifted = planted.filter(({ kind }) => kind === 'level_shift')
  let left: number = plan.duplicate_charge
  while (left > 0) {
    const row = rows[rng.below(rows.length)] as MadeRow
    if (
      !may.has(row.description) ||
      odd.has(row) ||
      row.day < firstDay + learning / 2 ||
      row.day > firstDay + days - 5
    )
      continue
    if (
      shifted.some(({ of: text, from, to }) => text === row.description && row.day >= from && row.day <= to)
    )
      continue
    const copy = add({
      account: row.account,
      day: row.day + rng.below(3),
      size: 0,
      exact: row.minor,
      description: row.description,
      category: row.category,
    })
    odd.add(row)
    planted.push(of('duplicate_charge', [copy, row], row.description))
    left -= 1
  }
}
