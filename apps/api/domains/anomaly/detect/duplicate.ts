import type { Finding } from './finding.ts'
import { about } from './finding.ts'
import { rowMark } from './fingerprint.ts'
import type { Row } from './row.ts'
import { quantile } from './ranked.ts'
import { type Payee, sizesKey, type Visit, type Watch } from './memory.ts'

const daysApartMax = 3
const observedDaysLeast = 30
/** Share of a payee's visits that are taken to repeat a price, before any did. */
const repeatShare = 0.05
/** Where one price comes by a clock, two within days are so much rarer than by chance. */
const clockFactor = 0.1

/**
 * The same amount to the same payee within days. How surprising that is depends on how often that amount, and two of an
 * amount, come there by themselves: a fare does, a grocery bill to the penny does not.
 */
export function duplicateCharge(watch: Watch, row: Row, payee: Payee | undefined): Finding | null {
  if (row.isCash || !payee) return null
  const { visits } = payee
  const earlier = lately(visits, row)
  const worth = earlier && worthOf(watch, row)
  if (!earlier || worth === null || worth === undefined) return null
  const before = visits.filter((visit) => visit !== earlier)
  const days = Math.max(observedDaysLeast, row.day - (visits[0]?.day ?? row.day))
  const same = before.filter(({ size }) => size === row.size)
  const pairs = before.filter((visit, at) => {
    const next = before[at + 1]
    return next?.size === visit.size && next.day - visit.day <= daysApartMax
  }).length
  const perDay = (same.length + repeatShare * (before.length + 1)) / days
  const chance = perDay * (daysApartMax + 1) * (isClock([...same, earlier]) ? clockFactor : 1)
  return about(row, {
    kind: 'duplicate_charge',
    fingerprint: `${rowMark(row)} again`,
    rows: [row.id, earlier.id],
    facts: { size: row.size, day: earlier.day, from: before.length },
    strength: -Math.log10(chance + pairs / (before.length + 1)) + Math.min(0, worth) - habit(watch),
  })
}

const surprisingLeast = 0.5
const doublesUsual = 5

/** Where equal charges come in pairs week after week, as two rooms or two tickets do in a business, few are mistakes. */
const habit = ({ doubles }: Watch): number => Math.log10(1 + Math.max(0, doubles.length - doublesUsual))

/** Remembers a pair that would have been a surprise, had there not been so many of them. */
export function learnDouble(watch: Watch, { day }: Row, findings: readonly Finding[]): void {
  const found = findings.find(({ kind }) => kind === 'duplicate_charge')
  if (found && found.strength + habit(watch) >= surprisingLeast) watch.doubles.push({ day })
}

/** The last visit within days at the same price; visits stand in the order of days, but for a late one. */
function lately(visits: readonly Visit[], { size, day }: Row): Visit | undefined {
  for (let at = visits.length - 1; at >= 0; at--) {
    const visit = visits[at] as Visit
    if (visit.day < day - 2 * daysApartMax) return undefined
    if (visit.size === size && Math.abs(day - visit.day) <= daysApartMax) return visit
  }
  return undefined
}

/** Gaps between payments at one price that are all about as long; one that came twice before was one. */
function isClock(same: readonly Visit[]): boolean {
  const days = same.map(({ day }) => day)
  const gaps = days
    .slice(1)
    .flatMap((day, at) => (day - (days[at] as number) > daysApartMax ? [day - (days[at] as number)] : []))
  const rising = gaps.toSorted((a, b) => a - b)
  return gaps.length >= 2 && (rising[0] as number) >= 0.7 * (rising[rising.length >> 1] as number)
}

const rowsLeast = 20

/** Powers of ten that the amount is above what is usually paid; null while too little is known. */
function worthOf(watch: Watch, row: Row): number | null {
  const all = watch.sizes.get(sizesKey(row, null))
  return all && all.rising.length >= rowsLeast ? (Math.log(row.size) - quantile(all, 0.5)) / Math.LN10 : null
}
