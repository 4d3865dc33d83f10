import type { Row } from '../encoder/row.ts'
import { normaliseText } from '../text/normalise.ts'
import { type Experts, pointsOf } from './experts.ts'
import { ball } from './members.ts'
import { keyReader } from './memory.ts'
import type { Examples } from './training.ts'

/** A training row that speaks for a label. */
export interface Reason {
  readonly row: Row
  readonly label: string
  /** Poincaré distance of the two texts. */
  readonly distance: number
}

/** The nearest examples of a class to a text, one per merchant, nearest first. Amount and date play no part in it. */
export interface Neighbourhood {
  nearest(rows: readonly Row[], labels: Int32Array): (readonly Reason[])[]
}

const neighbours = 3
const knownMax = 20_000

export function neighbourhood(
  experts: Experts,
  { rows, labels }: Examples,
  names: readonly string[],
): Neighbourhood {
  const ofClass = new Map<number, Map<string, number>>()
  for (const [row, { text }] of rows.entries()) {
    const label = labels[row] ?? 0
    const merchants = ofClass.get(label) ?? new Map<string, number>()
    // The last one in wins: where rows come in the order of time, the most recent.
    ofClass.set(label, merchants.set(normaliseText(text), row))
  }
  const points = new Map<number, readonly Placed[]>()
  const pointsOfClass = (label: number) => {
    const known = points.get(label)
    if (known) return known
    const chosen = [...(ofClass.get(label)?.values() ?? [])].flatMap((row) => rows[row] ?? [])
    const made = placedIn(experts, chosen)
    points.set(label, made)
    return made
  }
  // What was answered before, by label and merchant.
  const known = new Map<string, readonly Reason[]>()
  return {
    nearest(asked, askedLabels) {
      if (known.size > knownMax) known.clear()
      // One answer serves every row of a merchant and a label: a reference changes nothing.
      const reader = keyReader()
      const keys = asked.map(({ text }, at) => `${askedLabels[at] ?? 0} ${reader.names(text).merchant}`)
      const open = new Map<string, number>()
      for (const [at, key] of keys.entries()) if (!known.has(key)) open.set(key, at)
      const placed = placedIn(
        experts,
        [...open.values()].flatMap((at) => asked[at] ?? []),
      )
      for (const [place, [key, at]] of [...open].entries()) {
        const [one, label] = [placed[place], askedLabels[at] ?? 0]
        if (one) known.set(key, nearestOf(one, pointsOfClass(label), names[label] ?? ''))
      }
      return keys.map((key) => known.get(key) ?? [])
    },
  }
}

/** A row's point in the ball, and 1 − c‖point‖². */
interface Placed {
  readonly row: Row
  readonly point: Float32Array
  readonly rim: number
}

function placedIn(experts: Experts, rows: readonly Row[]): Placed[] {
  const points = pointsOf(experts, rows)
  return rows.map((row, at) => {
    const point = points[at] ?? new Float32Array()
    return { row, point, rim: 1 - ball.curvature * point.reduce((sum, x) => sum + x * x, 0) }
  })
}

function nearestOf(asked: Placed, others: readonly Placed[], label: string): readonly Reason[] {
  const best: { row: Row; spread: number }[] = []
  for (const other of others) {
    const spread = spreadBetween(asked, other)
    if (best.length === neighbours && spread >= (best.at(-1)?.spread ?? 0)) continue
    const place = best.findIndex((each) => each.spread > spread)
    best.splice(place < 0 ? best.length : place, 0, { row: other.row, spread })
    best.length = Math.min(best.length, neighbours)
  }
  return best.map(({ row, spread }) => ({ row, label, distance: distanceOf(spread) }))
}

/** d of geometry/ball.ts's ball is arcosh(1 + 2c·spread)/√c, rising with the spread ‖a−b‖²/((1−c‖a‖²)(1−c‖b‖²)). */
function spreadBetween(a: Placed, b: Placed): number {
  let gap = 0
  for (let at = 0; at < a.point.length; at++) {
    const difference = (a.point[at] ?? 0) - (b.point[at] ?? 0)
    gap += difference * difference
  }
  return gap / (a.rim * b.rim)
}

function distanceOf(spread: number): number {
  const c = ball.curvature
  return Math.acosh(1 + 2 * c * spread) / Math.sqrt(c)
}
