/** A name further right would be cut. */
const edge = 0.98

const steps = [1, 2, 3, 6, 12, 24, 60, 120]

/**
 * Firsts of months between two days, evenly apart and at most `countMax` of them. Empty when the days lie so close that
 * no month begins between them twice: then days are the better ticks.
 */
export function monthTicks(from: string, to: string, countMax: number): string[] {
  const firsts: string[] = []
  const end = indexOf(to)
  for (let month = indexOf(from) + (from.endsWith('-01') ? 0 : 1); month <= end; month++)
    firsts.push(firstOf(month))
  if (firsts.length < 2) return []
  const step = steps.find((one) => firsts.length / one <= countMax) ?? firsts.length
  // Counted from January, so that the same months are named whatever day the series begins.
  return firsts.filter((first) => indexOf(first) % step === 0 && placeOfDay(first, from, to) <= edge)
}

/** Where a day stands between two others, from 0 to 1. */
export function placeOfDay(day: string, from: string, to: string): number {
  const [at, start, end] = [day, from, to].map((one) => Date.parse(`${one}T00:00:00Z`)) as [
    number,
    number,
    number,
  ]
  return end > start ? (at - start) / (end - start) : 0.5
}

function indexOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
}

function firstOf(month: number): string {
  return `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`
}
