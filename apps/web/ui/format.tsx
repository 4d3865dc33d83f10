'use client'
import { createContext, use, useMemo, type ReactNode } from 'react'
import { formatCompact, formatMoney, type Money, type Sign } from './money.ts'

/** How this workspace writes numbers (`en-IN` groups by lakh) and how this person reads words. */
export interface Style {
  /** BCP 47 tag whose digits, grouping and marks are used. */
  numberStyle: string
  /** Language of month names and sentences. */
  language: string
  currency: string
}

export interface Format {
  style: Style
  /** The mark between whole and fraction in this workspace's numbers. */
  decimalMark: '.' | ','
  money(money: Money, sign?: Sign): string
  compact(value: number, currency?: string): string
  count(value: number): string
  percent(ratio: number): string
  /** `2026-02-05` as 5 Feb 2026. */
  date(iso: string, shape?: DateShape): string
  instant(iso: string): string
}

export type DateShape = 'day' | 'dayMonth' | 'long' | 'month' | 'monthShort' | 'weekday' | 'weekdayName'

const shapes: Record<DateShape, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  dayMonth: { day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  monthShort: { month: 'short', year: '2-digit' },
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  weekdayName: { weekday: 'short' },
}

function makeFormat(style: Style): Format {
  const { numberStyle, language, currency } = style
  const dateLocale = numberStyle.startsWith(language) ? numberStyle : language === 'en' ? 'en-GB' : language
  const reader = { locale: numberStyle, home: currency }
  const dates = new Map<DateShape, Intl.DateTimeFormat>()
  const counts = new Intl.NumberFormat(numberStyle)
  const percents = new Intl.NumberFormat(numberStyle, { style: 'percent', maximumFractionDigits: 0 })
  const instants = new Intl.DateTimeFormat(dateLocale, { dateStyle: 'medium', timeStyle: 'short' })
  return {
    style,
    decimalMark: counts.formatToParts(0.5).find((part) => part.type === 'decimal')?.value === ',' ? ',' : '.',
    money: (money, sign) => formatMoney(money, reader, sign),
    compact: (value, other) => formatCompact(value, other ?? currency, reader),
    count: (value) => counts.format(value),
    percent: (ratio) => percents.format(ratio).replace('-', '−'),
    date(iso, shape = 'day') {
      let format = dates.get(shape)
      if (!format) {
        // A booking date is a plain day: read and written in UTC so that no time zone can move it.
        format = new Intl.DateTimeFormat(dateLocale, { ...shapes[shape], timeZone: 'UTC' })
        dates.set(shape, format)
      }
      return format.format(new Date(`${iso.length === 7 ? `${iso}-01` : iso}T00:00:00Z`))
    },
    instant: (iso) => instants.format(new Date(iso)),
  }
}

const FormatContext = createContext<Format>(
  makeFormat({ numberStyle: 'en-IN', language: 'en', currency: 'INR' }),
)

export function FormatProvider({ style, children }: { style: Style; children: ReactNode }) {
  const { numberStyle, language, currency } = style
  const format = useMemo(
    () => makeFormat({ numberStyle, language, currency }),
    [numberStyle, language, currency],
  )
  return <FormatContext value={format}>{children}</FormatContext>
}

export function useFormat(): Format {
  return use(FormatContext)
}
