import { readCsv } from '../../csv/index.ts'
import type { StatementReading } from '../../types.ts'

export const context = { options: {}, format: 'csv', encoding: 'utf-8' } as const

/** Rows as `line: minor [account] [pending]`, then problems and questions by their codes. */
export function gist(reading: StatementReading): string[] {
  const { accounts, questions } = reading.head
  const found = questions.map(({ code }) => `asks ${code}`)
  for (const { rows, problems } of reading.batches(100)) {
    for (const { line, account, amountMinor, pending } of rows)
      found.push(
        [`${line}:`, amountMinor, accounts[account]?.id, pending && 'pending'].filter(Boolean).join(' '),
      )
    for (const { line, code } of problems) found.push(`${line}: ${code}`)
  }
  return found
}

export function read(...lines: string[]): string[] {
  return gist(readCsv(lines.join('\n'), context))
}
