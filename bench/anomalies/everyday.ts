/** What is ordinary: purchases, fares, cash, friends, and what comes seldom. */
import type { Household } from './household.ts'
import { days, firstDay, type Making, monthStart, round, sure } from './making.ts'

export function everyday({ rng, household, add }: Making, copy: number): void {
  const tag =
    copy === 0
      ? ''
      : ` ${String.fromCharCode(65 + (copy % 26))}${String.fromCharCode(65 + Math.floor(copy / 26))}`
  for (const [at, [text, weekly, size, category]] of household.shops.entries()) {
    const account = at % 3 === 2 ? 'current' : 'card'
    const filed = sure(rng, category)
    const own = size * Math.exp(0.1 * rng.normal())
    for (let day = firstDay; day < firstDay + days; day++) {
      const december = new Date(day * 86_400_000).getUTCMonth() === 11 ? 1.3 : 1
      const isWeekly = weekly === 1 && copy === 0
      const chance = isWeekly
        ? (day + 4) % 7 === 6
          ? 0.94
          : 0.01
        : (weekly / 7) * december * ((day + 4) % 7 >= 5 ? 1.5 : 0.8)
      if (rng.uniform() >= chance) continue
      const paid = own * Math.exp(0.38 * rng.normal()) * december
      add({
        account,
        day,
        size: -(rng.uniform() < 0.15 ? Math.max(1, Math.round(paid)) : round(paid)),
        description: text + tag,
        category: filed,
      })
    }
  }
  for (const [text, weekly, prices, category] of household.counters) {
    for (let day = firstDay; day < firstDay + days; day++) {
      if ((day + 4) % 7 === 0 || rng.uniform() >= weekly / 6) continue
      const times = rng.uniform() < 0.3 ? 2 : 1
      const price = prices[rng.below(prices.length)] as number
      for (let time = 0; time < times; time++)
        add({
          account: 'card',
          day,
          size: -(time === 0 || rng.uniform() < 0.6 ? price : (prices[0] as number)),
          description: text + tag,
          category,
        })
    }
  }
}

/** What comes seldom, and is still no reason to worry. */
export function nowAndThen(making: Making): void {
  const { rng, household, add } = making
  for (let day = firstDay; day < firstDay + days; day++) {
    if (rng.uniform() < 1 / 16)
      add({
        account: 'current',
        day,
        size: 0,
        exact: -cashNote(household) * (1 + rng.below(4)) * 100,
        description: household.cash,
        category: 'transfers.cash',
      })
    if (rng.uniform() < 1 / 22) {
      const description = household.friends[rng.below(household.friends.length)] as string
      add({
        account: 'current',
        day,
        size: -(rng.uniform() < 0.5 ? 5 * (1 + rng.below(12)) : round(8 + 40 * rng.uniform())),
        description,
        category: null,
      })
    }
  }
  for (let year = 0; year < 3; year++) {
    trip(making, monthStart(12 * year + 5 + rng.below(3)) + rng.below(20))
    for (let count = 0; count < 4; count++) {
      const at = (year * 4 + count) % household.strangers.length
      const name = `${(household.strangers[at] as string).split(' ').toReversed().join(' ')} ${['NORTH', 'EAST', 'WEST'][year]}`
      add({
        account: 'card',
        day: firstDay + 365 * year + rng.below(365),
        size: -round(20 + 90 * rng.uniform()),
        description: name,
        category: null,
      })
    }
  }
  // New things begin and old ones end, and both are nothing to warn of.
  const start = firstDay + 200 + rng.below(300)
  for (let month = 0; month < 14; month++)
    add({
      account: 'card',
      day: start + Math.round(30.4 * month),
      size: -8.99,
      description: 'AUDIBLE MEMBERSHIP',
      category: 'leisure.subscriptions',
    })
}

const cashNote = ({ unit }: Household): number => (unit > 10 ? 500 : 20)

function trip({ rng, household, add }: Making, start: number): void {
  const [flight, hotel] = household.travel as [string, string]
  add({
    account: 'card',
    day: start - 40 - rng.below(20),
    size: -round(160 + 120 * rng.uniform()),
    description: flight,
    category: 'leisure.travel',
  })
  add({
    account: 'card',
    day: start - 10 - rng.below(20),
    size: -round(250 + 150 * rng.uniform()),
    description: hotel,
    category: 'leisure.travel',
  })
  for (let row = 0; row < 10; row++) {
    const size = 8 + 30 * rng.uniform()
    const place = ['TRATTORIA DUE', 'GELATERIA BLU', 'MUSEO CIVICO', 'BAR CENTRALE', 'MERCATO NUOVO'][
      rng.below(5)
    ] as string
    add({
      account: 'card',
      day: start + rng.below(8),
      size: -round(size),
      description: `${place} ROMA CHF ${(size * 1.1).toFixed(2)}`,
      category: null,
    })
  }
}
