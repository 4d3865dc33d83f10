import { toDecimal } from '@scale/money'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { toWire } from '../../../core/ids.ts'
import type { Period } from '../contract.ts'
import type { IncomeStatement, MonthCategory } from '../schemas.ts'
import { listCategories, type CategoryRow } from '../store/categories.ts'
import { ledgerPeriod, monthByCategory, sumsByCategory, type PeriodRow } from '../store/monthly.ts'
import { getWorkspace } from '../store/workspaces.ts'

/** The first day of the month a day belongs to, where months start on `monthStartsOn`. */
export function monthOf(day: Temporal.PlainDate, monthStartsOn: number): Temporal.PlainDate {
  return day
    .subtract({ days: monthStartsOn - 1 })
    .with({ day: 1 })
    .add({ days: monthStartsOn - 1 })
}

export async function monthStartsOn(tx: Tx): Promise<number> {
  const workspace = await getWorkspace(tx)
  if (!workspace) throw new Fault('not_found')
  return workspace.monthStartsOn
}

/** The asked period; else the month of the newest row, which is what a person who just imported wants to see. */
export async function periodOrLastMonth(
  tx: Tx,
  query: { from?: string | undefined; to?: string | undefined },
): Promise<Period> {
  const last = query.to ?? (await ledgerPeriod(tx))?.to ?? today(tx)
  const from = query.from ?? monthOf(Temporal.PlainDate.from(last), await monthStartsOn(tx)).toString()
  const to = query.to ?? endOfMonth(Temporal.PlainDate.from(last), await monthStartsOn(tx))
  if (from > to) throw new Fault('invalid', { field: 'from', detail: 'The period ends before it starts' })
  return { from, to }
}

const endOfMonth = (day: Temporal.PlainDate, starts: number): string =>
  monthOf(day, starts).add({ months: 1 }).subtract({ days: 1 }).toString()

export const today = (tx: Tx): string => tx.now().toZonedDateTimeISO('UTC').toPlainDate().toString()

export interface Line {
  category: CategoryRow | null
  kind: 'income' | 'expense'
  minor: bigint
  parts: number
}

/**
 * Income and expense lines of one currency. A category counts net on its own side; rows without a category count as
 * income where money came in and as expense where it left. Transfers and excluded rows are neither.
 */
export function incomeLines(
  sums: readonly PeriodRow[],
  categories: ReadonlyMap<string, CategoryRow>,
): Line[] {
  const lines: Line[] = []
  for (const sum of sums) {
    if (sum.side === 'uncategorised') {
      if (sum.inMinor !== 0n)
        lines.push({ category: null, kind: 'income', minor: sum.inMinor, parts: sum.parts })
      if (sum.outMinor !== 0n)
        lines.push({ category: null, kind: 'expense', minor: sum.outMinor, parts: sum.parts })
    }
    const category =
      sum.side === 'category' && sum.categoryId !== null ? categories.get(sum.categoryId) : undefined
    if (!category || category.kind === 'transfer') continue
    lines.push({ category, kind: category.kind, minor: sum.inMinor + sum.outMinor, parts: sum.parts })
  }
  return lines
}

export async function categoriesById(tx: Tx): Promise<Map<string, CategoryRow>> {
  return new Map((await listCategories(tx)).map((category) => [category.id, category]))
}

export const notCategorised = 'Not categorised yet'

function lineToWire({ category, kind, minor, parts }: Line, currency: string) {
  return { ...lineHead(category, kind), amount: toDecimal(minor, currency), count: parts }
}

function lineHead(category: CategoryRow | null, kind: Line['kind']) {
  return {
    categoryId: category ? toWire('cat', category.id) : null,
    parentId: category?.parentId ? toWire('cat', category.parentId) : null,
    slug: category?.slug ?? null,
    name: category?.name ?? notCategorised,
    kind,
  }
}

const total = (lines: readonly Line[]): bigint => lines.reduce((sum, line) => sum + line.minor, 0n)
const bySize = (a: Line, b: Line): number =>
  Number(abs(b.minor) - abs(a.minor) > 0n) - Number(abs(a.minor) - abs(b.minor) > 0n)
const abs = (minor: bigint): bigint => (minor < 0n ? -minor : minor)

export async function incomeStatement(tx: Tx, period: Period): Promise<IncomeStatement> {
  const categories = await categoriesById(tx)
  const byCurrency = Map.groupBy(await sumsByCategory(tx, period), (sum) => sum.currency)
  const currencies = [...byCurrency].map(([currency, sums]) => {
    const lines = incomeLines(sums, categories).toSorted(bySize)
    const income = lines.filter((line) => line.kind === 'income')
    const expense = lines.filter((line) => line.kind === 'expense')
    return {
      currency,
      income: income.map((line) => lineToWire(line, currency)),
      expense: expense.map((line) => lineToWire(line, currency)),
      totalIncome: toDecimal(total(income), currency),
      totalExpense: toDecimal(total(expense), currency),
      net: toDecimal(total(lines), currency),
    }
  })
  return { ...period, currencies }
}

/** A wider table is a file, not a page. */
const monthsMax = 120
const monthsShown = 12

export async function monthByCategoryReport(
  tx: Tx,
  query: { from?: string | undefined; to?: string | undefined },
): Promise<MonthCategory> {
  const starts = await monthStartsOn(tx)
  const newest = query.to ?? (await ledgerPeriod(tx))?.to ?? today(tx)
  const last = monthOf(Temporal.PlainDate.from(newest), starts)
  const first = query.from
    ? monthOf(Temporal.PlainDate.from(query.from), starts)
    : last.subtract({ months: monthsShown - 1 })
  const months = monthsBetween(first, last)
  const window = { from: first.toString(), to: last.toString() }
  const categories = await categoriesById(tx)
  const byCurrency = Map.groupBy(await monthByCategory(tx, window), (row) => row.currency)
  const currencies = [...byCurrency].map(([currency, rows]) => {
    const byMonth = Map.groupBy(rows, (row) => row.month)
    const lines = months.map((month) => incomeLines(byMonth.get(month) ?? [], categories))
    return { currency, ...monthTable(lines, currency) }
  })
  return { months, currencies }
}

function monthsBetween(first: Temporal.PlainDate, last: Temporal.PlainDate): string[] {
  const count = first.until(last, { largestUnit: 'month' }).months + 1
  if (count < 1) throw new Fault('invalid', { field: 'from', detail: 'The period ends before it starts' })
  if (count > monthsMax) {
    throw new Fault('invalid', { field: 'from', detail: `This report shows at most ${monthsMax} months` })
  }
  return Array.from({ length: count }, (_, index) => first.add({ months: index }).toString())
}

/** `lines[m]` are the lines of month m; rows come out once for each category, with one amount a month. */
function monthTable(lines: readonly (readonly Line[])[], currency: string) {
  const rows = new Map<string, { head: Line; amounts: bigint[]; count: number }>()
  lines.forEach((monthLines, month) => {
    for (const line of monthLines) {
      const key = line.category?.id ?? line.kind
      const row = rows.get(key) ?? { head: line, amounts: lines.map(() => 0n), count: 0 }
      row.amounts[month] = (row.amounts[month] ?? 0n) + line.minor
      row.count += line.parts
      rows.set(key, row)
    }
  })
  const sumOf = (kind: Line['kind']) =>
    lines.map((month) => total(month.filter((line) => line.kind === kind)))
  const wire = (minors: readonly bigint[]) => minors.map((minor) => toDecimal(minor, currency))
  const income = sumOf('income')
  const expense = sumOf('expense')
  return {
    rows: [...rows.values()].map(({ head, amounts, count }) => ({
      ...lineHead(head.category, head.kind),
      count,
      amounts: wire(amounts),
      total: toDecimal(
        amounts.reduce((sum, minor) => sum + minor, 0n),
        currency,
      ),
    })),
    in: wire(income),
    out: wire(expense),
    net: wire(income.map((minor, month) => minor + (expense[month] ?? 0n))),
  }
}
