/**
 * Watches a workspace's rows come by, oldest first, and says which are odd, from nothing but what came before. What it
 * remembers is plain data of bounded size, so a pass over three years and a pass over yesterday's rows are one program.
 */
import { learnDouble } from './duplicate.ts'
import type { Finding } from './finding.ts'
import { dueFindings, learnIncome } from './income.ts'
import {
  lateDaysMax,
  type Features,
  foreignOf,
  habitLeast,
  isFixedPrice,
  isRoundSum,
  paidInRoundSums,
  type Payee,
  payeeKey,
  sizesKey,
  type Watch,
} from './memory.ts'
import { featuresOf, judgeTogether } from './oddity.ts'
import { remember, startRanked } from './ranked.ts'
import type { Row } from './row.ts'
import { judgeRow } from './rules.ts'
import { closeWeeks, learnWeek } from './weeks.ts'

const visitsMax = 40
const sizesMax = 256
const payeesMax = 20_000
const daysOfLate = 60

/** @param given by day, none before the last day that was seen but for late ones; rows seen before are passed over */
export function observe(watch: Watch, given: readonly Row[]): Finding[] {
  const rows = given.filter(({ id }) => !watch.seen.has(id))
  const findings: Finding[] = []
  const features: Features[] = []
  for (const row of rows) {
    findings.push(...passTo(watch, row.day))
    const found = judgeRow(watch, row)
    findings.push(...found)
    learnDouble(watch, row, found)
    features.push(featuresOf(watch, row))
    learn(watch, row)
  }
  for (const { id, day } of rows) if (day >= watch.through - lateDaysMax) watch.seen.set(id, day)
  for (const [id, day] of watch.seen) if (day < watch.through - lateDaysMax) watch.seen.delete(id)
  forgetPayees(watch)
  return judgeTogether(watch, { rows, features, findings })
}

/** Time passes without rows: what was due and did not come, weeks that ended. */
export function passTo(watch: Watch, day: number): Finding[] {
  if (day <= watch.through) return []
  const findings = [...dueFindings(watch, day), ...closeWeeks(watch, day)]
  watch.through = day
  return findings
}

function learn(watch: Watch, row: Row): void {
  const { id, day, size, account } = row
  const key = payeeKey(row)
  const payee = watch.payees.get(key) ?? {
    name: row.name,
    visits: [],
    logs: startRanked(visitsMax),
    count: 0,
  }
  watch.first = Math.min(watch.first, day)
  if (!isFixedPrice(payee, size)) learnSize(watch, row, null)
  if (row.category !== null) learnSize(watch, row, row.category)
  if (payee.visits.length >= visitsMax) payee.visits.shift()
  payee.visits.push({ id, day, size, account })
  payee.count += 1
  remember(payee.logs, Math.log(size))
  if (payee.count === 1) watch.payees.set(key, payee)
  learnPlaces(watch, row)
  if (row.incoming) learnIncome(watch, row, payee)
  else learnWeek(watch.weeks, row, watch.sizes.get(sizesKey(row, row.category)))
}

function learnSize(watch: Watch, row: Row, category: string | null): void {
  const key = sizesKey(row, category)
  const sizes = watch.sizes.get(key) ?? startRanked(sizesMax)
  remember(sizes, Math.log(row.size))
  watch.sizes.set(key, sizes)
}

function learnPlaces(watch: Watch, row: Row): void {
  watch.accounts.set(row.account, Math.max(row.day, watch.accounts.get(row.account) ?? row.day))
  const counts = watch.currencies.get(row.account) ?? new Map<string, number>()
  counts.set(row.currency, (counts.get(row.currency) ?? 0) + 1)
  watch.currencies.set(row.account, counts)
  const currency = foreignOf(watch, row)
  if (currency !== null || row.category === 'leisure.travel') watch.away.push({ day: row.day, currency })
  if (isRoundSum(row) && paidInRoundSums(watch.payees.get(payeeKey(row)), row, row.day) < habitLeast) {
    watch.round.push({ id: row.id, day: row.day, size: row.size, account: row.account, payee: row.payee })
    watch.rounds += 1
  }
  forgetBefore(watch.away, row.day - daysOfLate)
  forgetBefore(watch.round, row.day - daysOfLate)
  forgetBefore(watch.doubles, row.day - daysOfLate)
}

function forgetBefore(list: { day: number }[], day: number): void {
  while (list[0] !== undefined && list[0].day < day) list.shift()
}

/** The payees not seen for longest go first, a quarter at a time. */
function forgetPayees({ payees }: Watch): void {
  if (payees.size <= payeesMax) return
  const last = ([, { visits }]: [string, Payee]): number => visits.at(-1)?.day ?? 0
  const oldest = [...payees]
    .toSorted((one, other) => last(one) - last(other))
    .slice(0, payees.size - 0.75 * payeesMax)
  for (const [key] of oldest) payees.delete(key)
}
