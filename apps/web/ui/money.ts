import { toDecimal, toMinor } from '@scale/money'

/** Money as it travels: an exact decimal and its currency. */
export interface Money {
  amount: string
  currency: string
}

/** What went out as a figure of its own: below zero where more came back. */
export function reversed({ amount, currency }: Money): Money {
  return { amount: toDecimal(-toMinor(amount, currency), currency), currency }
}

const formats = new Map<string, Intl.NumberFormat>()

function formatFor(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `${locale}|${Object.values(options).join('|')}`
  let format = formats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, options)
    formats.set(key, format)
  }
  return format
}

/**
 * The sign of the currency at home is its short one. Others have the sign that is theirs alone in the locale (`CA$`), and
 * where that is the short one of home (US dollars, seen from Canada) their code.
 */
function inCurrency(locale: string, currency: string, home: string): Intl.NumberFormatOptions {
  const signOf = (code: string, currencyDisplay: Display): string | undefined =>
    formatFor(locale, { style: 'currency', currency: code, currencyDisplay })
      .formatToParts(0)
      .find(({ type }) => type === 'currency')?.value
  const display = (): Display => {
    if (currency === home) return 'narrowSymbol'
    return signOf(currency, 'symbol') === signOf(home, 'narrowSymbol') ? 'code' : 'symbol'
  }
  return { style: 'currency', currency, currencyDisplay: display() }
}

type Display = 'narrowSymbol' | 'symbol' | 'code'

/** `change` shows a plus as well as a minus; `value` shows a minus alone; `none` leaves both to the words beside it. */
export type Sign = 'exceptZero' | 'negative' | 'never'

/** How a reader writes numbers, and the currency they think in. */
export interface Reader {
  locale: string
  home: string
}

/** Every digit comes from the decimal string: nothing passes through a float. The minus is a true minus, U+2212. */
export function formatMoney(
  { amount, currency }: Money,
  { locale, home }: Reader,
  signDisplay: Sign = 'negative',
): string {
  const format = formatFor(locale, { ...inCurrency(locale, currency, home), signDisplay })
  return format.format(amount as Intl.StringNumericLiteral).replace('-', '−')
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
export function formatCompact(value: number, currency: string, { locale, home }: Reader): string {
  const money = inCurrency(locale, currency, home)
  const short = formatFor(locale, { ...money, notation: 'compact', maximumFractionDigits: 1 })
  const parts = short.formatToParts(value)
  const isShort = Math.abs(value) < 1_000 || parts.some(({ type }) => type === 'compact')
  const text = isShort
    ? parts.map((part) => part.value).join('')
    : formatFor(locale, { ...money, maximumFractionDigits: 0, useGrouping: 'always' }).format(value)
  return text.replace('-', '−')
}
