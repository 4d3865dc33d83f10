import { type Country, countries } from '@scale/money/countries'
import type { Workspace } from '@/api/types.ts'

export const currencies = [...new Set(countries.map((one) => one.currency))].sort()

/** The browser's own country when it is on the list. */
export function likelyCountry(): Country {
  const region = new Intl.Locale(navigator.language).maximize().region
  const found = countries.find((one) => one.code === region)
  const fallback = countries[0]
  if (!fallback) throw new Error('no countries')
  return found ?? fallback
}

export const numberSamples: Record<Workspace['numberStyle'], string> = {
  comma_dot: '1,234,567.89',
  dot_comma: '1.234.567,89',
  space_comma: '1 234 567,89',
  apostrophe_dot: '1’234’567.89',
  lakh: '12,34,567.89',
}
