/**
 * What was filed before, counted: under the text as it stands, the merchant without references, and both together with the amount. A
 * count speaks for itself where a merchant is known; how far it is believed against the network is learned (stack.ts).
 */
import type { Row } from '../encoder/row.ts'
import { foldText, normaliseText } from '../text/normalise.ts'
import type { Examples } from './training.ts'

/** Ways to recognise a row, each with counts of its own; `recent` ones forget by half every `halfLifeDays`. */
export const levels = [
  { of: 'text', recent: false },
  { of: 'merchant', recent: false },
  { of: 'first word', recent: false },
  { of: 'text, amount', recent: false },
  { of: 'text, size', recent: false },
  { of: 'merchant, size', recent: false },
  { of: 'text', recent: true },
  { of: 'merchant', recent: true },
] as const

const halfLifeDays = 45

/** Class and how often, 0 for those not listed. */
export type Counts = ReadonlyMap<number, number>

export interface Memory {
  /** Per level, then by key. */
  readonly counts: readonly ReadonlyMap<string, Counts>[]
}

export function remember({ rows, labels }: Examples): Memory {
  const days = rows.map(({ date }) => (date === undefined ? Number.NaN : Date.parse(date) / 86_400_000))
  const last = days.reduce((latest, day) => (day > latest ? day : latest), -Infinity)
  const counts = levels.map(() => new Map<string, Map<number, number>>())
  const keysOf = keyReader()
  for (const [row, each] of rows.entries()) {
    const day = days[row] ?? Number.NaN
    const age = Number.isNaN(day) ? 0 : last - day
    const label = labels[row] ?? 0
    for (const [level, key] of keysOf(each).entries()) {
      if (key === null) continue
      const weight = levels[level]?.recent ? 0.5 ** (age / halfLifeDays) : 1
      const own = counts[level]?.get(key) ?? new Map<number, number>()
      own.set(label, (own.get(label) ?? 0) + weight)
      counts[level]?.set(key, own)
    }
  }
  return { counts }
}

/** Gives the keys of a row per level, null where it has none; remembers what texts read like. */
export function keyReader(): (row: Row) => (string | null)[] {
  const known = new Map<string, { text: string; merchant: string; first: string }>()
  return ({ text: raw, amount }) => {
    let names = known.get(raw)
    if (!names) {
      const merchant = normaliseText(raw)
      names = { text: foldText(raw), merchant, first: merchant.split(' ', 1)[0] ?? '' }
      if (known.size >= textsMax) known.clear()
      known.set(raw, names)
    }
    const { text, merchant, first } = names
    const hasAmount = amount !== undefined && Number.isFinite(amount)
    const size = hasAmount ? `${Math.sign(amount)}${Math.round(3 * Math.log1p(Math.abs(amount)))}` : ''
    const coarse = hasAmount ? `${Math.sign(amount)}${Math.round(1.5 * Math.log1p(Math.abs(amount)))}` : ''
    return [
      text,
      merchant,
      first,
      hasAmount ? `${text}|${Math.round(amount * 100)}` : null,
      hasAmount ? `${text}|${size}` : null,
      hasAmount ? `${merchant}|${coarse}` : null,
      text,
      merchant,
    ]
  }
}

const textsMax = 50_000
