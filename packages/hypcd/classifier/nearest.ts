import type { Row } from '../encoder/row.ts'
import { normaliseText } from '../text/normalise.ts'
import { type Experts, pointsOf } from './experts.ts'
import { ball } from './members.ts'
import type { Examples } from './training.ts'

/** A training row that speaks for a label. */
export interface Reason {
  readonly row: Row
  readonly label: string
  /** Poincaré distance of the two texts. */
  readonly distance: number
}

/** Whose neighbours of a class are asked for. */
export interface Asked {
  readonly merchant: string
  readonly label: number
  /** Of its text, in the ball. */
  readonly point: Float32Array
}

/** The nearest examples of a class to a text, one per merchant, nearest first. Amount and date play no part in it. */
export interface Neighbourhood {
  nearest(asked: readonly Asked[]): (readonly Reason[])[]
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
  const crowds = new Map<number, Crowd>()
  const crowdOf = (label: number): Crowd => {
    const known = crowds.get(label)
    if (known) return known
    const chosen = [...(ofClass.get(label)?.values() ?? [])].flatMap((row) => rows[row] ?? [])
    const made = { label: names[label] ?? '', rows: chosen, points: pointsOf(experts, chosen).map(placed) }
    crowds.set(label, made)
    return made
  }
  // What was answered before, by label and merchant.
  const known = new Map<string, readonly Reason[]>()
  return {
    nearest(asked) {
      if (known.size > knownMax) known.clear()
      // One answer serves every row of a merchant and a label: a reference changes nothing.
      const keys = asked.map(({ label, merchant }) => `${label} ${merchant}`)
      const open = new Map<string, Asked>()
      for (const [at, one] of asked.entries()) {
        const key = keys[at] ?? ''
        if (!known.has(key)) open.set(key, one)
      }
      for (const [key, { label, point }] of open) known.set(key, nearestOf(placed(point), crowdOf(label)))
      return keys.map((key) => known.get(key) ?? [])
    },
  }
}

/** A point in the ball, and 1 − c‖point‖². */
interface Placed {
  readonly point: Float32Array
  readonly rim: number
}

function placed(point: Float32Array): Placed {
  return { point, rim: 1 - ball.curvature * point.reduce((sum, x) => sum + x * x, 0) }
}

/** Examples of a class with their points. */
interface Crowd {
  readonly label: string
  readonly rows: readonly Row[]
  readonly points: readonly Placed[]
}

function nearestOf(asked: Placed, { label, rows, points }: Crowd): readonly Reason[] {
  const best: { row: Row; spread: number }[] = []
  let most = Infinity
  for (let at = 0; at < points.length; at++) {
    const [other, row] = [points[at], rows[at]]
    if (!other || !row) continue
    const spread = spreadBetween(asked, other, most)
    if (best.length === neighbours && spread >= most) continue
    const place = best.findIndex((each) => each.spread > spread)
    best.splice(place < 0 ? best.length : place, 0, { row, spread })
    best.length = Math.min(best.length, neighbours)
    if (best.length === neighbours) most = best.at(-1)?.spread ?? most
  }
  return best.map(({ row, spread }) => ({ row, label, distance: distanceOf(spread) }))
}

/** Coordinates between two looks at whether a point is too far already. */
const stride = 16

/**
 * d of geometry/ball.ts's ball is arcosh(1 + 2c·spread)/√c, rising with the spread ‖a−b‖²/((1−c‖a‖²)(1−c‖b‖²)). Once that is `most`
 * or more, by how much is not worked out.
 */
function spreadBetween(a: Placed, b: Placed, most: number): number {
  const [from, to, rims] = [a.point, b.point, a.rim * b.rim]
  let gap = 0
  for (let at = 0; at < from.length; at++) {
    const difference = (from[at] ?? 0) - (to[at] ?? 0)
    gap += difference * difference
    if (at % stride === stride - 1 && gap / rims >= most) break
  }
  return gap / rims
}

function distanceOf(spread: number): number {
  const c = ball.curvature
  return Math.acosh(1 + 2 * c * spread) / Math.sqrt(c)
}
