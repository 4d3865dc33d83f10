/**
 * A weekly rhythm that is gone although as much is bought: the loop that the visits trace (Perea & Harer) is gone. Weeks
 * without a visit are passed over, since a week that was skipped is no other rhythm; and the days of the week must be
 * spread, since loops also shorten when a visit moves by a day.
 */
import { scoreRhythm } from '@scale/tda'
import type { Finding } from './finding.ts'
import type { Payee, Visit } from './memory.ts'

const daysPerWeek = 7
const windowWeeks = 6
/** Weeks with a visit are sought in so many. */
const reachWeeks = 10
const visitsMost = 14
const historyLeast = 10
/** Of the visits before the window, on the same day of the week. */
const sameDayLeast = 0.6
const referencesKept = 40
const spreadMin = 0.08
/** Mean direction of the days of the week, 1 where all are the same. */
const gatheredMost = 0.62
const quietWeeks = 12

export const weekOf = (day: number): number => Math.floor((day + 3) / daysPerWeek)
const weekday = (day: number): number => (day + 3) % daysPerWeek

/** Looks at the weeks before `week`. */
export function rhythmOf(key: string, payee: Payee, week: number): Finding[] {
  if (isNoWeekly(payee, week)) return []
  const late = payee.visits.filter(({ day }) => weekOf(day) < week && weekOf(day) >= week - reachWeeks)
  const weeks = [...Map.groupBy(late, ({ day }) => weekOf(day)).values()].slice(-windowWeeks)
  const visits = weeks.flat()
  if (weeks.length < windowWeeks || visits.length > visitsMost) return []
  const [first] = visits as [Visit, ...Visit[]]
  const before = payee.visits.filter(({ day }) => day < first.day)
  if (before.length < historyLeast || sameDayShare(before) < sameDayLeast) return []
  const rhythm = payee.rhythm ?? { loops: [], quiet: quietWeeks }
  payee.rhythm = rhythm
  // Windows that overlap this one are no reference.
  const model = modelOf(rhythm.loops.slice(0, -windowWeeks))
  const values = visitsByDay(weeks)
  const { score, persistence } = scoreRhythm(model, values)
  rhythm.loops.push(persistence)
  if (rhythm.loops.length > referencesKept) rhythm.loops.shift()
  rhythm.quiet += 1
  const gathered = gatheredness(visits)
  if (rhythm.quiet < quietWeeks || score < 1 || gathered > gatheredMost) return []
  rhythm.quiet = 0
  return [
    {
      kind: 'rhythm_broken',
      fingerprint: `${key} rhythm ${week}`,
      day: week * daysPerWeek - 3,
      payee: key.slice(5),
      name: payee.name,
      category: null,
      account: first.account,
      currency: key.slice(1, 4),
      rows: visits.map(({ id }) => id).toReversed(),
      facts: {
        size: 0,
        count: visits.length,
        from: before.length,
        shape: { before: earlier(before), now: values },
      },
      strength: 4 * (gatheredness(before) - gathered) + Math.min(score, 4) / 4,
    },
  ]
}

type Weeks = readonly (readonly Visit[])[]

function visitsByDay(weeks: Weeks): number[] {
  const values = new Array<number>(windowWeeks * daysPerWeek).fill(0)
  for (const [at, visits] of weeks.entries())
    for (const { day } of visits) values[at * daysPerWeek + weekday(day)] = 1
  return values
}

function earlier(before: readonly Visit[]): number[] | null {
  const weeks = [...Map.groupBy(before, ({ day }) => weekOf(day)).values()].slice(-windowWeeks)
  return weeks.length < windowWeeks ? null : visitsByDay(weeks)
}

/** Too few visits, too many a week, or none of late. */
function isNoWeekly({ visits }: Payee, week: number): boolean {
  const [first, last] = [visits[0]?.day ?? 0, visits.at(-1)?.day ?? 0]
  if (visits.length < historyLeast + windowWeeks || weekOf(last) < week - windowWeeks) return true
  return (last - first) / visits.length < daysBetweenLeast
}
const daysBetweenLeast = 4

const referencesLeast = 4

function modelOf(loops: readonly number[]) {
  // Of a perfect weekly visit, for as long as too few weeks have been seen.
  const reference = (loops.length < referencesLeast ? [0.79] : [...loops]).toSorted((a, b) => a - b)
  const middle = (rising: readonly number[]) => rising[rising.length >> 1] ?? 0
  const median = middle(reference)
  const deviations = reference.map((loop) => Math.abs(loop - median)).toSorted((a, b) => a - b)
  const spread = Math.max(spreadMin, 1.4826 * middle(deviations))
  return {
    version: 1,
    period: daysPerWeek,
    width: windowWeeks * daysPerWeek,
    reference,
    median,
    spread,
  } as const
}

function sameDayShare(visits: readonly Visit[]): number {
  const counts = new Array<number>(daysPerWeek).fill(0)
  for (const { day } of visits) counts[weekday(day)] = (counts[weekday(day)] ?? 0) + 1
  return Math.max(...counts) / visits.length
}

function gatheredness(visits: readonly Visit[]): number {
  const angles = visits.map(({ day }) => (2 * Math.PI * weekday(day)) / daysPerWeek)
  const sum = (of: (angle: number) => number) => angles.reduce((total, angle) => total + of(angle), 0)
  return Math.hypot(sum(Math.cos), sum(Math.sin)) / visits.length
}
