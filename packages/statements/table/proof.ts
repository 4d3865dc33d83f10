import type { DecimalMark } from '../amounts/printed.ts'
import { cellNumeral, cellProof, cellText } from './cells.ts'
import { addStep, newChain, readChain, type ChainReading } from './chain.ts'
import { flagWay } from './flags.ts'
import type { Layout, MoneyContext, MoneyModel } from './plan.ts'
import type { TableRecord } from './source.ts'

/** Runs the balance arithmetic of one model over the sample, all rows as one account. */
export function prove(
  context: MoneyContext,
  money: MoneyModel,
  balance: number | null,
  group?: (record: TableRecord) => string,
): ChainReading | null {
  if (balance === null) return null
  const chain = newChain()
  for (const record of context.records) {
    const amount = flaggedAmount(record, plainAmount(record, money, context.markFor), context.flag)
    const printed = cellProof(record, balance, context.markFor(balance))
    if (amount === null || printed === null) continue
    addStep(chain, amount, printed ?? null, group?.(record) ?? '')
  }
  return readChain(chain, context.direction)
}

function flaggedAmount(record: TableRecord, amount: bigint | null, flag: number | undefined): bigint | null {
  if (amount === null || flag === undefined) return amount
  const way = flagWay(cellText(record, flag))
  const size = amount < 0n ? -amount : amount
  return way === 'in' ? size : way === 'out' ? -size : amount
}

/** The amount of a record before any rule of sign: as printed, or credit minus debit. */
export function plainAmount(
  record: TableRecord,
  money: MoneyModel,
  markFor: (column: number) => DecimalMark,
): bigint | null {
  if (money.kind === 'single') return cellProof(record, money.column, markFor(money.column)) ?? null
  const debit = sideAmount(record, money.debit, markFor)
  const credit = sideAmount(record, money.credit, markFor)
  if (debit === null && credit === null) return null
  return (credit ?? 0n) - (debit ?? 0n)
}

function sideAmount(
  record: TableRecord,
  column: number,
  markFor: (column: number) => DecimalMark,
): bigint | null {
  const amount = column < 0 ? null : (cellProof(record, column, markFor(column)) ?? null)
  return amount !== null && amount < 0n ? -amount : amount
}

/** Each row has an amount in one column and nothing (or zero) in the other. */
export function exclusive(records: readonly TableRecord[], left: number, right: number): boolean {
  let one = 0
  let both = 0
  let none = 0
  for (const record of records) {
    const [a, b] = [isMoving(record, left), isMoving(record, right)]
    if (a && b) both += 1
    else if (a || b) one += 1
    else none += 1
  }
  return one > 0 && both * 50 <= one && none * 4 <= one
}

function isMoving(record: TableRecord, column: number): boolean {
  if (cellText(record, column) === '') return false
  const found = cellNumeral(record, column)
  return found !== null && /[1-9]/.test(found.numeral.digits)
}

export function differ(records: readonly TableRecord[], left: number, right: number): boolean {
  return records.some((record) => {
    const [a, b] = [cellNumeral(record, left), cellNumeral(record, right)]
    return (
      a !== null &&
      b !== null &&
      (bare(a.numeral.digits) !== bare(b.numeral.digits) || a.numeral.sign !== b.numeral.sign)
    )
  })
}

/** `30.00` and `30` are one amount. */
function bare(digits: string): string {
  return digits.replace(/[.,]0{1,2}$/, '')
}

/** Balances run within one account and one currency. */
export function groupsBy(layout: Layout): (record: TableRecord) => string {
  const { account, currency } = layout
  return (record) =>
    `${account === null ? '' : (record.cells[account] ?? '')}|${currency === null ? '' : (record.cells[currency] ?? '')}`
}

/** Is the fee outside the amount? Only the arithmetic may say so. */
export function feeSign(
  context: MoneyContext,
  layout: Layout,
  plain: ChainReading | null,
): { sign: -1 | 0 | 1; chain: ChainReading | null } {
  const { fee, balance, money } = layout
  if (fee === null || balance === null || money.kind !== 'single') return { sign: 0, chain: plain }
  const group = groupsBy(layout)
  let best: { sign: -1 | 0 | 1; chain: ChainReading | null } = { sign: 0, chain: plain }
  for (const sign of [-1, 1] as const) {
    const chain = newChain()
    for (const record of context.records) {
      const amount = plainAmount(record, money, context.markFor)
      const charge = cellProof(record, fee, context.markFor(fee))
      const printed = cellProof(record, balance, context.markFor(balance))
      if (amount === null || charge === null || printed === null) continue
      addStep(chain, amount + BigInt(sign) * (charge ?? 0n), printed ?? null, group(record))
    }
    const reading = readChain(chain, context.direction)
    if (reading && reading.fits / reading.steps > (best.chain ? best.chain.fits / best.chain.steps : 0))
      best = { sign, chain: reading }
  }
  return best
}
