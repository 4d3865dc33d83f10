import type { Row } from './row.ts'

/**
 * Amount and date as numbers of size about 1, 0 where unknown. The size of an amount is spread over overlapping bumps, so that a
 * linear layer can prefer a range. Days since the same merchant and the like are left out: they would make a row's category
 * depend on which rows it arrives with.
 */
const bumps = 15
const bumpEvery = 0.65
const amountNumbers = 7 + bumps
const dateNumbers = 4
export const numbersPerRow = amountNumbers + dateNumbers

export function numbersOf({ amount, date }: Row): Float32Array {
  const numbers = new Float32Array(numbersPerRow)
  if (amount !== undefined && Number.isFinite(amount)) numbers.set(ofAmount(amount), 0)
  const day = date === undefined ? null : dayOf(date)
  if (day) numbers.set(ofDay(day), amountNumbers)
  return numbers
}

function ofAmount(amount: number): number[] {
  const size = Math.log1p(Math.abs(amount))
  const cents = Math.round(Math.abs(amount) * 100)
  const flags = [
    size / 10,
    Math.sign(amount),
    cents % 100 === 0,
    cents % 500 === 0,
    cents % 5000 === 0,
    cents % 100 === 99,
    cents % 100 === 95,
  ]
  const spread = Array.from({ length: bumps }, (_, at) =>
    Math.exp(-(((size - at * bumpEvery) / bumpEvery) ** 2)),
  )
  return [...flags.map(Number), ...spread]
}

function ofDay({ month, weekday }: { month: number; weekday: number }): number[] {
  return [Math.sin(month), Math.cos(month), Math.sin(weekday), Math.cos(weekday)]
}

/** Angles of the day in its month and week; null where the text is no date. */
function dayOf(iso: string): { month: number; weekday: number } | null {
  const time = /^\d{4}-\d\d-\d\d/.test(iso) ? Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time)) return null
  const turn = 2 * Math.PI
  const dayOfMonth = Number(iso.slice(8, 10))
  return { month: (turn * dayOfMonth) / 31, weekday: (turn * ((time / 86_400_000) % 7)) / 7 }
}
