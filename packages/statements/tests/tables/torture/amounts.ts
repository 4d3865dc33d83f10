/** Amounts as banks print them: digits, marks of money, signs, and what stands around the finished cell. */
import { minorDigits } from '@scale/money'

export interface NumberStyle {
  mark: '.' | ','
  group: string
  indian?: boolean
  /** Whole amounts lose their decimals: `1,234`. */
  trimmed?: boolean
}

export const numberStyles: Record<string, NumberStyle> = {
  plainPoint: { mark: '.', group: '' },
  plainComma: { mark: ',', group: '' },
  english: { mark: '.', group: ',' },
  german: { mark: ',', group: '.' },
  french: { mark: ',', group: '\u202f' },
  spaced: { mark: ',', group: ' ' },
  nbsp: { mark: ',', group: '\u00a0' },
  swiss: { mark: '.', group: "'" },
  swissCurly: { mark: '.', group: '’' },
  indian: { mark: '.', group: ',', indian: true },
  trimmedEnglish: { mark: '.', group: ',', trimmed: true },
  trimmedGerman: { mark: ',', group: '.', trimmed: true },
  trimmedPlain: { mark: '.', group: '', trimmed: true },
}

/** Digits only; `minor` is not negative. */
export function printNumber(minor: bigint, currency: string, style: NumberStyle): string {
  const places = minorDigits(currency)
  const digits = minor.toString().padStart(places + 1, '0')
  const whole = places === 0 ? digits : digits.slice(0, -places)
  let fraction = places === 0 ? '' : digits.slice(-places)
  if (style.trimmed) fraction = fraction.replace(/0+$/, '')
  const grouped = style.indian ? indianGroups(whole) : whole.replace(/\B(?=(\d{3})+$)/g, style.group)
  return fraction === '' ? grouped : `${grouped}${style.mark}${fraction}`
}

function indianGroups(whole: string): string {
  if (whole.length <= 3) return whole
  return `${whole.slice(0, -3).replace(/\B(?=(\d{2})+$)/g, ',')},${whole.slice(-3)}`
}

export const dressings: Record<string, (number: string, mark: string) => string> = {
  bare: (number) => number,
  before: (number, mark) => `${mark}${number}`,
  beforeSpaced: (number, mark) => `${mark} ${number}`,
  after: (number, mark) => `${number} ${mark}`,
  rtl: (number, mark) => `\u200f${mark}\u200f${number}`,
}

/** Around the finished cell, sign and all. */
export const wrappings: Record<string, (cell: string) => string> = {
  bare: (cell) => cell,
  excel: (cell) => (cell === '' ? '' : `="${cell}"`),
  apostrophe: (cell) => (cell === '' ? '' : `'${cell}`),
  padded: (cell) => ` ${cell} `,
}

export const marks: Record<string, string[]> = {
  INR: ['₹', 'Rs.', 'Rs', 'INR'],
  EUR: ['€', 'EUR'],
  USD: ['$', 'US$', 'USD'],
  GBP: ['£', 'GBP'],
  CHF: ['CHF', 'Fr.'],
  SEK: ['kr', 'SEK'],
  BRL: ['R$'],
  JPY: ['¥', '円', 'JPY'],
  JOD: ['د.ا.', 'JOD'],
  KWD: ['KWD'],
}

export const signs = {
  minus: (number: string, out: boolean): string => (out ? `-${number}` : number),
  unicode: (number: string, out: boolean): string => (out ? `−${number}` : number),
  plusMinus: (number: string, out: boolean): string => (out ? `-${number}` : `+${number}`),
  spacedMinus: (number: string, out: boolean): string => (out ? `- ${number}` : `+ ${number}`),
  trailing: (number: string, out: boolean): string => (out ? `${number}-` : number),
  brackets: (number: string, out: boolean): string => (out ? `(${number})` : number),
  suffix: (number: string, out: boolean): string => `${number} ${out ? 'Dr' : 'Cr'}`,
  suffixDot: (number: string, out: boolean): string => `${number}${out ? 'DR.' : 'CR.'}`,
} as const
