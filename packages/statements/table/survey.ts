import type { ParsedAccount } from '../types.ts'
import { accountNumber } from '../account-number.ts'
import { addStep, endsOf, newChain, readChain, type ChainTally, type Direction } from './chain.ts'
import type { Line } from './line.ts'
import type { Plan } from './plan.ts'
import type { TableRecord } from './source.ts'

/** What one walk over the whole table adds up; bounded, however many rows there are. */
export interface Survey {
  records: number
  lines: number
  rows: number
  problems: number
  /** Index of the last record that is a transaction; what follows is a footer. */
  lastRow: number
  accounts: AccountSurvey[]
}

export interface AccountSurvey {
  name: string
  rows: number
  net: bigint
  /** Part of `net` that is not booked yet. */
  pending: bigint
  currencies: Set<string>
  chain: ChainTally
  from: Temporal.PlainDate | null
  to: Temporal.PlainDate | null
  rises: number
  falls: number
  last: Temporal.PlainDate | null
  firstBalance: bigint | null
  lastBalance: bigint | null
  opening: bigint | null
  closing: bigint | null
}

const accountsMax = 500

/** Adds up the records of a table as they pass, in their order. */
export class Surveyor {
  readonly survey: Survey = { records: 0, lines: 0, rows: 0, problems: 0, lastRow: -1, accounts: [] }
  private current: AccountSurvey | null = null

  add(record: TableRecord, line: Line): void {
    const { survey } = this
    const index = survey.records
    survey.records += 1
    survey.lines = record.lineEnd
    if (line.kind === 'balance') {
      this.current ??= accountOf(survey, '')
      if (line.which === 'opening') this.current.opening ??= line.minor
      else this.current.closing = line.minor ?? this.current.closing
    }
    if (line.kind === 'summary' && this.current !== null) {
      this.current.opening ??= line.opening
      this.current.closing ??= line.closing
    }
    if (line.kind === 'problem') survey.problems += 1
    if (line.kind !== 'row') return
    const { row } = line
    survey.rows += 1
    survey.lastRow = index
    if (this.current === null || (row.account !== this.current.name && row.account !== ''))
      this.current = accountOf(survey, row.account)
    if (row.pending) this.current.pending += row.minor
    addRow(this.current, row.date, row.minor, row.currency, row.balance)
  }
}

function addRow(
  account: AccountSurvey,
  date: Temporal.PlainDate,
  minor: bigint,
  currency: string | null,
  balance: bigint | null,
): void {
  account.rows += 1
  account.net += minor
  if (currency !== null && account.currencies.size < 20) account.currencies.add(currency)
  addStep(account.chain, minor, balance, currency ?? '')
  if (balance !== null) {
    account.firstBalance ??= balance
    account.lastBalance = balance
  }
  const { last } = account
  account.last = date
  if (last === date) return
  const order = last === null ? 0 : Temporal.PlainDate.compare(date, last)
  if (order > 0) account.rises += 1
  if (order < 0) account.falls += 1
  if (account.from === null || Temporal.PlainDate.compare(date, account.from) < 0) account.from = date
  if (account.to === null || Temporal.PlainDate.compare(date, account.to) > 0) account.to = date
}

/** The account a row belongs to; a row that names none belongs to the one before it, the first name takes over an unnamed one. */
export function accountOf(survey: Survey, name: string): AccountSurvey {
  const known = survey.accounts.find((account) => account.name === name)
  if (known) return known
  const only = survey.accounts[0]
  if (only && survey.accounts.length === 1 && (only.name === '' || name === '')) {
    if (name !== '') only.name = name
    return only
  }
  if (only && survey.accounts.length >= accountsMax) return only
  const account: AccountSurvey = {
    name,
    rows: 0,
    net: 0n,
    pending: 0n,
    currencies: new Set(),
    chain: newChain(),
    from: null,
    to: null,
    rises: 0,
    falls: 0,
    last: null,
    firstBalance: null,
    lastBalance: null,
    opening: null,
    closing: null,
  }
  survey.accounts.push(account)
  return account
}

export function indexOfAccount(survey: Survey, name: string, previous: number): number {
  if (name === '') return previous
  const index = survey.accounts.findIndex((account) => account.name === name)
  return index === -1 ? previous : index
}

function direction(account: AccountSurvey): Direction {
  if (account.falls === 0 && account.rises > 0) return 'up'
  return account.rises === 0 && account.falls > 0 ? 'down' : null
}

export function accountsOf(survey: Survey, plan: Plan, stated: Ends): ParsedAccount[] {
  const accounts = survey.accounts.length > 0 ? survey.accounts : [accountOf(survey, '')]
  return accounts.map((account) => {
    const ends = endsOfAccount(account, accounts.length === 1 ? stated : { opening: null, closing: null })
    ends.opening ??= survey.problems === 0 ? openedBy(account, ends) : null
    const currency =
      account.currencies.size === 1
        ? [...account.currencies][0]
        : account.currencies.size === 0
          ? plan.currency
          : null
    const named = plan.layout.account !== null && account.name !== ''
    const called = plan.layout.headers[plan.layout.account ?? -1]?.matches[0]?.role === 'account_name'
    const number = called ? null : accountNumber(account.name)
    return {
      id: named ? number : plan.facts.accountId,
      bankId: null,
      name: named && number === null ? account.name : plan.facts.accountName,
      type: plan.facts.type,
      currency: currency ?? null,
      openingMinor: ends.opening,
      closingMinor: ends.closing,
      from: account.from ?? plan.facts.period?.from ?? null,
      to: account.to ?? plan.facts.period?.to ?? null,
      reconciled: ends.reconciled,
    }
  })
}

export interface Ends {
  opening: bigint | null
  closing: bigint | null
}

/** Opening and closing balance, and whether the file's own figures prove its rows. */
function endsOfAccount(account: AccountSurvey, stated: Ends): Ends & { reconciled: boolean | null } {
  const opening = account.opening ?? stated.opening
  const closing = account.closing ?? stated.closing
  const states = [...account.chain.groups.values()].filter((state) => state.first !== null)
  const reading = readChain(account.chain, direction(account))
  if (account.chain.steps > 0) {
    const whole = reading !== null && account.chain.broken[reading.equation] === 0 && !reading.inverted
    const only = states[0]
    const ends = whole && only && states.length === 1 ? endsOf(only, reading) : null
    if (ends === null)
      return { opening, closing: closing ?? latest(account, reading?.newestFirst ?? null), reconciled: whole }
    const agrees =
      (opening === null || opening === ends.opening) &&
      (account.closing === null || account.closing === ends.closing)
    return { opening: ends.opening, closing: ends.closing, reconciled: agrees }
  }
  if (opening !== null && closing !== null && account.currencies.size <= 1) {
    return { opening, closing, reconciled: opening + account.net === closing }
  }
  return { opening, closing: closing ?? latest(account, null), reconciled: null }
}

/** Where the account stood before its rows, by where it stood after them; nothing proves it, but nothing contradicts it. */
function openedBy(
  account: AccountSurvey,
  { closing, reconciled }: Ends & { reconciled: boolean | null },
): bigint | null {
  const told = closing !== null && reconciled === null && account.currencies.size <= 1
  return told ? closing - (account.net - account.pending) : null
}

/** The balance printed on the latest row; null where the rows of one account stand in no order or in several currencies. */
function latest(account: AccountSurvey, newestFirst: boolean | null): bigint | null {
  if (account.currencies.size > 1) return null
  const down =
    newestFirst ??
    (direction(account) === 'down'
      ? true
      : direction(account) === 'up'
        ? false
        : account.rows === 1
          ? false
          : null)
  return down === null ? null : down ? account.firstBalance : account.lastBalance
}
