import type { NumberStyle } from '../store/workspaces.ts'

const byMarks: Readonly<Record<string, NumberStyle>> = {
  ',,.': 'comma_dot',
  '..,': 'dot_comma',
  '  ,': 'space_comma',
  "''.": 'apostrophe_dot',
  ',,,.': 'lakh',
}

/** How a locale (BCP 47) groups digits and marks decimals, by the platform's own data (CLDR). */
export function numberStyleOf(locale: string): NumberStyle {
  const printed = new Intl.NumberFormat(locale, { numberingSystem: 'latn' }).format(12_345_678.5)
  const marks = printed.replaceAll(/\d/g, '').replaceAll(/\s/g, ' ').replaceAll('’', "'")
  return byMarks[marks] ?? 'comma_dot'
}
