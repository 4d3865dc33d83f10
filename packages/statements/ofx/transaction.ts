import type { Problem, ProblemCode } from '../types.ts'
import type { AmountStyle } from '../amounts/style.ts'
import { plainAmount } from '../amounts/style.ts'
import { compactDay } from '../dates/calendar.ts'
import { currencyCode } from '../amounts/currency.ts'
import { exactAmount, negated } from '../amounts/decimal.ts'
import type { LineIndex } from '../text/lines.ts'
import { rawOf } from '../text/lines.ts'
import type { SectionRow } from '../sections.ts'
import { newRow } from '../sections.ts'
import type { OfxNode } from './sgml.ts'
import { field, find } from './sgml.ts'
import type { Signs } from './signs.ts'
import { leaves } from './signs.ts'

export interface TransactionContext {
  text: string
  lines: LineIndex
  style: AmountStyle
  signs: Signs
  /** CURDEF of the statement. */
  currency: string | null
}

/** One STMTTRN. A date or an amount that cannot be read makes a problem of this transaction alone. */
export function readTransaction(node: OfxNode, context: TransactionContext): SectionRow | Problem {
  const line = context.lines.at(node.start)
  const lineEnd = context.lines.at(Math.max(node.end - 1, node.start))
  const raw = rawOf(context.text.slice(node.start, node.end))
  const problem = (code: ProblemCode, column: string, message: string): Problem => ({
    line,
    lineEnd,
    code,
    message,
    column,
    raw,
  })

  const posted = field(node, 'DTPOSTED')
  if (posted === null)
    return problem(
      'date_missing',
      'DTPOSTED',
      'The transaction has no date. Enter it by hand with the date from your records.',
    )
  const bookedOn = compactDay(posted)
  if (!bookedOn) {
    const impossible = /^\d{8}/.test(posted)
    return problem(
      impossible ? 'date_impossible' : 'date_unreadable',
      'DTPOSTED',
      `“${posted}” is not a calendar date.`,
    )
  }
  const stated = field(node, 'TRNAMT')
  if (stated === null) return problem('amount_missing', 'TRNAMT', 'The transaction has no amount.')
  // CURRENCY means that the amount itself is in that currency; ORIGCURRENCY only tells where it came from.
  const currency = currencyCode(field(find(node, 'CURRENCY'), 'CURSYM')) ?? context.currency
  const decimal = plainAmount(stated, context.style)
  const printed = decimal === null ? null : exactAmount(decimal, currency)
  const amount = printed && context.signs === 'by_type' && leaves(node) ? negated(printed) : printed
  if (!amount)
    return problem('amount_unreadable', 'TRNAMT', `“${stated}” cannot be read as an amount without guessing.`)

  const name = field(node, 'NAME') ?? field(find(node, 'PAYEE'), 'NAME')
  const memo = field(node, 'MEMO')
  return newRow({
    line,
    lineEnd,
    bookedOn,
    valueOn: compactDay(field(node, 'DTAVAIL') ?? field(node, 'VALUEDATE') ?? ''),
    amountMinor: amount.minor,
    amountExact: amount.exact,
    currency,
    description: describe(name, memo) || (field(node, 'TRNTYPE') ?? ''),
    counterparty: name,
    reference: field(node, 'CHECKNUM') ?? field(node, 'REFNUM'),
    bankId: field(node, 'FITID'),
    pending: node.name === 'STMTTRNP',
    bankCategory: field(node, 'TRNTYPE'),
    raw,
  })
}

/** NAME is cut at 32 characters, so MEMO often repeats it in full. */
function describe(name: string | null, memo: string | null): string {
  if (name === null || memo === null) return name ?? memo ?? ''
  if (memo.startsWith(name)) return memo
  return name.startsWith(memo) ? name : `${name} ${memo}`
}
