'use client'
import { useTranslations } from 'use-intl'

/** Methods by the names the field has for them; those with words of their own are translated. */
const proper: Record<string, string> = {
  theta: 'Theta',
  dynamicTheta: 'Dynamic Theta',
  ets: 'ETS',
  mstlEts: 'MSTL + ETS',
  tft: 'Temporal Fusion Transformer',
  'neural-rde': 'Neural RDE',
  croston: 'Croston',
  sba: 'Croston (SBA)',
  tsb: 'TSB',
  naive2: 'Naive 2',
}

const worded = [
  'recurring',
  'ensemble',
  'naive',
  'seasonalNaive',
  'drift',
  'autoregression',
  'deepAutoregression',
  'doubleSeasonal',
] as const

export function useMemberName(): (name: string) => string {
  const t = useTranslations('forecast.members')
  return (name) => {
    const known = worded.find((one) => one === name)
    return known ? t(known) : (proper[name] ?? name)
  }
}

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
