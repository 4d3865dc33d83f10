/**
 * Where in a forecast an outcome fell: its probability integral transform (Dawid 1984). Most days bring nothing to most
 * categories, and many quantiles say just that; such a day is no single level but a stretch of levels, and counts within a
 * band by the share of the stretch that is there (Czado, Gneiting & Held 2009, §2). Else a band that ends at nothing
 * would hold all such days, and never 80 of 100.
 */
import { levels } from './methods.ts'

/** Levels from 0 to 1. */
export interface Place {
  readonly from: number
  readonly to: number
}

/** @param at the quantile of each of `levels`; like the outcome, it is shown in whole minor units */
export function placeOf(value: number, at: (level: number) => number): Place {
  const came = Math.round(value)
  const below = levels.findLastIndex((_, level) => Math.round(at(level)) < came)
  const above = levels.findIndex((_, level) => Math.round(at(level)) > came)
  const first = below + 1
  const last = (above < 0 ? levels.length : above) - 1
  // Between two levels nothing is known: the outcome is taken for the middle of them.
  const between = (lower: number) => ((levels[lower] ?? 0) + (levels[lower + 1] ?? 1)) / 2
  if (first > last) return { from: between(below), to: between(below) }
  return { from: first === 0 ? 0 : between(below), to: last === levels.length - 1 ? 1 : between(last) }
}

/** The share of a place that is no higher than a level. */
export function shareUpTo({ from, to }: Place, level: number): number {
  if (to === from) return to <= level ? 1 : 0
  return Math.max(0, Math.min(1, (level - from) / (to - from)))
}
