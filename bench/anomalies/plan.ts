/** How many of each are planted. */
import type { MadeRow, Planted } from './making.ts'

export const plan = {
  duplicate_charge: 8,
  price_increase: 8,
  amount_unusual: 10,
  missing_income: 3,
  newcomer_large: 8,
  fee: 6,
  foreign: 6,
  round_burst: 4,
  rhythm_broken: 4,
  level_shift: 3,
} as const

export const of = (kind: keyof typeof plan, rows: MadeRow[], text = ''): Planted => ({
  kind,
  rows,
  from: Math.min(...rows.map(({ day }) => day)),
  to: Math.max(...rows.map(({ day }) => day)),
  of: text,
})
