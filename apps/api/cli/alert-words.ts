/** Alerts in words: what happened, what was expected, how unusual it is. */
import type { Alert, AlertKind } from '../domains/anomaly/schemas.ts'

const headlines: Record<AlertKind, (name: string, alert: Alert) => string> = {
  missing_income: (name) => `${name} did not arrive`,
  round_burst: (name) => `Several round sums to ${name}`,
  duplicate_charge: (name) => `${name} charged twice`,
  price_increase: (name) => `${name} costs more`,
  fee: () => 'A fee the bank does not usually charge',
  foreign: (name) => `${name}, abroad and never paid before`,
  newcomer_large: (name) => `Much money to ${name}, paid for the first time`,
  amount_unusual: (name) => `More than usual to ${name}`,
  level_shift: (name) => `${name} costs more week after week`,
  rhythm_broken: (name) => `The weekly rhythm of ${name} is gone`,
  row_unusual: (name) => `An odd payment to ${name}`,
}

export const headlineOf = (alert: Alert): string =>
  headlines[alert.kind](alert.payee?.name ?? alert.category ?? 'a category', alert)

type Facts = Alert['facts']

const money = (value: Facts['expected']): string =>
  value ? `${value.amount.replace('-', '')} ${value.currency}` : ''

const details: Record<AlertKind, (facts: Facts) => string> = {
  missing_income: ({ amount, on, basis }) =>
    `${money(amount)} was due on ${on}, as in the ${basis} times before.`,
  round_burst: ({ count, amount }) =>
    `${count} payments within days, ${money(amount)} together. Gift cards and codes are bought like that.`,
  duplicate_charge: ({ amount, on }) => `The same ${money(amount)} was paid on ${on} already.`,
  price_increase: ({ amount, expected, basis }) =>
    `${money(amount)}, after ${money(expected)} in ${basis} payments before.`,
  fee: ({ amount }) => `${money(amount)}. Ask the bank what it is for.`,
  foreign: ({ amount, foreignCurrency }) =>
    `${money(amount)}, made in ${foreignCurrency}, with no journey before it.`,
  newcomer_large: ({ amount, high }) =>
    `${money(amount)}, where nineteen in twenty payments are below ${money(high)}.`,
  amount_unusual: ({ amount, expected, low, high }) =>
    `${money(amount)}, where ${money(expected)} is usual and nine in ten are between ${money(low)} and ${money(high)}.`,
  level_shift: ({ amount, expected, count }) =>
    `${money(amount)} a week in the last ${count} weeks, after ${money(expected)} before.`,
  rhythm_broken: ({ count, basis }) =>
    `The last ${count} visits fell on any day of the week, after ${basis} with a day of their own.`,
  row_unusual: ({ reasons }) => `Odd for its ${reasons.join(', ') || 'parts taken together'}.`,
}

export function detailOf({ kind, facts, oneIn, score }: Alert): string[] {
  const odd = oneIn === null ? [] : [`About one row in ${oneIn} is as odd.`]
  return [details[kind](facts), ...odd, `Worth knowing with a probability of ${Math.round(100 * score)} %.`]
}
