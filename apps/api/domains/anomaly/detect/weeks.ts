/**
 * What single rows do not show: a category that costs more week after week (a level that moved), and a weekly rhythm that
 * is gone although as much is spent (a loop that is gone). Both look at weeks that have ended.
 */
import { score, startChangePoint } from '@scale/detectors'
import type { Finding } from './finding.ts'
import { quantile, type Ranked } from './ranked.ts'
import type { Row } from './row.ts'
import { rhythmOf, weekOf } from './rhythm.ts'
import type { Series, Watch, Weeks } from './memory.ts'

const weeksPerYear = 52
const weeksKept = 60
const weeksUsual = 40
const rowsKept = 60
/** Of a series, before anything is said of its level. */
const weeksLeast = 20
const weeksOfLate = 5
/** Of the weeks before, with something in them. */
const activeLeast = 0.6
const ratioLeast = 1.6
/** What came on top, of all that is spent in a week. */
const shareLeast = 0.08
const strengthLeast = 2
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

/**
 * Four of the last five weeks above what is usual, together well above it, worth a word among all that is spent, and not as
 * it was a year ago. Square roots, since the variance of a sum of purchases grows with its mean.
 */
function levelOf(series: Series, week: number, all: readonly Series[]): Finding[] {
  const { sums, currency } = series
  const before = sums.slice(0, -weeksOfLate).slice(-weeksUsual)
  if (sums.length < weeksLeast + weeksOfLate || series.quiet < quietWeeks) return []
  if (before.filter((sum) => sum > 0).length < activeLeast * before.length) return []
  const late = sums.slice(-weeksOfLate)
  const [now, expected] = [mean(late), mean(before)]
  const spent = all.reduce(
    (sum, each) => sum + (each.currency === currency ? mean(each.sums.slice(-weeksUsual)) : 0),
    0,
  )
  const yearAgo = sums.slice(-weeksPerYear - weeksOfLate, -weeksPerYear)
  if (late.filter((sum) => sum > 1.15 * expected).length < weeksOfLate - 1) return []
  if (now < ratioLeast * expected || now - expected < shareLeast * spent) return []
  if (yearAgo.length === weeksOfLate && now < ratioLeast * mean(yearAgo)) return []
  const roots = before.map(Math.sqrt)
  const deviation = Math.sqrt(mean(roots.map((root) => (root - mean(roots)) ** 2)))
  const strength = (mean(late.map(Math.sqrt)) - mean(roots)) / (deviation / Math.sqrt(weeksOfLate) || 1)
  if (strength < strengthLeast) return []
  series.quiet = 0
  return [shifted(series, week, { now, expected, strength: strength + changedOfLate(sums) })]
}

/** Probability that the level of the weeks changed within the last ones (Adams & MacKay 2007). */
function changedOfLate(sums: readonly number[]): number {
  const model = startChangePoint({ runLengthMean: weeksKept, lag: weeksOfLate + 1, warmUp: 12 })
  return score(model, Float64Array.from(sums, Math.sqrt)).scores.at(-1) ?? 0
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function shifted(
  { category, currency, account, rows }: Series,
  week: number,
  { now, expected, strength }: { now: number; expected: number; strength: number },
): Finding {
  const day = week * daysPerWeek - 3
  const late = rows.filter((row) => row.day >= day - weeksOfLate * daysPerWeek)
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
    facts: { size: Math.round(now), expected: Math.round(expected), count: weeksOfLate },
    strength,
  }
}
