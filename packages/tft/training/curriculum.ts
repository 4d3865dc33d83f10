/**
 * Which windows are learned from and which are held out: the last part of each series is kept for judging, training sees no value
 * of it. Every series counts alike, and every moment of one alike.
 */
import type { Rng } from '@scale/numerics'
import type { Series } from '../data/series.ts'
import type { Window } from '../data/window.ts'

export interface Curriculum {
  draw(rng: Rng): Window
  readonly heldOut: readonly Window[]
  /** Series there is something to learn from. */
  readonly series: number
}

interface Lessons {
  readonly series: Series
  readonly originMin: number
  readonly originMax: number
  /** Values from here on are held out. */
  readonly end: number
}

/** Values that must be known where a window looks ahead from. */
const knownMin = 3
/** Of each series at least a horizon, more of long ones. */
const heldOutShare = 0.15
const heldOutWindowsMax = 512
const windowsPerSeriesMax = 8

/** null where no series that moves is long enough to learn from and to hold some of it back: nobody could judge the model. */
export function curriculumOf(
  all: readonly Series[],
  { past, horizon }: { past: number; horizon: number },
): Curriculum | null {
  const heldOut: Window[] = []
  const perSeries = Math.min(windowsPerSeriesMax, Math.max(1, Math.floor(heldOutWindowsMax / all.length)))
  const lessons = all.flatMap((series): Lessons[] => {
    const { first, length, target } = series
    if (target.spread === 0) return []
    const originMin = first + Math.max(knownMin, Math.min(past, Math.floor((length - first) / 3)))
    const kept = Math.max(horizon, Math.floor(heldOutShare * (length - first)))
    const apart = length - kept > originMin
    const end = apart ? length - kept : length
    if (apart && heldOut.length < heldOutWindowsMax) {
      heldOut.push(
        ...spaced(end, length - horizon, perSeries).map((origin) => ({ series, origin, end: length })),
      )
    }
    if (end <= originMin) return []
    return [{ series, originMin, originMax: Math.max(originMin, end - horizon), end }]
  })
  if (heldOut.length === 0) return null
  return {
    heldOut,
    series: lessons.length,
    draw(rng) {
      const { series, originMin, originMax, end } = lessons[rng.below(lessons.length)] as Lessons
      return { series, origin: originMin + rng.below(originMax - originMin + 1), end }
    },
  }
}

function spaced(from: number, to: number, countMax: number): number[] {
  const count = Math.min(countMax, to - from + 1)
  return Array.from({ length: count }, (_, i) =>
    count === 1 ? to : from + Math.round(((to - from) * i) / (count - 1)),
  )
}
