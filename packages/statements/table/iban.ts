/** Signs of a bank that names accounts by IBAN: its files write the day first and sign their amounts. */
import type { Columns } from './plan.ts'

const ibanShape = /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/

export function isIban(text: string): boolean {
  return ibanShape.test(text.replaceAll(' ', ''))
}

/** The holder's account in front of the table is an IBAN, or a column of the table holds nothing but IBANs. */
export function namesIban(columns: Columns, accountId: string | null): boolean {
  if (accountId !== null && isIban(accountId)) return true
  return columns.profiles.some(
    ({ distinct, filled }) => filled > 0 && distinct.size <= 50 && [...distinct].every(isIban),
  )
}
