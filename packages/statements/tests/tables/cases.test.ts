/** Small statements of our own, modelled on what banks export, with the expected reading beside each. UPDATE=1 rewrites them. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toDecimal } from '@scale/money'
import { readCsv } from '../../csv/index.ts'
import { StatementRejected, type ParsedAccount, type ParsedRow, type StatementReading } from '../../types.ts'

const folder = new URL('../cases/tables/', import.meta.url)

function money(minor: bigint | null, currency: string | null): string {
  return minor === null ? '-' : toDecimal(minor, currency ?? 'XXX')
}

function accountLine(account: ParsedAccount): string {
  const { id, name, type, currency, openingMinor, closingMinor, from, to, reconciled } = account
  const ends = `${money(openingMinor, currency)} → ${money(closingMinor, currency)}`
  return `account ${id ?? (name === null ? '-' : `“${name}”`)} ${type} ${currency ?? '-'} ${ends}, ${from?.toString()} to ${to?.toString()}, reconciled ${reconciled}`
}

function rowLine(row: ParsedRow, account: ParsedAccount | undefined): string {
  const currency = row.currency ?? account?.currency ?? null
  const value = row.valueOn === null ? '' : ` (value ${row.valueOn.toString()})`
  const facts = [
    row.description,
    row.counterparty && `with ${row.counterparty}`,
    row.reference && `ref ${row.reference}`,
    row.bankId && `id ${row.bankId}`,
    row.balanceMinor !== null && `balance ${money(row.balanceMinor, currency)}`,
    row.pending && 'pending',
  ].filter(Boolean)
  return `${row.line} ${row.bookedOn.toString()}${value} ${money(row.amountMinor, currency)} ${row.currency ?? '-'} | ${facts.join(' | ')}`
}

function render(reading: StatementReading): string {
  const { head } = reading
  const lines = head.accounts.map(accountLine)
  for (const { code, choices, samples } of head.questions) {
    lines.push(`ask ${code}: ${choices.map((choice) => choice.value).join(' or ')} (${samples.join('; ')})`)
  }
  for (const { rows, problems, skipped } of reading.batches(1_000)) {
    for (const row of rows) lines.push(rowLine(row, head.accounts[row.account]))
    for (const { line, code, column } of problems) lines.push(`${line} problem ${code} in ${column}`)
    for (const { line, reason } of skipped) lines.push(`${line} skipped ${reason}`)
  }
  return `${lines.join('\n')}\n`
}

function read(text: string): string {
  try {
    return render(readCsv(text, { options: {}, format: 'csv', encoding: 'utf-8' }))
  } catch (fault) {
    if (fault instanceof StatementRejected) return `rejected ${fault.code}\n`
    throw fault
  }
}

for (const name of readdirSync(folder).filter((file) => file.endsWith('.csv'))) {
  test(name, () => {
    const found = read(readFileSync(new URL(name, folder), 'utf8'))
    const beside = new URL(name.replace('.csv', '.txt'), folder)
    if (process.env['UPDATE']) writeFileSync(beside, found)
    expect(found).toBe(readFileSync(beside, 'utf8'))
  })
}
