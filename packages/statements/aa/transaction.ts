import { isoDay } from '../dates/calendar.ts'
import { plainAmount } from '../amounts/style.ts'
import type { ExactAmount } from '../amounts/decimal.ts'
import { negated, pointAmount } from '../amounts/decimal.ts'
import type { LineIndex } from '../text/lines.ts'
import { plain, rawOf } from '../text/lines.ts'
import type { SectionRow } from '../sections.ts'
import { newRow } from '../sections.ts'
import type { Problem, ProblemCode } from '../types.ts'
import type { AaNode } from './node.ts'
import { valueOf } from './node.ts'

export interface TransactionContext {
  text: string
  lines: LineIndex
  currency: string | null
}

/** One `Transaction` of a deposit or card; `type` alone tells the direction. */
export function readTransaction(
  node: AaNode,
  { text, lines, currency }: TransactionContext,
): SectionRow | Problem {
  const line = lines.at(node.start)
  const lineEnd = lines.at(Math.max(node.end - 1, node.start))
  const raw = rawOf(text.slice(node.start, node.end))
  const problem = (code: ProblemCode, column: string, message: string): Problem => ({
    line,
    lineEnd,
    code,
    message,
    column,
    raw,
  })

  const stamp = valueOf(node, 'transactiontimestamp', 'transactiondatetime', 'txndate', 'transactiondate')
  const valueDate = valueOf(node, 'valuedate')
  const written = stamp ?? valueDate
  if (written === null) return problem('date_missing', 'transactionTimestamp', 'The transaction has no date.')
  const bookedOn = isoDay(written)
  if (!bookedOn)
    return problem('date_unreadable', 'transactionTimestamp', `“${written}” is not a calendar date.`)
  const stated = valueOf(node, 'amount')
  if (stated === null) return problem('amount_missing', 'amount', 'The transaction has no amount.')
  const amount = schemaAmount(stated, currency)
  if (!amount) return problem('amount_unreadable', 'amount', `“${stated}” is not an amount.`)
  const direction = valueOf(node, 'type', 'txntype')?.toUpperCase()
  if (direction !== 'CREDIT' && direction !== 'DEBIT') {
    return problem(
      'direction_unknown',
      'type',
      `“${direction ?? ''}” does not say whether money came in or went out.`,
    )
  }
  const signed = direction === 'DEBIT' ? negated(amount) : amount
  const balance = schemaAmount(valueOf(node, 'currentbalance', 'balance') ?? '', currency)
  return newRow({
    line,
    lineEnd,
    bookedOn,
    valueOn: isoDay(valueDate ?? ''),
    amountMinor: signed.minor,
    amountExact: signed.exact,
    currency,
    description: plain(valueOf(node, 'narration') ?? ''),
    reference: valueOf(node, 'reference'),
    bankId: valueOf(node, 'txnid'),
    balanceMinor: balance?.minor ?? null,
    bankCategory: valueOf(node, 'mode', 'mcc'),
    raw,
  })
}

/** The schema's amounts are decimals with a point; some banks group them by commas all the same. */
export function schemaAmount(text: string, currency: string | null): ExactAmount | null {
  return pointAmount(plainAmount(text, 'comma_groups') ?? '', currency)
}
