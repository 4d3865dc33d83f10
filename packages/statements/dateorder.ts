/**
 * In which order a column's dates stand. Each order that any cell refutes is out; what is left is decided by evidence from
 * the same file (an order the header spells out, a stated period, dates that run in one direction) or asked.
 */
import { dayKey, keyOf, readDateParts, type DateOrder, type DateParts } from './dates.ts'

/** Counters over one column; a million dates need no memory. */
export interface DateTally {
  numbers: number
  fixed: number
  impossible: number
  yearless: number
  refused: number
  /** How many cells each order refutes. */
  refuted: Record<DateOrder, number>
  /** Steps against the direction of time, both ways, under each order. */
  runs: Record<DateOrder, Run>
  /** Cells that begin with two digits and end with two: their year may stand in front. */
  shortLeads: number
  dotted: number
  samples: string[]
}

interface Run {
  last: number
  rises: number
  falls: number
  first: number
  min: number
  max: number
}

const orders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']
const samplesMax = 5

function newRun(): Run {
  return { last: 0, rises: 0, falls: 0, first: 0, min: 0, max: 0 }
}

export function newDateTally(): DateTally {
  return {
    numbers: 0,
    fixed: 0,
    impossible: 0,
    yearless: 0,
    refused: 0,
    refuted: { dmy: 0, mdy: 0, ymd: 0 },
    runs: { dmy: newRun(), mdy: newRun(), ymd: newRun() },
    shortLeads: 0,
    dotted: 0,
    samples: [],
  }
}

export function tallyDate(tally: DateTally, cell: string): void {
  if (cell !== '') tallyParts(tally, readDateParts(cell), cell)
}

export function tallyParts(tally: DateTally, parts: DateParts | null, cell: string): void {
  if (parts === null) tally.refused += 1
  else if (parts.kind === 'impossible') tally.impossible += 1
  else if (parts.kind === 'yearless') tally.yearless += 1
  else if (parts.kind === 'day') {
    tally.fixed += 1
    const key = dayKey(parts, 'ymd') ?? 0
    for (const order of orders) step(tally.runs[order], key)
  } else {
    tally.numbers += 1
    if (parts.digits[0] === 2 && parts.digits[2] === 2) tally.shortLeads += 1
    if (parts.separator === '.') tally.dotted += 1
    for (const order of orders) {
      const key = dayKey(parts, order)
      if (key === null) tally.refuted[order] += 1
      else step(tally.runs[order], key)
    }
    if (tally.samples.length < samplesMax && !tally.samples.includes(cell)) tally.samples.push(cell)
  }
}

function step(run: Run, key: number): void {
  if (run.last === 0) {
    run.first = run.min = run.max = key
  } else if (key > run.last) run.rises += 1
  else if (key < run.last) run.falls += 1
  run.min = Math.min(run.min, key)
  run.max = Math.max(run.max, key)
  run.last = key
}

export interface DateEvidence {
  /** The order the file itself spells out (`DD/MM/YYYY` in the header) or a person answered. */
  stated?: DateOrder | null
  /** An order other dates of the same file prove (a second date column, the period in the preamble). */
  proven?: DateOrder | null
  /** The period the statement covers, from the preamble or the file's name. */
  period?: { from: Temporal.PlainDate; to: Temporal.PlainDate } | null
  /** What an earlier file of the same kind was decided to mean. */
  remembered?: DateOrder | null
  /** The order of the country or language the file shows itself to come from. */
  local?: DateOrder | null
  /** The file is written in a language whose banks put a two-digit year first (Chinese, Japanese, Korean, Hungarian, Swedish). */
  shortYearFirst?: boolean
}

export type DateDecision = { order: DateOrder } | { ask: DateOrder[]; samples: string[] }

/** Dates out of the calendar below this share are slips of single rows, not proof against the order. */
const slipMax = 0.02

/** Fewer steps than this prove no direction. */
const stepsMin = 3

export function orderOf(tally: DateTally, evidence: DateEvidence = {}): DateDecision {
  if (tally.numbers === 0) return { order: 'ymd' }
  const left = thinkable(tally, evidence)
  const only = left[0]
  if (only === undefined) return { ask: ['dmy', 'mdy'], samples: tally.samples }
  if (left.length === 1) return { order: only }
  const { stated, proven, period, remembered, local } = evidence
  for (const order of [stated, proven]) if (order && left.includes(order)) return { order }
  const yearOpen = left.includes('ymd')
  if (tally.dotted === tally.numbers && left.includes('dmy') && !evidence.shortYearFirst && !yearOpen)
    return { order: 'dmy' }
  if (period) {
    const inside = left.filter((order) => within(tally.runs[order], period))
    if (inside.length === 1 && inside[0]) return { order: inside[0] }
  }
  const steady = left.filter((order) => direction(tally.runs[order]))
  const shaky = left.filter((order) => strays(tally.runs[order]))
  if (steady.length === 1 && shaky.length === left.length - 1 && steady[0]) return { order: steady[0] }
  for (const order of [remembered, yearOpen ? null : local])
    if (order && left.includes(order)) return { order }
  return { ask: left, samples: tally.samples }
}

/** Orders no more than a slip of cells refutes. */
function thinkable(tally: DateTally, evidence: DateEvidence): DateOrder[] {
  const least = Math.min(...orders.map((order) => tally.refuted[order]))
  const slips = tally.numbers >= 50 ? tally.numbers * slipMax : 0
  const left = orders.filter((order) => tally.refuted[order] <= Math.max(least, slips))
  return shortYears(tally, left, evidence)
}

/**
 * `24/01/15` may put the year first or last. The reading that keeps the column within a period a statement can have wins
 * over one that leaps over years; dots, and the country, put it last; else both stay.
 */
function shortYears(tally: DateTally, left: DateOrder[], evidence: DateEvidence): DateOrder[] {
  const yearLast = left.filter((order) => order !== 'ymd')
  if (!left.includes('ymd') || yearLast.length === 0 || evidence.stated === 'ymd') return left
  if (tally.shortLeads < tally.numbers) return yearLast
  const span = (order: DateOrder): number => tally.runs[order].max - tally.runs[order].min
  const last = Math.min(...yearLast.map(span))
  const first = span('ymd')
  if (last * leapFactor < first) return yearLast
  const { rises, falls } = tally.runs.ymd
  if (last > spanMax && first * leapFactor < last) return rises + falls >= stepsMin ? ['ymd'] : left
  const dotted = tally.dotted === tally.numbers && !evidence.shortYearFirst
  if (dotted || evidence.local === 'dmy') return yearLast
  return first * leapFactor < last && rises + falls >= stepsMin ? ['ymd'] : left
}

const leapFactor = 3

/** No statement leaps over more than three years in a handful of rows; as `keyOf` counts, twelve months of 31 days. */
const spanMax = 3 * 12 * 31

function direction(run: Run): boolean {
  return (run.falls === 0 && run.rises >= stepsMin) || (run.rises === 0 && run.falls >= stepsMin)
}

function strays(run: Run): boolean {
  return Math.min(run.rises, run.falls) >= 2
}

function within(run: Run, period: { from: Temporal.PlainDate; to: Temporal.PlainDate }): boolean {
  const { from, to } = period
  return run.min >= keyOf(from.year, from.month, from.day) && run.max <= keyOf(to.year, to.month, to.day)
}

/** One decision for a list of cells. */
export function decideDateOrder(cells: Iterable<string>, evidence: DateEvidence = {}): DateDecision {
  const tally = newDateTally()
  for (const cell of cells) tallyDate(tally, cell.trim())
  return orderOf(tally, evidence)
}
