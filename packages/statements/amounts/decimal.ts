import { minorDigits } from '@scale/money'

/** An amount in minor units, and the decimal itself where it is finer than the minor unit. */
export interface ExactAmount {
  minor: bigint
  exact: string | null
}

/** Postgres keeps minor units in a bigint; 18 digits always fit. */
const digitsMax = 18

const decimal = /^([+-]?)(\d*)(?:[.,](\d*))?$/

/** Formats that write decimals as XML does: a point, and no comma at all. */
export function pointAmount(text: string, currency: string | null): ExactAmount | null {
  return text.includes(',') ? null : exactAmount(text, currency)
}

/**
 * Reads the plain decimals of machine formats (`-12.5`, `12,50`, `1000,`, `,5`): a sign, digits and one mark, no grouping.
 * Digits finer than the currency's minor unit are kept in `exact`, and `minor` is rounded half away from zero.
 * Null for anything else.
 */
export function exactAmount(text: string, currency: string | null): ExactAmount | null {
  const match = decimal.exec(text.trim())
  const whole = match?.[2] ?? ''
  const fraction = (match?.[3] ?? '').replace(/0+$/, '')
  if (!match || (whole === '' && (match[3] ?? '') === '')) return null
  const digits = minorDigits(currency ?? 'XXX')
  if (whole.replace(/^0+/, '').length + digits > digitsMax || fraction.length > 40) return null
  const negative = match[1] === '-'
  const kept = BigInt(whole + fraction.slice(0, digits).padEnd(digits, '0') || '0')
  const rounded = kept + ((fraction[digits] ?? '0') >= '5' ? 1n : 0n)
  const exact = `${negative ? '-' : ''}${whole.replace(/^0+(?=\d)/, '') || '0'}.${fraction}`
  return { minor: negative ? -rounded : rounded, exact: fraction.length > digits ? exact : null }
}

export function negated(amount: ExactAmount): ExactAmount {
  const { minor, exact } = amount
  return {
    minor: -minor,
    exact: exact === null ? null : exact.startsWith('-') ? exact.slice(1) : `-${exact}`,
  }
}
