/**
 * A ledger with known truth, made from a seed: payments that come back with jitter, skips, price changes and varying
 * use, among look-alikes that do not: busy shops, one price at random times, near-monthly habits, a shop with a
 * subscription and other purchases, pairs a year apart.
 */
import { type Cadence, type PaymentRow } from '../../packages/baselines/index.ts'
import { createRng, type Rng } from '../../packages/numerics/index.ts'

export interface Truth {
  readonly payee: string
  readonly cadence: Cadence
  /** Rows of it in the ledger. */
  readonly rows: ReadonlySet<PaymentRow>
}

export interface Ledger {
  readonly rows: readonly PaymentRow[]
  readonly truths: readonly Truth[]
}

const days = 3 * 365
const firstDay = Date.UTC(2023, 0, 1) / 86_400_000
/** How many of each there are. */
const streams: Readonly<Record<Cadence, number>> = {
  weekly: 6,
  fortnightly: 6,
  monthly: 40,
  quarterly: 8,
  yearly: 8,
}

export function madeLedger(seed: number): Ledger {
  const rng = createRng(seed)
  const rows: PaymentRow[] = []
  const add = (payee: string, day: number, amount: number): PaymentRow[] => {
    if (day < 0 || day >= days || amount < 0.5) return []
    const date = new Date((firstDay + day) * 86_400_000).toISOString().slice(0, 10)
    const row = { payee, date, amountMinor: -BigInt(Math.round(amount * 100)), currency: 'EUR' }
    rows.push(row)
    return [row]
  }
  const truths = (Object.keys(streams) as Cadence[]).flatMap((cadence) =>
    Array.from({ length: streams[cadence] }, (_, index): Truth => {
      const payee = `${cadence} ${index}`
      const own = dueDays(rng, cadence).flatMap(({ day, amount }) => add(payee, day, amount))
      if (index % 4 === 3) purchases(rng, 40).forEach(({ day, amount }) => add(payee, day, amount))
      return { payee, cadence, rows: new Set(own) }
    }),
  )
  for (let index = 0; index < 12; index++) {
    purchases(rng, 300).forEach(({ day, amount }) => add(`shop ${index}`, day, amount))
    const price = 2 + 8 * rng.uniform()
    purchases(rng, 20 + rng.below(200)).forEach(({ day }) => add(`kiosk ${index}`, day, price))
    const [gap, size] = [15 + 60 * rng.uniform(), 20 + 100 * rng.uniform()]
    for (let day = 0; day < days; day += gap * (0.4 + 1.2 * rng.uniform())) {
      add(`habit ${index}`, Math.floor(day), size * Math.exp(0.3 * rng.normal()))
    }
    const once = rng.below(days - 380)
    add(`pair ${index}`, once, 50)
    add(`pair ${index}`, once + 330 + rng.below(70), 50 * Math.exp(0.5 * rng.normal()))
    add(`trip ${index}`, once, 400)
  }
  return { rows: rows.toSorted((a, b) => (a.date < b.date ? -1 : 1)), truths }
}

/** Jitter, 6 % skips, prices that rise or amounts that vary with use, some begun late or ended early. */
function dueDays(rng: Rng, cadence: Cadence): { day: number; amount: number }[] {
  const variable = rng.uniform() < 0.3
  let price = 5 + 200 * rng.uniform() ** 2
  const jitter = cadence === 'weekly' ? 0.5 : 1.2
  const long = cadence === 'quarterly' || cadence === 'yearly'
  const from = long ? 0 : rng.below(days / 3)
  const to = long || rng.uniform() < 0.8 ? days : from + (days - from) * (0.5 + 0.5 * rng.uniform())
  const phase = rng.below(28)
  const result = []
  for (let period = 0; ; period++) {
    const due = from + phase + dueAfter(cadence, from, period)
    if (due >= to) return result
    if (period > 0 && cadence !== 'yearly' && rng.uniform() < 0.06) continue
    if (!variable && rng.uniform() < (cadence === 'yearly' ? 0.3 : 0.03)) price *= 1.03 + 0.2 * rng.uniform()
    const amount = variable ? price * Math.exp(0.1 * rng.normal()) : price
    result.push({ day: Math.round(due + jitter * rng.normal()), amount })
  }
}

function dueAfter(cadence: Cadence, from: number, period: number): number {
  if (cadence === 'weekly') return 7 * period
  if (cadence === 'fortnightly') return 14 * period
  const months = { monthly: 1, quarterly: 3, yearly: 12 }[cadence] * period
  const start = new Date((firstDay + from) * 86_400_000)
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()]
  return Math.round((Date.UTC(year, month + months, 1) - Date.UTC(year, month, 1)) / 86_400_000)
}

function purchases(rng: Rng, count: number): { day: number; amount: number }[] {
  return Array.from({ length: count }, () => ({
    day: rng.below(days),
    amount: 40 * Math.exp(0.6 * rng.normal()),
  }))
}
