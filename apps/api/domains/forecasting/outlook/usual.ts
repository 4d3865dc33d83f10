/**
 * What of a series says how it goes on. An inheritance says nothing of next month, and would make every band as wide as itself; an
 * account that was given up goes on as it rests, whatever it once did.
 */

export interface Usual {
  readonly values: Float64Array
  /** Days far larger than all else together, taken not to come again. */
  readonly oneOffs: number
  /** Nothing has moved for far longer than ever before. */
  readonly atRest: boolean
}

/**
 * @param rest without payments that come regularly
 * @param whole with them: what is large is told from all that moves
 */
export function usualOf(rest: Float64Array, whole: Float64Array): Usual {
  if (isAtRest(whole)) return { values: new Float64Array(rest.length), oneOffs: 0, atRest: true }
  const days = oneOffsOf(rest, whole)
  if (days.length === 0) return { values: rest, oneOffs: 0, atRest: false }
  const values = rest.slice()
  for (const at of days) values[at] = 0
  return { values, oneOffs: days.length, atRest: false }
}

/**
 * A one-off is larger than a quarter of a year of all else, or than a whole one where little moves, and no more than one day in a
 * hundred is one.
 */
const [daysOutweighed, daysOutweighedSeldom, oneOffShare] = [90, 365, 0.01]
/** With fewer moves every day is large; from so many on, they are often. */
const [movesLeast, movesOften] = [8, 28]

function oneOffsOf(rest: Float64Array, whole: Float64Array): number[] {
  const moves = whole.reduce((count, value) => count + (value === 0 ? 0 : 1), 0)
  if (moves < movesLeast) return []
  const outweighed = moves < movesOften ? daysOutweighedSeldom : daysOutweighed
  const size = (at: number) => Math.abs(rest[at] as number)
  const largest = [...rest.keys()].toSorted((one, other) => size(other) - size(one))
  let others = whole.reduce((sum, value) => sum + Math.abs(value), 0)
  let found = 0
  for (let count = 1; count <= Math.max(1, Math.floor(oneOffShare * rest.length)); count++) {
    const at = largest[count - 1] as number
    others -= Math.abs(whole[at] as number)
    if (size(at) > (outweighed * others) / rest.length) found = count
  }
  return largest.slice(0, found)
}

/** Two months, and twice as long as it ever was quiet, tell rest from a pause; fewer moves tell nothing of pauses. */
const [restDaysLeast, restOverPause, movesBeforeRest] = [60, 2, 8]

function isAtRest(values: Float64Array): boolean {
  const moved = [...values.keys()].filter((at) => values[at] !== 0)
  const last = moved.at(-1)
  if (last === undefined || moved.length < movesBeforeRest) return false
  const quiet = values.length - 1 - last
  const pause = moved.reduce((longest, at, place) => Math.max(longest, at - (moved[place - 1] ?? at)), 0)
  return quiet >= restDaysLeast && quiet > restOverPause * pause
}
