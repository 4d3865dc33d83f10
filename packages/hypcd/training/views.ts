/** Views of a payment for contrastive pairs: changed in what says nothing of its category. The sign of the amount is never touched. */
import type { Rng } from '@scale/numerics'
import type { Row } from '../encoder/row.ts'
import { normaliseText } from '../text/normalise.ts'

const dropWord = 0.15
const dropLetter = 0.03
const cutHead = 0.1
const swapRail = 0.5
const amountSpread = 0.15
const weeksMost = 4

/** How the same purchase may reach the bank. */
const rails = ['pos', 'ach', 'upi', 'sq', 'paypal', 'visa', 'card', 'neft', 'imps', 'sepa']
const rail = new RegExp(`^(${rails.join('|')})\\b[\\s*/:-]*`, 'i')

/** One random view of a row. */
export function viewOf(row: Row, rng: Rng): Row {
  const { amount, date, hints } = row
  return {
    text: changedText(row.text, rng),
    ...(amount !== undefined && { amount: amount * Math.exp(rng.normal() * amountSpread) }),
    ...(date !== undefined && { date: shifted(date, rng.below(2 * weeksMost + 1) - weeksMost) }),
    ...(hints && { hints }),
  }
}

/** Rows of the same merchant as each row, itself included: their texts read the same without references. */
export function sameMerchant(rows: readonly Row[]): readonly Int32Array[] {
  const keys = rows.map(({ text }) => normaliseText(text))
  const groups = new Map<string, number[]>()
  for (const [row, key] of keys.entries()) {
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  const shared = new Map([...groups].map(([key, group]) => [key, Int32Array.from(group)]))
  return keys.map((key) => shared.get(key) ?? new Int32Array())
}

function changedText(text: string, rng: Rng): string {
  const swapped =
    rail.test(text) && rng.uniform() < swapRail
      ? text.replace(rail, `${rails[rng.below(rails.length)]} `)
      : text
  const words = swapped.split(/\s+/).filter((word) => word !== '')
  const tail = words.length > 2 && rng.uniform() < cutHead ? words.slice(rng.below(words.length - 1)) : words
  const kept = tail.filter(() => rng.uniform() >= dropWord)
  return (kept.length > 0 ? kept : tail).map((word) => changedWord(word, rng)).join(' ')
}

/** Some letters fall out, and digits become others: they are of stores, cities and references. */
function changedWord(word: string, rng: Rng): string {
  const letters = [...word].filter(() => rng.uniform() >= dropLetter)
  return letters.map((letter) => (/\d/.test(letter) ? String(rng.below(10)) : letter)).join('')
}

function shifted(date: string, weeks: number): string {
  const time = Date.parse(date)
  return Number.isNaN(time) ? date : new Date(time + weeks * 7 * 86_400_000).toISOString().slice(0, 10)
}
