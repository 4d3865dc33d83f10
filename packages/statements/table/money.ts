import type { Columns, MoneyChoice, MoneyContext, MoneyModel } from './plan.ts'
import type { ColumnProfile } from './profile.ts'
import { differ, exclusive, prove } from './proof.ts'
import { columnsFor, couldBeMoney } from './roles.ts'
import { shapedMoney } from './shaped.ts'

export function chooseMoney(context: MoneyContext): MoneyChoice | null {
  const { columns } = context
  const balances = columnsFor(columns, 'balance').filter((column) => !isConstant(columns.profiles[column]))
  const before = columnsFor(columns, 'opening').filter(
    (column) => (columns.profiles[column]?.distinct.size ?? 0) > 1,
  )
  const balance =
    balances.find((column) => (columns.profiles[column]?.filled ?? 0) > 0) ?? before[0] ?? balances[0] ?? null
  const taken = new Set<number>(balance === null ? [] : [balance])
  const named = namedMoney(context, taken)
  if (named) return { ...named, balance, chain: prove(context, named.money, balance) }
  return shapedMoney(context, balance)
}

function isConstant(profile: ColumnProfile | undefined): boolean {
  return (
    profile !== undefined &&
    profile.records > 3 &&
    profile.filled === profile.records &&
    profile.distinct.size === 1 &&
    profile.zeros > 0
  )
}

function namedMoney(
  context: MoneyContext,
  taken: ReadonlySet<number>,
): { money: MoneyModel; named: boolean; rivals: number[]; unordered: boolean } | null {
  const { columns } = context
  const debit = pick(columns, columnsFor(columns, 'debit', taken))
  const credit = pick(
    columns,
    columnsFor(columns, 'credit', taken).filter((column) => column !== debit),
  )
  const single = singleColumn(context, taken)
  const split: SplitMoney | null =
    debit === null && credit === null
      ? null
      : otherSide(context, { kind: 'split', debit: debit ?? -1, credit: credit ?? -1 }, single, taken)
  if (split && single && (split.debit === single.column || split.credit === single.column))
    return { money: split, named: true, rivals: [], unordered: false }
  if (single && (split === null || !splitIsBetter(context, single.column, split))) {
    return {
      money: { kind: 'single', column: single.column },
      named: true,
      rivals: single.rivals,
      unordered: false,
    }
  }
  return split && { money: split, named: true, rivals: [], unordered: false }
}

type SplitMoney = Extract<MoneyModel, { kind: 'split' }>

/** One side is named in words we know: the column that fills the rows it leaves empty, and no others, is the other side. */
function otherSide(
  context: MoneyContext,
  split: SplitMoney,
  single: { column: number } | null,
  taken: ReadonlySet<number>,
): SplitMoney {
  if (split.debit >= 0 && split.credit >= 0) return split
  const { columns, records, dates } = context
  const known = Math.max(split.debit, split.credit)
  const unnamed = columns.profiles.flatMap((profile, column) =>
    couldBeMoney(profile) &&
    columns.headers[column]?.matches.length === 0 &&
    column !== dates.booked &&
    column !== dates.value &&
    !taken.has(column)
      ? [column]
      : [],
  )
  const candidates = single === null ? unnamed : [single.column]
  const other = candidates.find((column) => column !== known && exclusive(records, known, column))
  if (other === undefined) return split
  return { kind: 'split', debit: split.debit < 0 ? other : known, credit: split.credit < 0 ? other : known }
}

function pick(columns: Columns, candidates: number[]): number | null {
  return candidates.find((column) => (columns.profiles[column]?.filled ?? 0) > 0) ?? candidates[0] ?? null
}

/** A table that prints both: the pair is better when each row fills one of the two and the single column has no signs. */
function splitIsBetter(context: MoneyContext, single: number, split: MoneyModel): boolean {
  if (split.kind !== 'split' || split.debit < 0 || split.credit < 0) return false
  const amount = context.columns.profiles[single]
  if (!amount || amount.filled === 0) return true
  return amount.negative === 0 && exclusive(context.records, split.debit, split.credit)
}

/** The amount as the account feels it: settled before net before plain before billed before the merchant's own currency. */
function singleColumn(
  context: MoneyContext,
  taken: ReadonlySet<number>,
): { column: number; rivals: number[] } | null {
  const { columns, records } = context
  const filled = (role: 'settled' | 'net' | 'amount' | 'billing' | 'original'): number[] =>
    columnsFor(columns, role, taken).filter((column) => (columns.profiles[column]?.filled ?? 0) > 0)
  const settled = filled('settled')[0]
  if (settled !== undefined) return { column: settled, rivals: [] }
  const net = filled('net')[0]
  const fee = columnsFor(columns, 'fee', taken)[0]
  if (net !== undefined && fee !== undefined) return { column: net, rivals: [] }
  const amounts = filled('amount')
  const best = amounts[0]
  if (best !== undefined) {
    const rivals = amounts.slice(1).filter((column) => differ(records, best, column))
    if (rivals.length === 0) return { column: best, rivals: [] }
    const priced = [best, ...rivals].filter((column) => columns.headers[column]?.currency != null)
    return priced.length === 1 && priced[0] !== undefined
      ? { column: priced[0], rivals: [] }
      : { column: best, rivals: [best, ...rivals] }
  }
  const billed = filled('billing')[0]
  const original = filled('original')[0]
  if (billed !== undefined) {
    const rivals = original !== undefined && differ(records, billed, original) ? [billed, original] : []
    return { column: billed, rivals }
  }
  const last = net ?? original ?? columnsFor(columns, 'amount', taken)[0]
  return last === undefined ? null : { column: last, rivals: [] }
}
