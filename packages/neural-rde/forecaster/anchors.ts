/**
 * What naive rivals would say of a moment ahead: the last value, the mean, and for each season the value one season
 * before and the mean of the last few. The network blends them and learns what they miss. Unevenly seen series have no row
 * exactly a season before: the nearest within half a step serves, then that of the season before.
 */
import { rowsUntil } from '../path/observations.ts'

export interface Seen {
  readonly times: Float64Array
  readonly values: Float64Array
}

/** Seasons looked back through, and rows in phase that are averaged. */
const [seasonsBackMax, inPhaseMax] = [8, 4]

export function anchorCount(seasons: number): number {
  return 2 + 2 * seasons
}

/** Numbers about the anchors themselves, per season: share of rows in phase found, and how far back the first was. */
export function anchorNotes(seasons: number): number {
  return 2 * seasons
}

/**
 * @param rows what is known at the origin: the first `rows` of `seen`, at least one
 * @param mean of the context
 */
export function anchorsAt(
  seen: Seen,
  rows: number,
  time: number,
  { mean, seasons, step }: { mean: number; seasons: readonly number[]; step: number },
): { anchors: number[]; notes: number[] } {
  const anchors = [seen.values[rows - 1] as number, mean]
  const notes: number[] = []
  const now = seen.times[rows - 1] as number
  for (const season of seasons) {
    const cyclesAhead = Math.max(1, Math.ceil((time - now) / season - 1e-9))
    const found: number[] = []
    let firstBack = seasonsBackMax
    for (let back = 0; back < seasonsBackMax && found.length < inPhaseMax; back++) {
      const at = nearest(seen, rows, time - (cyclesAhead + back) * season, step / 2)
      if (at < 0) continue
      if (found.length === 0) firstBack = back
      found.push(seen.values[at] as number)
    }
    const latest = found[0] ?? between(seen, rows, time - cyclesAhead * season)
    anchors.push(
      latest,
      found.length > 0 ? found.reduce((sum, value) => sum + value, 0) / found.length : latest,
    )
    notes.push(found.length / inPhaseMax, firstBack / seasonsBackMax)
  }
  return { anchors, notes }
}

/** The row nearest to `time`, −1 where it is further than `reach`. */
function nearest({ times }: Seen, rows: number, time: number, reach: number): number {
  const after = Math.min(rowsUntil(times, time, true), rows - 1)
  const distance = (row: number) => (row < 0 ? Infinity : Math.abs((times[row] as number) - time))
  const best = distance(after - 1) < distance(after) ? after - 1 : after
  return distance(best) <= reach + 1e-9 ? best : -1
}

/** On the line between the rows around `time`; at either end the one row there is. */
function between({ times, values }: Seen, rows: number, time: number): number {
  const after = Math.min(rowsUntil(times, time), rows - 1)
  const before = Math.max(0, after - 1)
  const [start, end] = [times[before] as number, times[after] as number]
  const share = end > start ? Math.max(0, Math.min(1, (time - start) / (end - start))) : 1
  return (values[before] as number) * (1 - share) + (values[after] as number) * share
}
