import { countries } from '@scale/money/countries'
import type { Settings } from '../store/workspaces.ts'

/**
 * What the country of the system's locale usually means for money (`de_CH.UTF-8`; POSIX.1-2024, 8.2). Null where none is
 * set, or of a country that is not on our list.
 */
export function moneyHabitsOf(
  env: Readonly<Record<string, string | undefined>>,
): Pick<Settings, 'locale' | 'currency' | 'numberStyle'> | null {
  const set = [env['LC_ALL'], env['LC_MONETARY'], env['LANG']].find(Boolean)
  const [, language, region] = /^([a-z]{2,3})_([A-Z]{2})(?:[.@]|$)/.exec(set ?? '') ?? []
  const country = countries.find(({ code }) => code === region)
  if (!country) return null
  return {
    locale: `${language}-${country.code}`,
    currency: country.currency,
    numberStyle: country.numberStyle,
  }
}
