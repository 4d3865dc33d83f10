import { isoDay } from '../dates/calendar.ts'
import { currencyCode } from '../amounts/currency.ts'
import { pointAmount } from '../amounts/decimal.ts'
import type { ParsedAccount } from '../types.ts'
import type { XmlNode } from '../text/xml.ts'
import { child, textAt } from '../text/xml.ts'

export function readAccount(acct: XmlNode): Partial<ParsedAccount> {
  const servicer = child(acct, 'Svcr', 'FinInstnId')
  const type = textAt(acct, 'Tp', 'Cd')
  return {
    id:
      textAt(acct, 'Id', 'IBAN') ??
      textAt(acct, 'Id', 'Othr', 'Id') ??
      textAt(acct, 'Id', 'PrtryAcct', 'Id') ??
      textAt(acct, 'Id', 'BBAN'),
    bankId: textAt(servicer, 'BIC') ?? textAt(servicer, 'BICFI') ?? textAt(servicer, 'ClrSysMmbId', 'MmbId'),
    name: textAt(acct, 'Nm') ?? textAt(acct, 'Ownr', 'Nm'),
    type: type === 'LOAN' || type === 'MGLD' ? 'loan' : type === 'CASH' ? 'cash' : 'bank',
    currency: currencyCode(textAt(acct, 'Ccy')),
  }
}

export function readPeriod(period: XmlNode): Pick<ParsedAccount, 'from' | 'to'> {
  return {
    from: isoDay(textAt(period, 'FrDtTm') ?? textAt(period, 'FrDt') ?? ''),
    to: isoDay(textAt(period, 'ToDtTm') ?? textAt(period, 'ToDt') ?? ''),
  }
}

export interface Balance {
  code: string | null
  currency: string | null
  amount: string
  debit: boolean
  on: Temporal.PlainDate | null
}

export function readBalance(bal: XmlNode): Balance {
  return {
    code: textAt(bal, 'Tp', 'CdOrPrtry', 'Cd') ?? textAt(bal, 'Tp', 'Cd'),
    currency: currencyCode(child(bal, 'Amt')?.attributes.get('Ccy')),
    amount: textAt(bal, 'Amt') ?? '',
    debit: textAt(bal, 'CdtDbtInd') === 'DBIT',
    on: readDay(child(bal, 'Dt')),
  }
}

/** `<Dt><Dt>` or `<Dt><DtTm>`; some banks put a time into `Dt` and a bare day into `DtTm`. */
export function readDay(date: XmlNode | undefined): Temporal.PlainDate | null {
  return isoDay(textAt(date, 'Dt') ?? textAt(date, 'DtTm') ?? '')
}

type Typed = Pick<ParsedAccount, 'currency' | 'openingMinor' | 'closingMinor'> &
  Partial<Pick<ParsedAccount, 'from' | 'to'>>

/** Opening is OPBD, else the previous closing (PRCD); closing is CLBD. Available and interim balances prove nothing. */
export function typedBalances(balances: readonly Balance[], stated: string | null): Typed {
  const opening = booked(balances, 'OPBD') ?? booked(balances, 'PRCD')
  const closing = booked(balances, 'CLBD')
  const currency = stated ?? opening?.currency ?? closing?.currency ?? null
  return { currency, openingMinor: minorOf(opening, currency), closingMinor: minorOf(closing, currency) }
}

/** A page of a long statement repeats a type with the sub-type INTM; the first opening and the last closing count. */
function booked(balances: readonly Balance[], code: string): Balance | undefined {
  return code === 'CLBD'
    ? balances.findLast((balance) => balance.code === code)
    : balances.find((balance) => balance.code === code)
}

function minorOf(balance: Balance | undefined, currency: string | null): bigint | null {
  const amount = balance ? pointAmount(balance.amount, currency) : null
  if (!balance || !amount) return null
  return balance.debit ? -amount.minor : amount.minor
}
