/**
 * A made household of three accounts and forty categories: wages, rent, subscriptions and bills that come back, groceries
 * with a week's rhythm, heating with a year's, and purchases that mostly do not happen. The same seed, the same rows.
 */
import { createRng, type Rng } from '../../packages/numerics/index.ts'

export interface MadeRow {
  readonly account: (typeof accountNames)[number]
  /** YYYY-MM-DD */
  readonly date: string
  readonly minor: number
  readonly description: string
  readonly category: string
  readonly transfer: boolean
}

export const accountNames = ['current', 'card', 'saver'] as const

const millisecondsPerDay = 86_400_000

interface Day {
  readonly date: Date
  /** 0 is a Monday. */
  readonly weekday: number
  readonly dayOfMonth: number
  /** 1 in the depth of winter, −1 in summer. */
  readonly cold: number
}

/** Rows from `from` on, oldest first. */
export function madeHousehold(seed: number, { from, days }: { from: string; days: number }): MadeRow[] {
  const rng = createRng(seed)
  const rows: MadeRow[] = []
  const first = Date.parse(`${from}T00:00:00Z`)
  const regular = regularPayments(rng)
  const habits = habitsOf(rng)
  for (let at = 0; at < days; at++) {
    const date = new Date(first + at * millisecondsPerDay)
    const day: Day = {
      date,
      weekday: (date.getUTCDay() + 6) % 7,
      dayOfMonth: date.getUTCDate(),
      cold: Math.cos((2 * Math.PI * (date.getTime() / millisecondsPerDay)) / 365.25),
    }
    const growth = 1 + (0.03 * at) / 365
    const add = (
      row: Omit<MadeRow, 'date' | 'minor' | 'transfer'> & { size: number; transfer?: boolean },
    ) => {
      const { size, transfer = false, ...rest } = row
      rows.push({
        ...rest,
        transfer,
        date: date.toISOString().slice(0, 10),
        minor: Math.round(100 * size * growth),
      })
    }
    for (const payment of regular) {
      if (payment.isDue(day, at)) add({ ...payment, size: payment.size(day) })
    }
    for (const habit of habits) {
      if (rng.uniform() >= habit.rate(day)) continue
      const size = -habit.typical * Math.exp(0.5 * rng.normal() - 0.125)
      add({
        account: rng.uniform() < 0.6 ? 'card' : 'current',
        category: habit.category,
        description: habit.shop(rng),
        size,
      })
    }
    if (day.dayOfMonth === 27) {
      add({
        account: 'current',
        category: 'transfer',
        description: 'TRANSFER TO SAVER',
        size: -250,
        transfer: true,
      })
      add({
        account: 'saver',
        category: 'transfer',
        description: 'TRANSFER FROM CURRENT',
        size: 250,
        transfer: true,
      })
    }
  }
  return rows
}

interface Regular {
  readonly account: MadeRow['account']
  readonly category: string
  readonly description: string
  isDue(day: Day, at: number): boolean
  size(day: Day): number
}

function regularPayments(rng: Rng): Regular[] {
  const monthly = (
    on: number,
    category: string,
    description: string,
    size: (day: Day) => number,
  ): Regular => {
    let paid = ''
    return {
      account: 'current',
      category,
      description,
      size,
      // Banks do not move on weekends, and some are a day late.
      isDue(day) {
        const month = day.date.toISOString().slice(0, 7)
        if (paid === month || day.dayOfMonth < on || day.weekday > 4 || rng.uniform() < 0.1) return false
        paid = month
        return true
      },
    }
  }
  const fixed = (size: number) => () => size
  return [
    monthly(25, 'income.salary', 'ACME LTD SALARY', () => 3200 + 40 * rng.normal()),
    monthly(1, 'home.rent', 'GREENFIELD LETTINGS RENT', fixed(-1150)),
    monthly(3, 'home.electricity', 'NORTHERN POWER', (day) => -(85 + 45 * day.cold + 6 * rng.normal())),
    monthly(5, 'home.internet', 'FIBRENET', fixed(-38)),
    monthly(8, 'phone.mobile', 'TALKMORE MOBILE', fixed(-18)),
    monthly(12, 'leisure.streaming', 'FILMBOX', fixed(-11.99)),
    monthly(14, 'leisure.music', 'TUNEWAVE', fixed(-9.99)),
    monthly(15, 'health.gym', 'IRONHALL GYM', fixed(-32)),
    monthly(20, 'insurance.home', 'SAFEHOUSE INSURANCE', fixed(-24.5)),
    monthly(2, 'home.tax', 'CITY COUNCIL TAX', fixed(-142)),
  ]
}

interface Habit {
  readonly category: string
  readonly typical: number
  rate(day: Day): number
  shop(rng: Rng): string
}

/** Category, times a week, usual size; a weekend says how much more likely it then is. */
const everyday: readonly [category: string, timesAWeek: number, typical: number, weekend: number][] = [
  ['food.groceries', 3.5, 42, 1.8],
  ['food.restaurants', 2, 28, 2.2],
  ['food.coffee', 6, 3.6, 0.6],
  ['food.takeaway', 1.2, 19, 1.9],
  ['food.bakery', 2.5, 5, 1.4],
  ['transport.fuel', 0.9, 52, 1],
  ['transport.public', 5, 3.2, 0.4],
  ['transport.parking', 1.4, 4.5, 1.5],
  ['transport.taxi', 0.5, 14, 1.8],
  ['transport.repairs', 0.04, 220, 0.3],
  ['home.maintenance', 0.12, 85, 1.5],
  ['home.furniture', 0.05, 240, 1.8],
  ['home.cleaning', 0.5, 12, 1],
  ['home.garden', 0.15, 35, 2],
  ['shopping.clothes', 0.5, 48, 2],
  ['shopping.electronics', 0.08, 190, 1.2],
  ['shopping.books', 0.35, 13, 1],
  ['shopping.gifts', 0.25, 32, 1.3],
  ['shopping.online', 1.6, 24, 1],
  ['health.pharmacy', 0.5, 11, 0.9],
  ['health.doctor', 0.08, 60, 0.1],
  ['health.dentist', 0.03, 110, 0.1],
  ['leisure.cinema', 0.3, 21, 2.5],
  ['leisure.games', 0.3, 25, 1.5],
  ['leisure.sport', 0.5, 12, 1.8],
  ['leisure.travel', 0.07, 420, 1],
  ['family.childcare', 0.8, 45, 0.1],
  ['family.toys', 0.2, 22, 1.6],
  ['family.pets', 0.4, 26, 1],
  ['money.fees', 0.1, 4, 0.3],
]

function habitsOf(rng: Rng): Habit[] {
  return everyday.map(([category, timesAWeek, typical, weekend]) => {
    const weekday = timesAWeek / (5 + 2 * weekend)
    const name = category.split('.')[1]?.toUpperCase() ?? ''
    return {
      category,
      typical: typical * (0.8 + 0.4 * rng.uniform()),
      // After pay-day more is bought, towards the end of the month less.
      rate: (day) =>
        weekday * (day.weekday > 4 ? weekend : 1) * (day.dayOfMonth > 24 || day.dayOfMonth < 8 ? 1.15 : 0.9),
      shop: (draws) =>
        `${name} ${['CORNER', 'CENTRAL', 'RIVERSIDE'][draws.below(3)] ?? ''} ${1 + draws.below(4)}`,
    }
  })
}
