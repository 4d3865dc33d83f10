/** Which findings are told: the best of each week, as many as the person bears, each thing once. */
import { type AlertKind, alertKinds, type Finding } from './finding.ts'
import { scoreOf } from './score.ts'

export interface Candidate extends Finding {
  score: number
}

/** A finding waits so long for a place. */
const waitDays = 14
/** Findings about a row within so many days are about the same thing. */
const sameThingDays = 7
const daysPerWeek = 7

/** Where several detectors speak of the same row, the one of most authority says what it is. */
export function candidatesOf(findings: readonly Finding[]): Candidate[] {
  const byPrint = new Map<string, Candidate>()
  for (const finding of findings) {
    const one = { ...finding, score: scoreOf(finding) }
    const known = byPrint.get(finding.fingerprint)
    // A burst grows: its day is the one on which it was first seen, its rows are all of them.
    byPrint.set(
      finding.fingerprint,
      known ? { ...one, day: known.day, score: Math.max(one.score, known.score) } : one,
    )
  }
  const ranked = [...byPrint.values()].toSorted(
    (one, other) => authority(one) - authority(other) || one.day - other.day,
  )
  const told = new Map<string, Candidate[]>()
  return ranked.filter((one) => {
    const [row] = one.rows
    const same = row === undefined ? [] : (told.get(row) ?? [])
    if (isOfRow(one) && same.some((other) => Math.abs(other.day - one.day) <= sameThingDays)) return false
    if (one.score >= spokenLeast && isOfRow(one))
      for (const id of one.rows) told.set(id, [...(told.get(id) ?? []), one])
    return true
  })
}

/** Below it another detector may still say what a row is. */
const spokenLeast = 0.3
const authority = ({ kind }: Finding): number => alertKinds.indexOf(kind)
const isOfRow = ({ kind }: Finding): boolean =>
  kind !== 'level_shift' && kind !== 'rhythm_broken' && kind !== 'missing_income'

/** Score from which a finding is worth telling; a charge too many costs money if nobody sees it, so less will do. */
const worthTelling: Partial<Record<AlertKind, number>> = { duplicate_charge: 0.15, price_increase: 0.3 }
const worthTellingElse = 0.5
export const thresholdOf = (kind: AlertKind): number => worthTelling[kind] ?? worthTellingElse

export interface Budget {
  perWeek: number
  /** Score from which a finding is worth telling. */
  threshold(candidate: Candidate): number
  /** Alerts told already, by week. */
  told?: ReadonlyMap<number, number>
  /** The last day that has come: what finds no place until then waits on. */
  until: number
}

export interface Choice {
  /** In the order of telling, each with its day. */
  told: (Candidate & { toldOn: number })[]
  /** For the weeks to come. */
  waiting: Candidate[]
}

/** ISO weeks, counted from 1970. */
export const weekOfDay = (day: number): number => Math.floor((day + 3) / daysPerWeek)

/**
 * Day by day the best of what is there, as far as the week still has room; what finds none waits for the next one. Nothing
 * is taken back, so a week's order is that of its days.
 */
export function chosen(
  candidates: readonly Candidate[],
  { perWeek, threshold, told, until }: Budget,
): Choice {
  const worth = candidates.filter((one) => one.score >= threshold(one))
  const byDay = Map.groupBy(worth, ({ day }) => day)
  const counts = new Map(told)
  const choice: Choice = { told: [], waiting: [] }
  const margin = (one: Candidate): number => one.score - threshold(one)
  for (let day = Math.min(...byDay.keys()); day <= until; day++) {
    const count = () => counts.get(weekOfDay(day)) ?? 0
    const fresh = byDay.get(day) ?? []
    if (fresh.length === 0 && choice.waiting.length === 0) continue
    const here = [...choice.waiting, ...fresh].filter((one) => one.day >= day - waitDays)
    choice.waiting = here.toSorted((one, other) => margin(other) - margin(one))
    while (choice.waiting.length > 0 && count() < perWeek) {
      const [best, ...rest] = choice.waiting as [Candidate, ...Candidate[]]
      choice.told.push({ ...best, toldOn: day })
      counts.set(weekOfDay(day), count() + 1)
      choice.waiting = rest
    }
  }
  return choice
}
