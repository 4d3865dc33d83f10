import { about, type Finding } from './finding.ts'
import { rowMark } from './fingerprint.ts'
import type { Row } from './row.ts'
import type { Payee, Visit, Watch } from './memory.ts'

/** Length in days and how far a gap may be off; payments at one price that make it a fixed one. */
const rhythms = [
  { length: 7, off: 2, least: 4 },
  { length: 14, off: 3, least: 3 },
  { length: 30.4, off: 6, least: 2 },
  { length: 91.3, off: 10, least: 2 },
  { length: 365.2, off: 12, least: 1 },
] as const
type Rhythm = (typeof rhythms)[number]

const samePrice = 0.002
/** Higher, and it is another thing that was bought. */
const riseMax = 0.6
const riseMin = 0.005

/**
 * What comes at a fixed price in a fixed rhythm came at a higher one when it was due. At a shop with other purchases,
 * one of them may fall on that day and into that range by chance: how likely that is weighs against it.
 */
export function priceIncrease(_watch: Watch, row: Row, payee: Payee | undefined): Finding | null {
  if (!payee || isBusy(payee) || payee.visits.at(-1)?.size === row.size) return null
  const found = rhythms.flatMap((rhythm) => rise(row, payee.visits, rhythm) ?? [])
  const best = found.toSorted((one, other) => other.strength - one.strength)[0]
  if (!best) return null
  return about(row, {
    kind: 'price_increase',
    fingerprint: `${rowMark(row)} dearer`,
    rows: [row.id, ...best.before.toReversed().map(({ id }) => id)],
    facts: {
      size: row.size,
      expected: best.price,
      from: best.before.length,
      day: best.before.at(-1)?.day ?? row.day,
    },
    strength: best.strength,
  })
}

/** So often, and something of about that price is bought there on any day. */
function isBusy({ visits }: Payee): boolean {
  const days = (visits.at(-1)?.day ?? 0) - (visits[0]?.day ?? 0)
  return visits.length >= busyVisits && days / visits.length < busyDays
}
const busyVisits = 12
const busyDays = 3

interface Rise {
  price: number
  before: Visit[]
  strength: number
}

const isAt =
  (price: number) =>
  ({ size }: Pick<Visit, 'size'>) =>
    Math.abs(size / price - 1) <= samePrice

function rise(row: Row, visits: readonly Visit[], rhythm: Rhythm): Rise | null {
  const last = visits.findLast(({ size, day }) => {
    const ratio = row.size / size - 1
    return ratio > riseMin && ratio <= riseMax && isDue(row.day - day, rhythm)
  })
  if (!last || visits.some((visit) => visit.day > last.day && isAt(row.size)(visit))) return null
  const price = last.size
  const before = withoutDoubles(visits.filter(isAt(price))).slice(-6)
  const gaps = before.slice(1).map(({ day }, at) => day - (before[at] as Visit).day)
  const inTime = gaps.filter((gap) => isDue(gap, rhythm)).length
  if (inTime < rhythm.least - 1 || inTime < gaps.length) return null
  // What was bought there since, for other sums: a rise among such may be a purchase that fell on the day.
  const since = before[0]?.day ?? last.day
  const others = visits.filter(
    ({ day, size }) => day > since && !isAt(price)({ size }) && Math.abs(size / price - 1) <= riseMax,
  )
  const chance = (others.length / Math.max(row.day - since, rhythm.length)) * (2 * rhythm.off + 1)
  const strength = Math.log2(before.length + 1) + (rhythm.least === 1 ? 0 : 1) - 3 * chance
  return { price, before, strength }
}

/** A charge that came twice was one. */
const withoutDoubles = (visits: readonly Visit[]): Visit[] =>
  visits.filter(({ day }, at) => day - (visits[at - 1]?.day ?? -Infinity) > doubleDaysMax)
const doubleDaysMax = 3

/** On time, or one payment left out. */
function isDue(gap: number, { length, off }: Rhythm): boolean {
  return Math.abs(gap - length) <= off || (length > 20 && length < 40 && Math.abs(gap - 2 * length) <= off)
}
