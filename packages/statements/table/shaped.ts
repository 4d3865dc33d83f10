import type { ChainReading } from './chain.ts'
import type { Columns, MoneyChoice, MoneyContext, MoneyModel } from './plan.ts'
import { flagged, share, type ColumnProfile } from './profile.ts'
import { differ, exclusive, prove } from './proof.ts'
import { columnsFor, couldBeMoney } from './roles.ts'
import type { TableRecord } from './source.ts'

/** No header helps: try every shape of money column with every balance column, and believe arithmetic before looks. */
export function shapedMoney(context: MoneyContext, namedBalance: number | null): MoneyChoice | null {
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

/**
 * Pairs of which each row fills one, and single columns filled on nearly every row: arithmetic over some rows proves nothing
 * about the rest. One side of a pair is no single column, even where zeros fill it.
 */
function modelsOf(records: readonly TableRecord[], candidates: number[], columns: Columns): MoneyModel[] {
  const pairs: MoneyModel[] = []
  const sides = new Set<number>()
  for (const left of candidates) {
    for (const right of candidates) {
      if (left >= right || !exclusive(records, left, right)) continue
      pairs.push({ kind: 'split', debit: left, credit: right })
      sides.add(left).add(right)
    }
  }
  const filled = (column: number): boolean =>
    (columns.profiles[column]?.numerals ?? 0) >= 0.95 * records.length && !sides.has(column)
  return [...candidates.filter(filled).map((column): MoneyModel => ({ kind: 'single', column })), ...pairs]
}

/** An unnamed amount stands on nearly every row; one that does not has the rest of the money somewhere else. */
const filledShare = 0.9

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
  const sparse = (profile(single)?.numerals ?? 0) < filledShare * context.records.length
  const rivals = candidates.filter((column) => {
    if (column === single || !differ(context.records, single, column)) return false
    if (profile(column)?.zeros === profile(column)?.numerals) return false
    return pair !== undefined || context.records.length < rowsMin || score(column) >= score(single) - 0.5
  })
  return {
    money,
    balance: balanceFor(money),
    named: false,
    rivals: rivals.length > 0 || sparse ? [single, ...rivals] : [],
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
