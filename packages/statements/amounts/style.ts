import { minorDigits } from '@scale/money'
import type { Question } from '../types.ts'

/** How all amounts of one file are written; decided over all of them, never for one. */
export type AmountStyle = 'plain' | 'comma_groups' | 'point_groups' | 'unclear'

/**
 * OFX and QIF know one mark, the decimal one, but banks group anyway. Amounts that show both marks, or a mark before one or two
 * digits, tell what the marks mean; where the only evidence is a mark before exactly three digits, nothing can be decided.
 */
export function amountStyle(
  amounts: readonly string[],
  currency: string | null,
  answer: string | undefined,
): AmountStyle {
  if (answer === '.') return 'comma_groups'
  if (answer === ',') return 'point_groups'
  const some = (pattern: RegExp) => amounts.some((amount) => pattern.test(amount.trim()))
  if (some(/\d,\d{3}\.|,\d{3},\d{3}/)) return 'comma_groups'
  if (some(/\d\.\d{3},|\.\d{3}\.\d{3}/)) return 'point_groups'
  const pointDecimal = some(/\.\d{1,2}$|\.\d{4,}$/)
  const commaDecimal = some(/,\d{1,2}$|,\d{4,}$/)
  if (some(/\d,\d{3}$/))
    return pointDecimal
      ? 'comma_groups'
      : commaDecimal || minorDigits(currency ?? 'XXX') === 3
        ? 'plain'
        : 'unclear'
  if (some(/\d\.\d{3}$/) && commaDecimal && !pointDecimal) return 'point_groups'
  return 'plain'
}

/** A plain decimal for `exactAmount`, or null where the text does not fit the style. */
export function plainAmount(text: string, style: AmountStyle): string | null {
  const amount = text
    .trim()
    .replace(/^\((.*)\)$/, '-$1')
    .replace(/^([^-−–]+)[-−–]$/, '-$1')
    .replace(/^([-+−–]?)\s*[$€£₹]?\s*/, '$1')
    .replace(/^[−–]/, '-')
  if (style === 'comma_groups') return ungrouped(amount, ',', '.')
  if (style === 'point_groups') return ungrouped(amount, '.', ',')
  if (style === 'unclear' && /\d,\d{3}$/.test(amount)) return null
  return amount
}

/** Groups have three digits, in India two or three; anything else is a decimal mark in the wrong place. */
function ungrouped(amount: string, group: ',' | '.', decimal: ',' | '.'): string | null {
  const [whole = '', ...fractions] = amount.split(decimal)
  const [head = '', ...groups] = whole.split(group)
  const sound = fractions.length <= 1 && groups.every((part) => /^\d{2,3}$/.test(part))
  if (!sound || (groups.length > 0 && (!/^[+-]?\d{1,3}$/.test(head) || groups.at(-1)?.length !== 3)))
    return null
  return [head + groups.join(''), ...fractions].join('.')
}

export function decimalMarkQuestion(amounts: readonly string[]): Question {
  return {
    code: 'decimal_mark',
    message:
      'In this file a comma stands before three digits. Does it group thousands, or is it the decimal mark?',
    choices: [
      { value: '.', label: 'It groups thousands: 1,234 is one thousand two hundred thirty-four' },
      { value: ',', label: 'It is the decimal mark: 1,234 is a little more than one' },
    ],
    samples: amounts.filter((amount) => /\d,\d{3}$/.test(amount.trim())).slice(0, 5),
  }
}
