import { minorDigits } from '@scale/money'
import { unusedCents } from '../amounts/printed.ts'
import type { Mapping, ParseOptions, Question, StatementHead } from '../types.ts'

/** What the numbers of a file count: whole units of its currency, or its smallest ones. */
export type Unit = NonNullable<Mapping['unit']>

const moneyRoles = ['amount', 'debit', 'credit', 'balance'] as const

/** The columns of money, where each of them holds nothing but whole JSON numbers, of a currency that has cents. */
export function wholeColumns(
  head: StatementHead,
  isWhole: (column: number) => boolean,
  currencyDefault: string | undefined,
): number[] {
  const columns = moneyRoles.flatMap((role) => head.mapping?.columns[role] ?? [])
  const currency = head.accounts[0]?.currency ?? currencyDefault
  const hasCents = currency === undefined || (minorDigits(currency) > 0 && !unusedCents.has(currency))
  return hasCents && columns.length > 0 && columns.every(isWhole) ? columns : []
}

/** The answer, else what such a file meant before. Null has to be asked. */
export function unitKnown(
  { mapping }: StatementHead,
  { answers, mapping: asked, mappings = [] }: ParseOptions,
): Unit | null {
  const answer = answers?.unit
  if (answer === 'major' || answer === 'minor') return answer
  const known = asked ? [asked] : mappings
  return known.find((one) => one.headerFingerprint === mapping?.headerFingerprint)?.unit ?? null
}

export function unitQuestion(samples: readonly string[]): Question {
  return {
    code: 'unit',
    message: 'All amounts are whole numbers, as programs write cents. What do they count?',
    choices: [
      { value: 'major', label: 'Whole units: 1250 is 1,250.00' },
      { value: 'minor', label: 'Cents, paise or the like: 1250 is 12.50' },
    ],
    samples: [...new Set(samples)].slice(0, 5),
  }
}

/** A whole number of the smallest units, as a decimal of whole ones. */
export function fromMinor(text: string, currency: string | null): string {
  const places = minorDigits(currency ?? 'XXX')
  const [, sign = '', digits = ''] = /^(-?)(\d+)$/.exec(text) ?? []
  if (digits === '' || places === 0) return text
  const padded = digits.padStart(places + 1, '0')
  return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`
}
