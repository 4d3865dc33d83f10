/** What shows in the course of things: prices that rise, wages that never come, a rhythm that is lost, a habit that costs more. */
import { firstDay, type MadeRow, type Making, monthStart, round, workingDay } from './making.ts'
import { of, plan } from './plan.ts'

/** Rent and eight subscriptions: eight rises among them; and what is paid once a year at its price. */
export function subscriptions({ rng, household, planted, add }: Making): void {
  const rises = rng.permutation(household.subscriptions.length)
  let left = plan.price_increase - 2
  for (const [at, [description, first, category]] of household.subscriptions.entries()) {
    let price = round(first * household.unit) / household.unit
    const day = 2 + rng.below(24)
    const starts = at % 4 === 3 ? rng.below(8) : 0
    const ends = at === 5 ? 30 : 36
    const raisedIn = left > 0 && (rises[at] as number) < 7 ? starts + 7 + rng.below(ends - starts - 9) : -1
    if (raisedIn >= 0) left -= 1
    for (let month = starts; month < ends; month++) {
      if (month === raisedIn) price *= 1.05 + 0.2 * rng.uniform()
      const exact = -Math.round(price * household.unit * 100)
      const row = add({
        account: at % 2 === 0 ? 'card' : 'current',
        day: workingDay(monthStart(month) + day + (rng.uniform() < 0.2 ? 1 : 0)),
        size: 0,
        exact,
        description,
        category,
      })
      if (month === raisedIn) planted.push(of('price_increase', [row], description))
    }
  }
  let rent = 900 + 300 * rng.uniform()
  for (let month = 0; month < 36; month++) {
    const rises = month === 13 || month === 27
    if (rises) rent *= 1.03 + 0.04 * rng.uniform()
    const row = add({
      account: 'current',
      day: workingDay(monthStart(month)),
      size: -round(rent),
      description: household.rent,
      category: 'home.rent',
    })
    if (rises) planted.push(of('price_increase', [row], household.rent))
  }
  for (const [description, price, category] of household.yearly) {
    const day = rng.below(360)
    for (let year = 0; year < 3; year++)
      add({ account: 'current', day: firstDay + 365 * year + day, size: -price, description, category })
  }
}

/** Two wages and a benefit that never come. */
export function missing({ rng, household, rows, planted }: Making): void {
  const wanted: [string, number][] = [
    [household.salary, 9 + rng.below(8)],
    [household.salary, 20 + rng.below(12)],
    [household.benefit, 10 + rng.below(24)],
  ]
  for (const [description, month] of wanted) {
    const at = rows.findIndex(
      (row) =>
        row.description === description && row.day >= monthStart(month) && row.day < monthStart(month + 1),
    )
    const day = rows[at]?.day ?? 0
    rows.splice(at, 1)
    planted.push({ kind: 'missing_income', rows: [], from: day, to: day + 12, of: description })
  }
}

/** Eight weeks in which the weekly shopping falls on any day. */
export function rhythm({ rng, household, rows, planted }: Making): void {
  const weekly = household.shops.find(([, times]) => times === 1)?.[0] ?? ''
  for (let time = 0; time < plan.rhythm_broken; time++) {
    const from = firstDay + 210 + time * 215 + rng.below(60)
    for (const row of rows.filter(
      (each) => each.description === weekly && each.day >= from && each.day < from + 56,
    ))
      row.day = from + rng.below(56)
    planted.push({ kind: 'rhythm_broken', rows: [], from, to: from + 70, of: weekly })
  }
}

/** Ten weeks in which eating out is three times as frequent. */
export function shift({ rng, household, rows, planted, add }: Making): void {
  const dearer = 'food.restaurants'
  const [text] = household.shops
    .filter(([, , , category]) => category === dearer)
    .toSorted((a, b) => b[1] - a[1])[0] as readonly [string, number, number, string]
  for (let time = 0; time < plan.level_shift; time++) {
    const from = firstDay + 260 + time * 270 + rng.below(90)
    const usual = rows.filter(
      ({ description, day }) => description === text && day >= from - 140 && day < from,
    )
    for (let copy = 0; copy < usual.length * 1.5; copy++) {
      const { minor, account, category } = usual[rng.below(usual.length)] as MadeRow
      add({
        account,
        day: from + rng.below(70),
        size: 0,
        exact: Math.round(minor * Math.exp(0.1 * rng.normal())),
        description: text,
        category,
      })
    }
    planted.push({ kind: 'level_shift', rows: [], from, to: from + 84, of: text, category: dearer })
  }
}
