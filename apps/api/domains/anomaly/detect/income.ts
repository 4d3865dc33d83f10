/** Money that did not arrive: what comes in by a clock of its own, and was due days ago. */
import { findRecurring, isActive, missedOf, projectRecurring } from '@scale/baselines'
import type { Finding } from './finding.ts'
import { dateOf, dayOf, type Row } from './row.ts'
import { type Income, type Payee, payeeKey, type Watch } from './memory.ts'

const occurrencesLeast = 4
/** What comes more often has no day on which it is due. */
const daysBetweenLeast = 5
/** What came so many days before a due date was for it. */
const earlyDays = 6
/** Later, and it is the next payment rather than this one. */
const lateDaysMax = 18
const projectedDays = 400
const lookAgainDays = 2

export function learnIncome(watch: Watch, row: Row, { visits, name }: Payee): void {
  const key = payeeKey(row)
  const before = watch.incomes.get(key)
  if (before?.told && row.day - before.told.due <= lateDaysMax) watch.settled.push(before.told.fingerprint)
  watch.incomes.delete(key)
  const first = visits[0]?.day ?? row.day
  if (visits.length < occurrencesLeast || (row.day - first) / visits.length < daysBetweenLeast) return
  const rows = visits.map(({ day, size }) => ({
    payee: row.payee,
    date: dateOf(day),
    amountMinor: BigInt(Math.round(size)),
    currency: row.currency,
  }))
  const [recurring] = findRecurring(rows)
  if (!recurring || recurring.occurrences.length < occurrencesLeast || recurring.cadence === 'yearly') return
  const today = dateOf(row.day)
  const next = projectRecurring(recurring, today, dateOf(row.day + projectedDays))[0]
  if (!next) return
  const { payee, category, account } = row
  const seen = recurring.occurrences.slice(-3).map((one) => visits[one.row]?.id ?? '')
  watch.incomes.set(key, {
    payee,
    name,
    category,
    account,
    recurring,
    lookOn: dayOf(next.date) + 1,
    told: null,
    visits: seen,
    last: row.day,
  })
}

/** What was due before `day`, has been waited for, and is missing for the first time. */
export function dueFindings({ incomes, accounts }: Watch, day: number): Finding[] {
  const findings: Finding[] = []
  for (const [key, income] of incomes) {
    const known = Math.min(day, accounts.get(income.account) ?? day)
    if (income.told !== null || known < income.lookOn) continue
    const today = dateOf(Math.min(known, income.lookOn + projectedDays))
    if (!isActive(income.recurring, today)) incomes.delete(key)
    const found = dayMissed(income, today)
    income.lookOn = known + lookAgainDays
    if (found === null) continue
    const fingerprint = `${income.account} ${income.payee} ${income.recurring.currency} missing ${found}`
    income.told = { fingerprint, due: found }
    findings.push(missing(income, fingerprint, { due: found, day }))
  }
  return findings
}

/** One that was due before something came after all is no news; of several in a row the first has been told. */
function dayMissed({ recurring, last }: Income, today: string): number | null {
  if (!isActive(recurring, today)) return null
  const missed = missedOf(recurring, today).map(dayOf)
  const since = missed.filter((due) => due > last + earlyDays)
  return since.length === 1 ? (since[0] as number) : null
}

function missing(
  { payee, name, category, account, recurring, visits }: Income,
  fingerprint: string,
  { due, day }: { due: number; day: number },
): Finding {
  const { clock, occurrences, skipped, currency } = recurring
  const [size, low, high] = [clock.size.middle, clock.size.low, clock.size.high].map(Math.round) as [
    number,
    number,
    number,
  ]
  return {
    kind: 'missing_income',
    fingerprint,
    day,
    payee,
    name,
    category,
    account,
    currency,
    rows: visits.toReversed(),
    facts: { size, low, high, day: due, from: occurrences.length },
    strength:
      Math.log2(occurrences.length) - 2 * (skipped.length / occurrences.length) - clock.jitterDays / 8,
  }
}
