/** Decimal marks and currency of a table: one decision a column, one currency a file. */
import { isCurrency } from '@scale/money'
import { currencyCode } from '../amounts/currency.ts'
import { markOf, type DecimalMark, type MarkTally } from '../amounts/printed.ts'
import { currenciesOfMark } from '../amounts/symbols.ts'
import type { Mapping, ParseOptions, Question } from '../types.ts'
import type { FactFinding } from './facts.ts'
import type { HeaderCell } from './header.ts'
import { moneyColumns } from './layout.ts'
import { headerLanguages } from './order.ts'
import type { Columns, DecideInput, Layout, MoneyContext } from './plan.ts'
import type { ColumnProfile } from './profile.ts'
import { groupsBy, prove } from './proof.ts'
import { currencyQuestion, decimalMarkQuestion } from './questions.ts'
import { couldBeMoney } from './roles.ts'

/**
 * One currency for the file: the person's answer, the amount's header, the one most of its cells print, the preamble, the
 * account's own. A currency that only a few cells print sets their rows apart; it is the file's where nothing else is known.
 */
export function fileCurrency(
  layout: Layout,
  columns: Columns,
  finding: FactFinding,
  options: ParseOptions,
): string | null {
  const answer = answeredCurrency(options)
  if (answer !== null) return answer
  const money = moneyColumns(layout.money)
  for (const column of [...money, layout.balance]) {
    const header = column === null ? null : columns.headers[column]?.currency
    if (header) {
      layout.currency = money.includes(column ?? -1) ? null : layout.currency
      return header
    }
  }
  const printed = new Set<string>()
  for (const column of [...money, layout.balance])
    for (const code of columns.profiles[column ?? -1]?.currencies.keys() ?? []) printed.add(code)
  const only = printed.size === 1 ? ([...printed][0] ?? null) : null
  return usualCurrency(layout, columns) ?? finding.facts.currency ?? options.currency ?? only
}

function answeredCurrency({ answers }: ParseOptions): string | null {
  const code = currencyCode(answers?.currency)
  return code !== null && isCurrency(code) ? code : null
}

/** The currency most amounts, or else most balances, print. */
function usualCurrency({ money, balance }: Layout, { profiles }: Columns): string | null {
  const usual = (column: number | null): string | null =>
    usualOf([column], profiles, ({ currencies }) => currencies)
  return usualOf(moneyColumns(money), profiles, ({ currencies }) => currencies) ?? usual(balance)
}

/** Which of the counted marks stands on more than half of the amounts of these columns. */
function usualOf(
  at: readonly (number | null)[],
  profiles: readonly ColumnProfile[],
  counted: (profile: ColumnProfile) => ReadonlyMap<string, number>,
): string | null {
  const columns = at.flatMap((column) => profiles[column ?? -1] ?? [])
  const amounts = columns.reduce((sum, { numerals }) => sum + numerals, 0)
  const marks = new Set(columns.flatMap((profile) => [...counted(profile).keys()]))
  const of = (mark: string): number =>
    columns.reduce((sum, profile) => sum + (counted(profile).get(mark) ?? 0), 0)
  return [...marks].find((mark) => of(mark) * 2 > amounts) ?? null
}

interface CurrencyDecision {
  layout: Layout
  columns: Columns
  currency: string | null
  currencyWord: string | null
}

/** Where most amounts, or their currency cells, print a mark that the file's currency does not have, the person says which. */
export function askForCurrency(
  { layout, columns, currency, currencyWord }: CurrencyDecision,
  options: ParseOptions,
): Question | null {
  if (layout.currency !== null) {
    const answered = answeredCurrency(options) !== null
    return currencyWord === null || answered ? null : currencyQuestion(currencyWord, [currencyWord])
  }
  const at = moneyColumns(layout.money)
  const mark = usualOf(at, columns.profiles, ({ openMarks }) => openMarks)
  if (mark === null || currency === null || currenciesOfMark(mark).has(currency)) return null
  const cells = at.flatMap((column) => [...(columns.profiles[column]?.distinct ?? [])])
  return currencyQuestion(
    mark,
    cells.filter((cell) => cell.includes(mark)),
  )
}

/** One mark a column; a column that could be read both ways follows the file's other money, then the arithmetic, then a question. */
export function decideMarks(
  input: DecideInput,
  context: MoneyContext,
  layout: Layout,
  currency: string | null,
  marks: Map<number, DecimalMark>,
  remembered: Mapping | null,
): Question | null {
  const { columns } = context
  const used = [...moneyColumns(layout.money), layout.balance, layout.fee].filter(
    (column): column is number => column !== null && column >= 0,
  )
  const answer = input.options.answers?.decimal_mark
  const tallyFor = (column: number): MarkTally | undefined =>
    input.whole?.marks.get(column) ?? columns.profiles[column]?.marks
  const rowCurrency =
    layout.currency === null
      ? (currency ?? wholeCurrency(columns.headers))
      : onlyCurrency(columns.profiles[layout.currency])
  const open: number[] = []
  let proven: DecimalMark | null = null
  for (const column of used) {
    const tally = tallyFor(column)
    const printed = onlyCurrency(columns.profiles[column])
    const decision = tally ? markOf(tally, printed ?? rowCurrency) : { mark: '.' as const }
    if ('ask' in decision) {
      if (answer === '.' || answer === ',') marks.set(column, answer)
      else open.push(column)
    } else {
      marks.set(column, decision.mark)
      if (tally && tally.point + tally.comma + tally.pointEither + tally.commaEither > 0)
        proven ??= decision.mark
    }
  }
  if (open.length === 0) return null
  const conflicting = open.some(
    (column) => (tallyFor(column)?.point ?? 0) > 0 && (tallyFor(column)?.comma ?? 0) > 0,
  )
  const found = conflicting
    ? null
    : (proven ?? provenMark(context, layout, open, marks) ?? remembered?.decimalMark ?? null)
  for (const column of open) marks.set(column, found ?? '.')
  return found === null
    ? decimalMarkQuestion(open.flatMap((column) => tallyFor(column)?.samples ?? []))
    : null
}

/** Banks that write their headers in Japanese or Korean print yen or won, which have no decimals. */
function wholeCurrency(headers: readonly HeaderCell[]): string | null {
  const languages = headerLanguages(headers)
  return languages.has('ja') ? 'JPY' : languages.has('ko') ? 'KRW' : null
}

function onlyCurrency(profile: ColumnProfile | undefined): string | null {
  return profile?.currencies.size === 1 ? ([...profile.currencies.keys()][0] ?? null) : null
}

/** The mark under which the running balance adds up, when only one does. */
function provenMark(
  context: MoneyContext,
  layout: Layout,
  open: number[],
  marks: ReadonlyMap<number, DecimalMark>,
): DecimalMark | null {
  const works = (['.', ','] as const).filter((mark) => {
    const markFor = (column: number): DecimalMark =>
      open.includes(column) ? mark : (marks.get(column) ?? '.')
    const chain = prove({ ...context, markFor }, layout.money, layout.balance, groupsBy(layout))
    return chain !== null && chain.steps >= 2
  })
  return works.length === 1 ? (works[0] ?? null) : null
}

/** While columns are still being told apart: the mark the column's own cells prove, else the one its neighbours do. */
export function likelyMark(columns: Columns, column: number): DecimalMark {
  const own = columns.profiles[column]
  const proven = own && own.marks.point + own.marks.comma > 0 ? markOf(own.marks) : null
  if (proven && 'mark' in proven) return proven.mark
  let points = 0
  let commas = 0
  for (const profile of columns.profiles) {
    if (!couldBeMoney(profile)) continue
    points += profile.marks.point
    commas += profile.marks.comma
  }
  return commas > points ? ',' : '.'
}
