import type { DecimalMark } from '../amounts.ts'
import { cellNumeral, cellProof, cellText } from './cells.ts'
import { addStep, newChain, readChain, type ChainReading, type Direction } from './chain.ts'
import type { MoneyModel } from './plan.ts'
import { flagged, share, type ColumnProfile } from './profile.ts'
import { flagWay } from './flags.ts'
import { columnsFor, couldBeMoney, type Columns } from './roles.ts'
import type { TableRecord } from './source.ts'
import type { DateColumns } from './layout.ts'

export interface MoneyChoice {
  money: MoneyModel
  balance: number | null
  /** The header named the columns; without it, bare amounts and pairs of columns still need a proof or a question. */
  named: boolean
  /** Two columns could be the amount, and they differ: the person must say. */
  rivals: number[]
  /** Which of two unnamed columns is money in is open. */
  unordered: boolean
  chain: ChainReading | null
}

export interface MoneyContext {
  columns: Columns
  records: readonly TableRecord[]
  dates: DateColumns
  direction: Direction
  markFor: (column: number) => DecimalMark
  /** A column of `D`/`C` flags that signs a bare amount, where there is one. */
  flag?: number
}

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
  const split: MoneyModel | null =
    debit === null && credit === null ? null : { kind: 'split', debit: debit ?? -1, credit: credit ?? -1 }
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

function differ(records: readonly TableRecord[], left: number, right: number): boolean {
  return records.some((record) => {
    const [a, b] = [cellNumeral(record, left), cellNumeral(record, right)]
    return (
      a !== null && b !== null && (a.numeral.digits !== b.numeral.digits || a.numeral.sign !== b.numeral.sign)
    )
  })
}

/** No header helps: try every shape of money column with every balance column, and believe arithmetic before looks. */
function shapedMoney(context: MoneyContext, namedBalance: number | null): MoneyChoice | null {
  const { columns, records, dates } = context
  const headed = (column: number): boolean => headedOtherwise(columns, column)
  const candidates = columns.profiles.flatMap((profile, column) =>
    couldBeMoney(profile) &&
    column !== dates.booked &&
    column !== dates.value &&
    column !== namedBalance &&
    !headed(column)
      ? [column]
      : [],
  )
  const balances = namedBalance !== null ? [namedBalance] : candidates
  const models = modelsOf(records, candidates, columns)
  const flag = columns.profiles.findIndex(
    (profile) => flagged(profile) >= 0.95 && profile.flagsIn + profile.flagsOut > 0,
  )
  const contexts = flag === -1 ? [context] : [{ ...context, flag }, context]
  const proven = balances
    .flatMap((balance) =>
      models
        .filter((model) => !uses(model, balance))
        .flatMap((money) => contexts.map((used) => ({ money, balance, chain: prove(used, money, balance) }))),
    )
    .filter((choice) => choice.chain !== null && choice.chain.steps >= 2)
    .toSorted(
      (a, b) =>
        fitOf(b.chain) - fitOf(a.chain) ||
        Number(b.money.kind === 'split') - Number(a.money.kind === 'split') ||
        Number(a.chain?.inverted) - Number(b.chain?.inverted),
    )[0]
  if (proven)
    return {
      ...proven,
      money: turned(proven.money, proven.chain),
      named: false,
      rivals: [],
      unordered: proven.chain?.before === true && proven.chain.steps < beforeStepsMin,
    }
  return unproven(context, candidates, models, namedBalance)
}

/** Balances before their rows are rare; in a short table the columns may as well be the other way round. */
const beforeStepsMin = 5

function uses(model: MoneyModel, column: number): boolean {
  return model.kind === 'single' ? model.column === column : model.debit === column || model.credit === column
}

/** The header gives the column another meaning, and its cells agree. */
function headedOtherwise(columns: Columns, column: number): boolean {
  const matches = columns.headers[column]?.matches ?? []
  return matches.some((match) => match.role !== 'amount' && columnsFor(columns, match.role).includes(column))
}

function fitOf(chain: ChainReading | null): number {
  return chain ? chain.fits / chain.steps - (chain.before ? 0.2 : 0) : 0
}

/** A pair whose arithmetic only works the other way round is the other way round. */
function turned(money: MoneyModel, chain: ChainReading | null): MoneyModel {
  return money.kind === 'split' && chain?.inverted
    ? { kind: 'split', debit: money.credit, credit: money.debit }
    : money
}

/** A single column must be filled on nearly every row: arithmetic over some rows proves nothing about the rest. */
function modelsOf(records: readonly TableRecord[], candidates: number[], columns: Columns): MoneyModel[] {
  const models: MoneyModel[] = candidates
    .filter((column) => (columns.profiles[column]?.numerals ?? 0) >= 0.95 * records.length)
    .map((column) => ({ kind: 'single', column }))
  for (const left of candidates) {
    for (const right of candidates) {
      if (left < right && exclusive(records, left, right))
        models.push({ kind: 'split', debit: left, credit: right })
    }
  }
  return models
}

/** In fewer rows than this, signs do not tell an amount from a balance. */
const rowsMin = 4

function unproven(
  context: MoneyContext,
  candidates: number[],
  models: MoneyModel[],
  namedBalance: number | null,
): MoneyChoice | null {
  const { columns } = context
  const profile = (column: number): ColumnProfile | undefined => columns.profiles[column]
  const pair = models.find((model) => model.kind === 'split')
  const score = (column: number): number => {
    const cells = profile(column)
    if (!cells) return 0
    const signed = cells.negative > 0 || cells.explicitPlus > 0
    return share(cells.priced, cells) * 2 + (cells.filled / Math.max(1, cells.records)) * 2 + (signed ? 3 : 0)
  }
  const single = candidates.toSorted((a, b) => score(b) - score(a) || a - b)[0]
  if (single === undefined) return null
  const balanceFor = (money: MoneyModel): number | null =>
    namedBalance ??
    candidates.find((column) => !uses(money, column) && looksBalance(columns, column, money)) ??
    null
  if (pair?.kind === 'split' && score(single) < 7) {
    const signs = pairSigns(profile(pair.debit), profile(pair.credit))
    const money: MoneyModel =
      signs === 'turned' ? { kind: 'split', debit: pair.credit, credit: pair.debit } : pair
    return {
      money,
      balance: balanceFor(money),
      named: false,
      rivals: [],
      unordered: signs === null,
      chain: null,
    }
  }
  const money: MoneyModel = { kind: 'single', column: single }
  const rivals = candidates.filter((column) => {
    if (column === single || !differ(context.records, single, column)) return false
    return pair !== undefined || context.records.length < rowsMin || score(column) >= score(single) - 0.5
  })
  return {
    money,
    balance: balanceFor(money),
    named: false,
    rivals: rivals.length > 0 ? [single, ...rivals] : [],
    unordered: false,
    chain: null,
  }
}

/** Printed signs name the columns: one holds negatives only, the other none. */
function pairSigns(
  left: ColumnProfile | undefined,
  right: ColumnProfile | undefined,
): 'as_is' | 'turned' | null {
  if (!left || !right) return null
  const out = (profile: ColumnProfile): boolean =>
    profile.negative > 0 && profile.negative + profile.zeros >= profile.numerals
  if (out(left) && right.negative === 0) return 'as_is'
  return out(right) && left.negative === 0 ? 'turned' : null
}

/** A column of amounts right of the money, filled on every row, with decimals: a balance whose arithmetic has gaps. */
function looksBalance(columns: Columns, column: number, money: MoneyModel): boolean {
  const cells = columns.profiles[column]
  const after = column > Math.max(...(money.kind === 'single' ? [money.column] : [money.debit, money.credit]))
  return cells !== undefined && after && cells.filled === cells.records && share(cells.priced, cells) > 0.9
}

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
