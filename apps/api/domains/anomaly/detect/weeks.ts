/**
 * What single rows do not show: a category that costs more week after week (a level that moved), and a weekly rhythm that
 * is gone although as much is spent (a loop that is gone). Both look at weeks that have ended.
 */
import type { Finding } from './finding.ts'
import { type Level, movedLevel, weeksKept } from './level.ts'
import { quantile, type Ranked } from './ranked.ts'
import type { Row } from './row.ts'
import { rhythmOf, weekOf } from './rhythm.ts'
import type { Series, Watch, Weeks } from './memory.ts'

const rowsKept = 60
/** After that the same thing may be told again. */
const quietWeeks = 16
const evidenceMost = 12
const daysPerWeek = 7

/** @param sizes of the category: one large row does not move its level */
export function learnWeek(
  { series }: Weeks,
  { category, currency, account, size, id, day }: Row,
  sizes?: Ranked,
): void {
  if (category === null) return
  const key = `${currency} ${category}`
  const known = series.get(key) ?? {
    category,
    currency,
    account,
    sums: [],
    sum: 0,
    rows: [],
    quiet: quietWeeks,
  }
  known.sum += Math.min(size, sizes ? Math.exp(quantile(sizes, 0.9)) : size)
  known.rows.push({ id, day })
  if (known.rows.length > rowsKept) known.rows.shift()
  series.set(key, known)
}

/** Ends the weeks before `day`; of a long silence the last year. */
export function closeWeeks(watch: Watch, day: number): Finding[] {
  const ended = Math.min(weeksKept, weekOf(day) - weekOf(watch.through))
  if (!(ended > 0)) return []
  const findings: Finding[] = []
  const all = [...watch.weeks.series.values()]
  for (let week = weekOf(day) - ended + 1; week <= weekOf(day); week++) {
    for (const series of all) endWeek(series)
    for (const series of all) findings.push(...levelOf(series, week, all))
    for (const [key, payee] of watch.payees)
      if (key.startsWith('-')) findings.push(...rhythmOf(key, payee, week))
  }
  return findings
}

function endWeek(series: Series): void {
  series.sums.push(series.sum)
  if (series.sums.length > weeksKept) series.sums.shift()
  series.sum = 0
  series.quiet += 1
}

function levelOf(series: Series, week: number, all: readonly Series[]): Finding[] {
  if (series.quiet < quietWeeks) return []
  const others = all.flatMap((each) =>
    each.currency === series.currency && each !== series ? [each.sums] : [],
  )
  const level = movedLevel(series.sums, others)
  if (!level) return []
  series.quiet = 0
  return [shifted(series, week, level)]
}

function shifted(
  { category, currency, account, rows }: Series,
  week: number,
  { weeks, now, expected, strength }: Level,
): Finding {
  const day = week * daysPerWeek - 3
  const late = rows.filter((row) => row.day >= day - weeks * daysPerWeek)
  return {
    kind: 'level_shift',
    fingerprint: `${currency} ${category} level ${week}`,
    day,
    payee: null,
    name: '',
    category,
    account,
    currency,
    rows: late
      .map(({ id }) => id)
      .toReversed()
      .slice(0, evidenceMost),
    facts: { size: Math.round(now), expected: Math.round(expected), count: weeks },
    strength,
  }
}
