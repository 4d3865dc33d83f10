import type { Columns, DateColumns, Layout, MoneyModel } from './plan.ts'
import { flagged, looksDated, share, type ColumnProfile } from './profile.ts'
import { currencyColumn } from './row-currency.ts'
import { accountShape, columnsFor, couldBeMoney, fitsDate } from './roles.ts'

/** The columns around the money: everything a layout holds once the money model is known. */
export function completeLayout(
  columns: Columns,
  dates: DateColumns,
  money: MoneyModel,
  balance: number | null,
): Layout {
  const taken = new Set<number>([
    dates.booked,
    ...(dates.value === null ? [] : [dates.value]),
    ...moneyColumns(money),
  ])
  if (balance !== null) taken.add(balance)
  const take = (column: number | null): number | null => {
    if (column !== null) taken.add(column)
    return column
  }
  const flags = directionColumns(columns, taken, money, balance)
  for (const flag of [flags.direction, flags.balance]) take(flag)
  const currency = take(currencyColumn(columns, taken, moneyColumns(money)[0] ?? 0))
  const account = take(accountColumn(columns, taken))
  const status = take(statusColumn(columns, taken))
  const bankId = take(uniqueColumn(columns, taken))
  const reference = take(firstFilled(columns, columnsFor(columns, 'reference', taken)))
  const counterparty = take(mostVaried(columns, columnsFor(columns, 'counterparty', taken)))
  const descriptions = descriptionColumns(columns, taken, counterparty !== null)
  for (const column of descriptions) taken.add(column)
  const category = take(firstFilled(columns, columnsFor(columns, 'category', taken)))
  const fee =
    columnsFor(columns, 'fee', taken).find((column) => (columns.profiles[column]?.numerals ?? 0) > 0) ?? null
  const texts = columns.profiles.flatMap((profile, column) =>
    profile.letters > 0 && column !== currency ? [column] : [],
  )
  return {
    headers: columns.headers,
    width: columns.profiles.length,
    booked: dates.booked,
    value: dates.value,
    money,
    fee,
    balance,
    balanceFlag: flags.balance,
    direction: flags.direction,
    currency,
    account,
    descriptions,
    counterparty,
    reference,
    bankId,
    category,
    status,
    texts,
  }
}

export function moneyColumns(money: MoneyModel): number[] {
  return money.kind === 'single' ? [money.column] : [money.debit, money.credit]
}

/** The booking date is the first column a header calls so; without one, the first column of dates. */
export function dateColumns(columns: Columns): DateColumns | null {
  const booked = columnsFor(columns, 'booked_on').filter((column) => filledMostly(columns, column))
  const valued = columnsFor(columns, 'value_on')
  const other = new Set(columnsFor(columns, 'other_date'))
  const shaped = columns.profiles.flatMap((profile, column) =>
    looksDated(profile) && !other.has(column) && filledMostly(columns, column) ? [column] : [],
  )
  const first =
    booked[0] ??
    valued.find((column) => filledMostly(columns, column)) ??
    shaped[0] ??
    columnsFor(columns, 'booked_on')[0]
  if (first === undefined) return null
  const value = valued.find((column) => column !== first) ?? booked.find((column) => column !== first)
  const unnamed = shaped.find(
    (column) => column !== first && (columns.headers[column]?.matches.length ?? 0) === 0,
  )
  return { booked: first, value: value ?? unnamed ?? null }
}

function filledMostly(columns: Columns, column: number): boolean {
  const profile = columns.profiles[column]
  return profile !== undefined && fitsDate(profile) && profile.filled >= 0.5 * profile.records
}

/** A flag column belongs to the money column it follows: `Amount, Dr/Cr, Balance, Dr/Cr`. */
function directionColumns(
  columns: Columns,
  taken: ReadonlySet<number>,
  money: MoneyModel,
  balance: number | null,
): { direction: number | null; balance: number | null } {
  const named = columnsFor(columns, 'direction', taken)
  const shaped = columns.profiles.flatMap((profile, column) =>
    !taken.has(column) && isFlagColumn(profile) && !namedText(columns, column) ? [column] : [],
  )
  const all = [...named, ...shaped.filter((column) => !named.includes(column))]
  const besideBalance = (column: number): boolean =>
    balance !== null &&
    column === balance + 1 &&
    moneyColumns(money).every((at) => at < balance) &&
    all.length > 1
  const direction = money.kind === 'split' ? null : (all.find((column) => !besideBalance(column)) ?? null)
  return { direction, balance: all.find(besideBalance) ?? null }
}

/** A column called a text is one, even where every text is as short as a flag. */
function namedText(columns: Columns, column: number): boolean {
  const matches = columns.headers[column]?.matches ?? []
  return matches.some(
    (match) => match.role === 'description' || match.role === 'counterparty' || match.role === 'reference',
  )
}

/** Without a header's word, only short flags make a flag column; `-` or `a` alone could be anything. */
function isFlagColumn(profile: ColumnProfile): boolean {
  const flags = profile.flagsIn + profile.flagsOut
  if (profile.filled === 0 || flagged(profile) < 0.95 || flags === 0 || profile.numerals > 0) return false
  return (
    [...profile.distinct].every((text) => /\p{L}/u.test(text) || text === '/') && profile.distinct.size <= 6
  )
}

const ibanShape = /^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/

/** The holder's own account: one value, or several that repeat, in a column named so or (constant) shaped so. */
function accountColumn(columns: Columns, taken: ReadonlySet<number>): number | null {
  const iban = columnsFor(columns, 'account', taken).find((column) => {
    const profile = columns.profiles[column]
    const named = columns.headers[column]?.folded.includes('iban') ?? false
    if (!named || !profile || profile.filled < 0.9 * profile.records) return false
    return profile.distinct.size === 1 && ibanShape.test([...profile.distinct][0] ?? '')
  })
  if (iban !== undefined) return iban
  for (const role of ['account', 'account_name', 'card'] as const) {
    for (const column of columnsFor(columns, role, taken)) {
      const profile = columns.profiles[column]
      if (!profile || profile.filled === 0) continue
      const values = profile.distinct.size
      if (values === 1 && profile.filled >= (role === 'card' ? 0.6 : 0.9) * profile.records) return column
      const repeats = values * 2 <= profile.filled && values <= 50 && profile.filled >= 0.9 * profile.records
      if (role === 'account' && (repeats || column === 0)) return column
      if (role === 'account_name' && repeats) return column
    }
  }
  const constant = columns.profiles.findIndex((profile, column) => {
    const header = columns.headers[column]?.matches ?? []
    const value = [...profile.distinct][0] ?? ''
    const named = ibanShape.test(value)
    const numbered = profile.filled >= 2 && accountShape.test(value) && !looksDated(profile)
    return (
      !taken.has(column) &&
      header.length === 0 &&
      profile.distinct.size === 1 &&
      profile.filled === profile.records &&
      (named || numbered)
    )
  })
  return constant === -1 ? null : constant
}

function statusColumn(columns: Columns, taken: ReadonlySet<number>): number | null {
  return (
    columnsFor(columns, 'status', taken).find((column) => (columns.profiles[column]?.letters ?? 0) > 0) ??
    null
  )
}

/** An id names one row only; a column of repeated numbers is not one. */
function uniqueColumn(columns: Columns, taken: ReadonlySet<number>): number | null {
  return (
    columnsFor(columns, 'bank_id', taken).find((column) => {
      const profile = columns.profiles[column]
      return (
        profile !== undefined &&
        profile.filled > 0 &&
        (profile.distinct.size >= profile.filled || profile.distinct.size >= 4_000) &&
        [...profile.distinct].every((text) => text.length >= 4)
      )
    }) ?? null
  )
}

function firstFilled(columns: Columns, candidates: number[]): number | null {
  return candidates.find((column) => (columns.profiles[column]?.filled ?? 0) > 0) ?? candidates[0] ?? null
}

/** Payer and payee stand side by side: the holder is always the same one, the other side is not. */
function mostVaried(columns: Columns, candidates: number[]): number | null {
  const values = (column: number): number => columns.profiles[column]?.distinct.size ?? 0
  return candidates.toSorted((a, b) => values(b) - values(a))[0] ?? null
}

const descriptionsMax = 12

/** Every column named as a text; without any, the counterparty's name, or every column of words that has no other meaning. */
function descriptionColumns(columns: Columns, taken: ReadonlySet<number>, named: boolean): number[] {
  const texts = columnsFor(columns, 'description', taken).toSorted((a, b) => a - b)
  if (texts.length > 0 || named) return texts.slice(0, descriptionsMax)
  const headed = columns.headers.some((header) => header.matches.length > 0)
  return columns.profiles
    .flatMap((profile, column) => {
      const other = headed && columns.headers[column]?.matches.some(({ role }) => role !== 'direction')
      const words = share(profile.letters, profile) >= 0.3 && !isFlagColumn(profile) && !couldBeMoney(profile)
      return !taken.has(column) && !other && words ? [column] : []
    })
    .slice(0, descriptionsMax)
}
