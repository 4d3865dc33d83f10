/**
 * In which order a column's dates stand. Each order that any cell refutes is out; what is left is decided by evidence from
 * the same file (an order the header spells out, a stated period, dates that run in one direction) or asked.
 */
import { dayKey, keyOf, readDateParts, yearLeads, type DateParts } from './printed.ts'
import { dateOrders, type DateOrder } from '../types.ts'

/** Counters over one column; a million dates need no memory. */
export interface DateTally {
  /** Cells whose order is open: everything but a year of four digits in front, or a month in words beside one. */
  open: number
  /** Cells with a year of four digits in front: `2024-02-05`. */
  yearLed: number
  /** Open cells with a month in words: `24-Jan-15`. */
  named: number
  dotted: number
  /** How many cells each order refutes. */
  refuted: Record<DateOrder, number>
  /** Steps against the direction of time, both ways, under each order. */
  runs: Record<DateOrder, Run>
  samples: string[]
}

interface Run {
  last: number
  rises: number
  falls: number
  min: number
  max: number
}

const samplesMax = 5

function newRun(): Run {
  return { last: 0, rises: 0, falls: 0, min: 0, max: 0 }
}

export function newDateTally(): DateTally {
  return {
    open: 0,
    yearLed: 0,
    named: 0,
    dotted: 0,
    refuted: { dmy: 0, mdy: 0, ymd: 0, ydm: 0 },
    runs: { dmy: newRun(), mdy: newRun(), ymd: newRun(), ydm: newRun() },
    samples: [],
  }
}

export function tallyDate(tally: DateTally, cell: string): void {
  if (cell !== '') tallyParts(tally, readDateParts(cell), cell)
}

export function tallyParts(tally: DateTally, parts: DateParts | null, cell: string): void {
  if (parts === null || parts.kind === 'impossible') return
  for (const order of dateOrders) {
    const key = dayKey(parts, order)
    if (key === null) tally.refuted[order] += 1
    else step(tally.runs[order], key)
  }
  if (parts.kind === 'day' || (parts.kind === 'yearless' && parts.month !== null)) return
  if (parts.kind === 'numbers' && yearLeads(parts)) tally.yearLed += 1
  else tally.open += 1
  if (parts.kind === 'numbers' && parts.named) tally.named += 1
  if (parts.separator === '.') tally.dotted += 1
  if (tally.samples.length < samplesMax && !tally.samples.includes(cell)) tally.samples.push(cell)
}

function step(run: Run, key: number): void {
  if (run.last === 0) {
    run.min = run.max = key
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
}

export type DateDecision = { order: DateOrder } | { ask: DateOrder[]; samples: string[] }

/** Dates out of the calendar below this share are slips of single rows, not proof against the order. */
const slipMax = 0.02

/** Fewer steps than this prove no direction. */
const stepsMin = 3

/** One order for the column, or the orders it could have; a column without an open date is `ymd`. */
export function orderOf(tally: DateTally, evidence: DateEvidence = {}): DateDecision {
  const left = thinkable(tally)
  const [only] = left
  const { stated, proven, period, remembered, local } = evidence
  if (stated && left.includes(stated)) return { order: stated }
  const refuted = left.every((order) => tally.refuted[order] > slips(tally))
  if (only === undefined || (refuted && left.length > 1)) return { ask: left, samples: tally.samples }
  if (left.length === 1) return { order: only }
  if (proven && left.includes(proven)) return { order: proven }
  if (period) {
    const inside = left.filter((order) => within(tally.runs[order], period))
    if (inside.length === 1 && inside[0]) return { order: inside[0] }
  }
  const steady = left.filter((order) => direction(tally.runs[order]))
  const shaky = left.filter((order) => strays(tally.runs[order]))
  if (steady.length === 1 && shaky.length === left.length - 1 && steady[0]) return { order: steady[0] }
  if (tally.open === 0) return { order: only }
  if (remembered && left.includes(remembered)) return { order: remembered }
  const spoken = local && left.includes(local) && !isDoubtful(tally, local, left)
  return spoken ? { order: local } : { ask: left, samples: tally.samples }
}

function slips(tally: DateTally): number {
  const cells = tally.open + tally.yearLed
  return cells >= 50 ? cells * slipMax : 0
}

/**
 * Orders no more than a slip of cells refutes. `ydm` is so rare that it needs a proof: cells no other order can read, or,
 * where a year of four digits leads, days that run in one direction while months leap back and forth.
 */
function thinkable(tally: DateTally): DateOrder[] {
  const { open, yearLed, named, refuted, runs } = tally
  if (open + yearLed === 0) return ['ymd']
  const usual: DateOrder[] = open === 0 ? ['ymd'] : named === open ? ['dmy', 'ymd'] : ['dmy', 'mdy', 'ymd']
  const rare =
    open === 0
      ? (refuted.ymd > slips(tally) && refuted.ydm <= refuted.ymd) ||
        (direction(runs.ydm) && strays(runs.ymd))
      : usual.every((order) => refuted[order] > Math.max(refuted.ydm, slips(tally)))
  const orders: DateOrder[] = rare ? [...usual, 'ydm'] : usual
  const least = Math.min(...orders.map((order) => refuted[order]))
  const left = orders.filter((order) => refuted[order] <= Math.max(least, slips(tally)))
  return open === 0 ? left : nearerYears(tally, left)
}

/**
 * `24/01/15` may put the year first or last. The reading that keeps the column within a period a statement can have wins
 * over one that leaps over years, unless only the leaping one runs in one direction of time.
 */
function nearerYears(tally: DateTally, left: DateOrder[]): DateOrder[] {
  const yearLast = left.filter((order) => order === 'dmy' || order === 'mdy')
  if (!left.includes('ymd') || yearLast.length === 0) return left
  const { ymd } = tally.runs
  const first = span(ymd)
  const last = Math.min(...yearLast.map((order) => span(tally.runs[order])))
  const lastRuns = yearLast.some((order) => direction(tally.runs[order]))
  const many = ymd.rises + ymd.falls >= stepsMin
  if (last * leapFactor < first && (many || first > spanMax))
    return direction(ymd) && !lastRuns ? left : yearLast
  return first * leapFactor < last && many && (direction(ymd) || !lastRuns) ? ['ymd'] : left
}

const leapFactor = 3

/** Two or three rows do not leap over more than three years; as `keyOf` counts, years of twelve months of 31 days. */
const spanMax = 3 * 12 * 31

function span(run: Run): number {
  return run.max - run.min
}

/**
 * The column itself speaks against the order: another one runs in one direction, or keeps the dates much closer together.
 * Nobody prints months first with dots, so there a payment on the first of each month is no doubt.
 */
function isDoubtful(tally: DateTally, order: DateOrder, left: readonly DateOrder[]): boolean {
  const own = tally.runs[order]
  return left.some((other) => {
    const run = tally.runs[other]
    if (direction(run) && !direction(own)) return true
    const monthFirst = other === 'mdy' && tally.dotted === tally.open
    return !monthFirst && span(run) * leapFactor < span(own)
  })
}

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
