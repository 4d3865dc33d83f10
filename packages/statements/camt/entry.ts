import { isoDay } from '../dates/calendar.ts'
import { currencyCode } from '../amounts/currency.ts'
import { negated, pointAmount } from '../amounts/decimal.ts'
import type { LineIndex } from '../text/lines.ts'
import { plain, rawOf } from '../text/lines.ts'
import type { SectionRow } from '../sections.ts'
import { newRow } from '../sections.ts'
import type { Problem, ProblemCode } from '../types.ts'
import type { XmlNode } from '../text/xml.ts'
import { child, childrenNamed, textAt } from '../text/xml.ts'
import { readDay } from './account.ts'

export interface EntryContext {
  text: string
  lines: LineIndex
  /** Currency of the account, for amounts without their own. */
  currency: string | null
}

/** One `Ntry`. `CdtDbtInd` already tells the direction of a reversal, so `RvslInd` turns nothing round. */
export function readEntry(entry: XmlNode, context: EntryContext): SectionRow | Problem {
  const line = context.lines.at(entry.start)
  const lineEnd = context.lines.at(Math.max(entry.end - 1, entry.start))
  const raw = rawOf(context.text.slice(entry.start, entry.end))
  const problem = (code: ProblemCode, column: string, message: string): Problem => ({
    line,
    lineEnd,
    code,
    message,
    column,
    raw,
  })

  const stated = textAt(entry, 'Amt')
  if (stated === null) return problem('amount_missing', 'Amt', 'The entry has no amount.')
  const currency = currencyCode(child(entry, 'Amt')?.attributes.get('Ccy')) ?? context.currency
  const amount = pointAmount(stated, currency)
  if (!amount) return problem('amount_unreadable', 'Amt', `“${stated}” is not an amount.`)
  const direction = textAt(entry, 'CdtDbtInd')
  if (direction !== 'CRDT' && direction !== 'DBIT') {
    return problem(
      'direction_unknown',
      'CdtDbtInd',
      'The entry does not say whether the money came in or went out.',
    )
  }
  if (stated.startsWith('-')) {
    return problem(
      'direction_unknown',
      'Amt',
      `“${stated}” carries a sign beside ${direction}; only one of them can be meant.`,
    )
  }
  const valueOn = readDay(child(entry, 'ValDt'))
  const bookedOn = readDay(child(entry, 'BookgDt')) ?? valueOn ?? settledOn(entry)
  if (!bookedOn) {
    const written = textAt(entry, 'BookgDt', 'Dt') ?? textAt(entry, 'BookgDt', 'DtTm')
    if (written === null) return problem('date_missing', 'BookgDt', 'The entry has no date.')
    return problem('date_impossible', 'BookgDt', `“${written}” is not a calendar date.`)
  }
  const signed = direction === 'DBIT' ? negated(amount) : amount
  return newRow({
    line,
    lineEnd,
    bookedOn,
    valueOn,
    amountMinor: signed.minor,
    amountExact: signed.exact,
    currency,
    ...words(entry, direction === 'CRDT'),
    bankId: textAt(entry, 'AcctSvcrRef'),
    pending: unbooked.has(textAt(entry, 'Sts', 'Cd') ?? textAt(entry, 'Sts') ?? ''),
    bankCategory: bankCategory(child(entry, 'BkTxCd') ?? child(entry, 'NtryDtls', 'TxDtls', 'BkTxCd')),
    raw,
  })
}

/** Pending, future, or told for information only: the balance has not moved. */
const unbooked: ReadonlySet<string> = new Set(['PDNG', 'FUTR', 'INFO'])

/** Notifications may date the transaction and not the entry. */
function settledOn(entry: XmlNode): Temporal.PlainDate | null {
  const dates = child(entry, 'NtryDtls', 'TxDtls', 'RltdDts')
  return isoDay(
    textAt(dates, 'IntrBkSttlmDt') ?? textAt(dates, 'AccptncDtTm') ?? textAt(dates, 'TxDtTm') ?? '',
  )
}

function words(
  entry: XmlNode,
  incoming: boolean,
): Pick<SectionRow, 'description' | 'counterparty' | 'reference'> {
  const details = childrenNamed(entry, 'NtryDtls').flatMap((group) => childrenNamed(group, 'TxDtls'))
  const names = details.map((detail) => counterpartyOf(detail, incoming)).filter((name) => name !== null)
  const remittances = details.map(remittanceOf).filter((text) => text !== '')
  const only = details.length === 1 ? details[0] : undefined
  const counterparty = details.length === 1 ? (names[0] ?? null) : null
  const additional = textAt(entry, 'AddtlNtryInf') ?? textAt(entry, 'AddtlInf') ?? textAt(only, 'AddtlTxInf')
  const said = [...new Set([...names, ...remittances])]
  return {
    description: plain((said.length > 0 ? said : [additional ?? '']).join(' · ')),
    counterparty,
    reference: referenceOf(only, entry),
  }
}

/** The other side: who paid for money that came in, who was paid for money that went out. */
function counterpartyOf(detail: XmlNode, incoming: boolean): string | null {
  const parties = child(detail, 'RltdPties')
  const sides = incoming ? ['UltmtDbtr', 'Dbtr'] : ['UltmtCdtr', 'Cdtr']
  for (const side of sides) {
    const party = child(parties, side)
    const name = textAt(party, 'Nm') ?? textAt(party, 'Pty', 'Nm')
    if (name !== null) return plain(name)
  }
  return null
}

function remittanceOf(detail: XmlNode): string {
  const remittance = child(detail, 'RmtInf')
  const free = childrenNamed(remittance, 'Ustrd').map((part) => part.text)
  const structured = childrenNamed(remittance, 'Strd').map(
    (part) => textAt(part, 'CdtrRefInf', 'Ref') ?? textAt(part, 'AddtlRmtInf') ?? '',
  )
  return plain([...free, ...structured].join(' '))
}

function referenceOf(only: XmlNode | undefined, entry: XmlNode): string | null {
  const endToEnd = textAt(only, 'Refs', 'EndToEndId')
  const stated = endToEnd === 'NOTPROVIDED' ? null : endToEnd
  return stated ?? textAt(only, 'Refs', 'InstrId') ?? textAt(entry, 'NtryRef')
}

function bankCategory(code: XmlNode | undefined): string | null {
  const domain = [
    textAt(code, 'Domn', 'Cd'),
    textAt(code, 'Domn', 'Fmly', 'Cd'),
    textAt(code, 'Domn', 'Fmly', 'SubFmlyCd'),
  ]
  return domain.filter((part) => part !== null).join('-') || textAt(code, 'Prtry', 'Cd')
}
