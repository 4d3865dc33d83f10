import type { ParsedAccount, ParsedRow, Problem } from './types.ts'

export type SectionRow = Omit<ParsedRow, 'account'>

/** One statement of one account, as the machine formats carry them. */
export interface Section {
  account: Omit<ParsedAccount, 'reconciled'>
  rows: SectionRow[]
  /** `false` where the format's own control totals contradict its records. */
  controlled?: boolean
}

export function newAccount(stated: Partial<ParsedAccount>): Omit<ParsedAccount, 'reconciled'> {
  const unknown = {
    id: null,
    bankId: null,
    name: null,
    currency: null,
    openingMinor: null,
    closingMinor: null,
  }
  return { ...unknown, type: 'bank', from: null, to: null, ...stated }
}

export function newRow(stated: Partial<SectionRow> & Pick<SectionRow, RowEssentials>): SectionRow {
  const unknown = { valueOn: null, amountExact: null, counterparty: null, reference: null, bankId: null }
  return { ...unknown, balanceMinor: null, pending: false, bankCategory: null, ...stated }
}
type RowEssentials = 'line' | 'lineEnd' | 'bookedOn' | 'amountMinor' | 'currency' | 'description' | 'raw'

/** Joins statements into accounts, and their rows under them. */
export function joinSections(sections: readonly Section[]): { accounts: ParsedAccount[]; rows: ParsedRow[] } {
  const proved = sections.map((section) => {
    const reconciled = proof(section)
    return { ...section.account, ...(reconciled ? runningEnds(section) : {}), reconciled }
  })
  const { accounts, indexOf } = joinAccounts(proved)
  const rows = sections.flatMap((section, index) =>
    section.rows.map((row) => ({ account: indexOf[index] ?? 0, ...row })),
  )
  forgetRepeatedIds(rows)
  return { accounts, rows }
}

/**
 * Statements of the same account follow one another in one account while each opens at the balance the last one closed at;
 * after a gap a new entry with the same id starts, so that every entry can be proved. `indexOf` maps statements to accounts.
 */
export function joinAccounts(statements: readonly ParsedAccount[]): {
  accounts: ParsedAccount[]
  indexOf: number[]
} {
  const accounts: ParsedAccount[] = []
  const latest = new Map<string, number>()
  const indexOf = statements.map((statement) => {
    const key = JSON.stringify([statement.id, statement.bankId, statement.currency])
    const before = statement.id === null ? undefined : latest.get(key)
    const earlier = before === undefined ? undefined : accounts[before]
    if (before !== undefined && earlier && follows(earlier, statement)) {
      accounts[before] = continued(earlier, statement)
      return before
    }
    latest.set(key, accounts.length)
    return accounts.push(statement) - 1
  })
  return { accounts, indexOf }
}

/** An id that the bank gives to several movements of an account identifies none of them. */
function forgetRepeatedIds(rows: ParsedRow[]): void {
  const keyOf = (row: ParsedRow) => (row.bankId === null ? null : `${row.account}|${row.bankId}`)
  const seen = new Map<string | null, number>()
  for (const row of rows) seen.set(keyOf(row), (seen.get(keyOf(row)) ?? 0) + 1)
  for (const row of rows) if ((seen.get(keyOf(row)) ?? 0) > 1) row.bankId = null
}

function follows(earlier: ParsedAccount, next: ParsedAccount): boolean {
  return (
    earlier.closingMinor === null || next.openingMinor === null || earlier.closingMinor === next.openingMinor
  )
}

/** One account over two statements that follow each other. */
export function continued(earlier: ParsedAccount, next: ParsedAccount): ParsedAccount {
  const verdicts = [earlier.reconciled, next.reconciled]
  const reconciled = verdicts.includes(false) ? false : verdicts.includes(null) ? null : true
  return {
    ...earlier,
    name: earlier.name ?? next.name,
    closingMinor: next.closingMinor,
    from: first(earlier.from, next.from, -1),
    to: first(earlier.to, next.to, 1),
    reconciled,
  }
}

function first(
  a: Temporal.PlainDate | null,
  b: Temporal.PlainDate | null,
  sign: 1 | -1,
): Temporal.PlainDate | null {
  if (!a || !b) return a ?? b
  return Temporal.PlainDate.compare(a, b) * sign >= 0 ? a : b
}

/** `true` and `false` are both proofs; `null` means that the statement carries too little for either. */
function proof(section: Section): boolean | null {
  if (section.controlled === false) return false
  const { openingMinor, closingMinor, currency } = section.account
  const booked = section.rows.filter((row) => !row.pending)
  const exact = booked.every((row) => row.amountExact === null && row.currency === currency)
  if (openingMinor !== null && closingMinor !== null && exact) {
    return booked.reduce((sum, row) => sum + row.amountMinor, openingMinor) === closingMinor
  }
  return exact ? chained(booked) : null
}

/** A proved chain of balances tells where the account stood before its first row and after its last. */
function runningEnds({ account, rows }: Section): Pick<ParsedAccount, 'openingMinor' | 'closingMinor'> {
  const { openingMinor, closingMinor } = account
  const [first, second] = rows
  const last = rows.at(-1)
  if (openingMinor !== null || !first || !second || !last) return { openingMinor, closingMinor }
  if (first.balanceMinor === null || second.balanceMinor === null || last.balanceMinor === null)
    return { openingMinor, closingMinor }
  const oldestFirst = second.balanceMinor === first.balanceMinor + second.amountMinor
  const [earliest, latest] = oldestFirst ? [first, last] : [last, first]
  const opening = (earliest.balanceMinor ?? 0n) - earliest.amountMinor
  return { openingMinor: opening, closingMinor: closingMinor ?? latest.balanceMinor }
}

/**
 * An account that states its closing balance alone opened at that less its rows. Only a file without problems tells: a row
 * that was not read is missing from the sum. What stays unproven stays so.
 */
export function openedByClosing(
  accounts: readonly ParsedAccount[],
  rows: readonly ParsedRow[],
  problems: readonly Problem[],
): ParsedAccount[] {
  if (problems.length > 0) return [...accounts]
  return accounts.map((account, index) => {
    const { openingMinor, closingMinor, currency } = account
    if (openingMinor !== null || closingMinor === null) return account
    const booked = rows.filter((row) => row.account === index && !row.pending)
    if (booked.some((row) => row.currency !== null && row.currency !== currency)) return account
    return { ...account, openingMinor: booked.reduce((left, row) => left - row.amountMinor, closingMinor) }
  })
}

/** Each printed balance follows from the one before, oldest first or newest first. */
function chained(rows: readonly SectionRow[]): boolean | null {
  if (rows.length < 2 || rows.some((row) => row.balanceMinor === null)) return null
  const steps = rows.slice(1).map((row, index) => ({ row, before: rows[index] ?? row }))
  const balance = (row: SectionRow) => row.balanceMinor ?? 0n
  const oldestFirst = steps.every(({ row, before }) => balance(row) === balance(before) + row.amountMinor)
  const newestFirst = steps.every(({ row, before }) => balance(before) === balance(row) + before.amountMinor)
  return oldestFirst || newestFirst
}
