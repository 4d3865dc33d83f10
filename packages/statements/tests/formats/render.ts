import { toDecimal } from '@scale/money'
import type { ParsedStatement } from '../../types.ts'

/** A statement as text, for comparing by eye. */
export function render(statement: ParsedStatement): string {
  const { format, encoding, lines, accounts, rows, problems, skipped, questions } = statement
  const money = (minor: bigint | null, currency: string | null) =>
    minor === null ? '-' : toDecimal(minor, currency ?? 'XXX')
  const span = (item: { line: number; lineEnd: number }) =>
    item.line === item.lineEnd ? `${item.line}` : `${item.line}-${item.lineEnd}`
  return [
    `${format} ${encoding} ${lines} lines`,
    ...accounts.map(
      (account, index) =>
        `account ${index}: ${account.id ?? '-'} ${account.bankId ?? '-'} “${account.name ?? ''}” ${account.type} ${account.currency ?? '-'} ` +
        `${money(account.openingMinor, account.currency)} → ${money(account.closingMinor, account.currency)} ` +
        `${account.from ?? '-'}…${account.to ?? '-'} reconciled ${account.reconciled}`,
    ),
    ...rows.map(
      (row) =>
        `${span(row).padEnd(7)} ${row.account} ${row.bookedOn} ${row.valueOn ?? '-'} ${row.amountExact ?? money(row.amountMinor, row.currency)} ${row.currency ?? '-'} ` +
        `“${row.description}” ${row.counterparty ?? '-'} | ${row.reference ?? '-'} | ${row.bankId ?? '-'} | ${money(row.balanceMinor, row.currency)} | ${row.bankCategory ?? '-'}${row.pending ? ' pending' : ''}`,
    ),
    ...problems.map(
      (problem) => `${span(problem).padEnd(7)} ! ${problem.code} ${problem.column ?? ''}: ${problem.message}`,
    ),
    ...skipped.map((skip) => `${span(skip).padEnd(7)} ~ ${skip.reason}`),
    ...questions.map(
      (question) =>
        `? ${question.code}: ${question.message} [${question.choices.map(({ value }) => value).join(' ')}] ${question.samples.join(' ; ')}`,
    ),
    '',
  ].join('\n')
}

/**
 * Every line belongs to a record or to a skip, never to both. Records may share a line only where one ends and the next begins
 * on it (a file without line ends); in JSON, whose objects need no lines of their own, skips too. Null when all is well.
 */
export function lineFault({ format, lines, rows, problems, skipped }: ParsedStatement): string | null {
  const owned = new Uint8Array(lines + 1)
  const records = [...rows, ...problems, ...(format === 'json' ? skipped : [])].toSorted(
    (a, b) => a.line - b.line || a.lineEnd - b.lineEnd,
  )
  let before = 0
  for (const { line, lineEnd } of records) {
    if (line < 1 || lineEnd < line || lineEnd > lines) return `record ${line}-${lineEnd} of ${lines} lines`
    if (line < before) return `records overlap at line ${line}`
    before = lineEnd
    owned.fill(1, line, lineEnd + 1)
  }
  for (const { line, lineEnd } of format === 'json' ? [] : skipped) {
    for (let each = line; each <= lineEnd; each += 1) {
      if (owned[each]) return `line ${each} is skipped and owned`
      owned[each] = 1
    }
  }
  const missing = owned.indexOf(0, 1)
  return missing === -1 ? null : `line ${missing} is unaccounted for`
}
