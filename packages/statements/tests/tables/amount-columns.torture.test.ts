import { minorDigits } from '@scale/money'
import { expect, test } from 'vitest'
import { dressings, marks, numberStyles, printNumber, signs } from './torture/amounts.ts'
import { outcomeOf, type Printed } from './torture/outcome.ts'
import { headers } from './torture/words.ts'

/** Whole units and hundredths. Each list but the last shows its decimal mark somewhere. */
const sums: Record<string, [number, number][]> = {
  'of every size': [
    [1_234, 56],
    [30, 0],
    [7, 5],
    [123_456, 78],
    [1_000, 0],
    [12_345_678, 90],
  ],
  small: [
    [30, 0],
    [7, 50],
    [0, 99],
  ],
  'in thousands': [
    [1_234, 0],
    [5_000, 0],
    [2_750, 0],
  ],
}

interface Style {
  currency: string
  number: keyof typeof numberStyles
  sign: keyof typeof signs
  dressing: keyof typeof dressings
  mark: string
}

function printed(language: string, list: [number, number][], style: Style): Printed {
  const { date, text, amount } = headers[language] ?? {}
  const { currency } = style
  const places = minorDigits(currency)
  const number = numberStyles[style.number] ?? { mark: '.', group: '' }
  const dress = dressings[style.dressing] ?? ((digits: string) => digits)
  const lines = [[date, text, amount, 'Currency'].join(';')]
  const rows: Printed['rows'] = new Map()
  list.forEach(([whole, hundredths], at) => {
    const size =
      BigInt(whole) * 10n ** BigInt(places) +
      (places < 2 ? 0n : BigInt(hundredths) * 10n ** BigInt(places - 2))
    const out = at % 3 !== 1
    const cell = signs[style.sign](dress(printNumber(size, currency, number), style.mark), out)
    const day = Temporal.PlainDate.from('2024-03-13').add({ days: at })
    lines.push([day.toString(), `Shop ${at}`, `"${cell}"`, currency].join(';'))
    rows.set(lines.length, { date: day, minor: out ? -size : size, text: `Shop ${at}` })
  })
  return { text: `${lines.join('\n')}\n`, rows, style: JSON.stringify(style) }
}

const languages = ['english', 'german', 'indian']
const everySign = Object.keys(signs) as (keyof typeof signs)[]

for (const language of languages) {
  for (const [name, list] of Object.entries(sums)) {
    test(`sums ${name} under ${language} headers, in every number style with every sign`, () => {
      for (const currency of Object.keys(marks)) {
        for (const number of Object.keys(numberStyles)) {
          for (const sign of everySign) {
            const style = { currency, number, sign, dressing: 'bare', mark: '' }
            const outcome = outcomeOf(printed(language, list, style), { answers: { sign: 'as_is' } })
            const proven = name !== 'in thousands' && minorDigits(currency) === 2
            expect([style, outcome]).toEqual([
              style,
              proven ? 'exact' : expect.stringMatching(/^(?:exact|asked)$/),
            ])
          }
        }
      }
    })

    test(`sums ${name} under ${language} headers, with every mark of money on either side`, () => {
      for (const [currency, printedAs] of Object.entries(marks)) {
        for (const mark of printedAs) {
          for (const dressing of Object.keys(dressings)) {
            for (const number of ['english', 'german', 'indian', 'french']) {
              const style = { currency, number, sign: 'minus' as const, dressing, mark }
              const outcome = outcomeOf(printed(language, list, style), { answers: { sign: 'as_is' } })
              expect([style, outcome]).toEqual([style, expect.stringMatching(/^(?:exact|asked)$/)])
            }
          }
        }
      }
    })
  }
}
