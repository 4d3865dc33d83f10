/**
 * Money as whole minor units with its currency beside it: `{ 123456n, 'INR' }` is ₹1,234.56.
 * Decimal strings are canonical here (`-1234.56`); reading the wild ones banks print is `@scale/statements`.
 */

/** Decimal places of each ISO 4217 currency that does not have two. Source: ISO 4217 list one, 2024. */
const minorDigitsOther: Record<string, number> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

export function minorDigits(currency: string): number {
  return minorDigitsOther[currency] ?? 2
}

const decimalPattern = /^([+-]?)(\d+)(?:\.(\d+))?$/

/** Reads a canonical decimal. Throws `RangeError` on any other text or on digits finer than the minor unit. */
export function toMinor(decimal: string, currency: string): bigint {
  const digits = minorDigits(currency)
  const match = decimalPattern.exec(decimal)
  if (!match) throw new RangeError(`not a decimal number: ${decimal}`)
  const fraction = (match[3] ?? '').replace(/0+$/, '')
  if (fraction.length > digits) throw new RangeError(`${currency} has ${digits} decimal places: ${decimal}`)
  const minor = BigInt(match[2] + fraction.padEnd(digits, '0'))
  return match[1] === '-' ? -minor : minor
}

/** Writes minor units as a canonical decimal with the currency's own number of places: `-1234.56`. */
export function toDecimal(minor: bigint, currency: string): string {
  const digits = minorDigits(currency)
  const sign = minor < 0n ? '-' : ''
  const text = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, '0')
  if (digits === 0) return sign + text
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`
}

/** Formats for people, exactly: `Intl` takes the decimal as a string, so no digit passes through a float. */
export function formatMoney(minor: bigint, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale, { style: 'currency', currency })
  return format.format(toDecimal(minor, currency) as Intl.StringNumericLiteral)
}
