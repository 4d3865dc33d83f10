import { toMinor } from '@scale/money'

/** Money as it travels: an exact decimal and its currency. */
export interface Money {
  amount: string
  currency: string
}

const formats = new Map<string, Intl.NumberFormat>()

function formatFor(locale: string, currency: string, signDisplay: Sign): Intl.NumberFormat {
  const key = `${locale}|${currency}|${signDisplay}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      signDisplay,
      currencyDisplay: 'narrowSymbol',
    })
    formats.set(key, format)
  }
  return format
}

/** `change` shows a plus as well as a minus; `value` shows a minus alone; `none` leaves both to the words beside it. */
export type Sign = 'exceptZero' | 'negative' | 'never'

/** Every digit comes from the decimal string: nothing passes through a float. The minus is a true minus, U+2212. */
export function formatMoney(money: Money, locale: string, sign: Sign = 'negative'): string {
  const text = formatFor(locale, money.currency, sign).format(money.amount as Intl.StringNumericLiteral)
  return text.replace('-', '−')
}

/** −1, 0 or 1, exactly. */
export function signOf(money: Money): -1 | 0 | 1 {
  const minor = toMinor(money.amount, money.currency)
  return minor < 0n ? -1 : minor > 0n ? 1 : 0
}

/** For the height of a bar or the place of a point only; never for a figure that is read. */
export function toPlot(money: Money | string): number {
  return Number(typeof money === 'string' ? money : money.amount)
}

/** Axis labels: ₹4.2L, €12.5K; where a language has no short word for thousands, whole units (22.000 €). */
export function formatCompact(value: number, currency: string, locale: string): string {
  const parts = compactFor(locale, currency, 'short').formatToParts(value)
  const isShort = Math.abs(value) < 1_000 || parts.some(({ type }) => type === 'compact')
  const text = isShort
    ? parts.map((part) => part.value).join('')
    : compactFor(locale, currency, 'whole').format(value)
  return text.replace('-', '−')
}

function compactFor(locale: string, currency: string, form: 'short' | 'whole'): Intl.NumberFormat {
  const key = `${locale}|${currency}|${form}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      ...(form === 'short'
        ? { notation: 'compact', maximumFractionDigits: 1 }
        : { maximumFractionDigits: 0, useGrouping: 'always' }),
    })
    formats.set(key, format)
  }
  return format
}
