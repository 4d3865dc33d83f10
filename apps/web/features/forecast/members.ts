'use client'
import { useTranslations } from 'use-intl'
import type { Forecast } from '@/api/forecasting.ts'

/** Methods by the names the field has for them; those with words of their own are translated. */
const proper: Record<string, string> = {
  theta: 'Theta',
  'dynamic-theta': 'Dynamic Theta',
  ets: 'ETS',
  'mstl-ets': 'MSTL + ETS',
  tft: 'Temporal Fusion Transformer',
  'neural-rde': 'Neural RDE',
  croston: 'Croston',
  sba: 'Croston (SBA)',
  tsb: 'TSB',
  naive2: 'Naive 2',
}

const worded = {
  recurring: 'recurring',
  ensemble: 'ensemble',
  naive: 'naive',
  'seasonal-naive': 'seasonalNaive',
  'seasonal-naive-longest': 'seasonalNaiveLongest',
  drift: 'drift',
  autoregression: 'autoregression',
  'deep-autoregression': 'deepAutoregression',
  'direct-autoregression': 'directAutoregression',
  'anchored-autoregression': 'anchoredAutoregression',
  'double-seasonal': 'doubleSeasonal',
  climatology: 'climatology',
} as const

/** A method that reads the logarithms of a series. */
const logged = 'log-'

export function useMemberName(): (name: string) => string {
  const t = useTranslations('forecast.members')
  const nameOf = (name: string): string => {
    if (name.startsWith(logged)) return t('logged', { name: nameOf(name.slice(logged.length)) })
    const known = Object.entries(worded).find(([one]) => one === name)
    return known ? t(known[1]) : (proper[name] ?? name)
  }
  return nameOf
}

/** The heaviest first. */
export const byWeight = (members: Forecast['members']): Forecast['members'] =>
  members.toSorted((one, other) => other.weight - one.weight)

/** Told apart in both themes; the legend names each. */
export const memberColours = [
  'oklch(0.62 0.14 250)',
  'oklch(0.65 0.15 40)',
  'oklch(0.6 0.14 320)',
  'oklch(0.65 0.13 140)',
  'oklch(0.62 0.12 90)',
  'oklch(0.6 0.15 15)',
  'oklch(0.6 0.1 210)',
] as const
