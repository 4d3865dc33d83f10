import type { Row } from '../encoder/row.ts'
import { normaliseText } from '../text/normalise.ts'
import { type Experts, pointsOf } from './experts.ts'
import { ball } from './members.ts'
import type { Examples } from './training.ts'

/** A training row that stands near, as a reason. */
export interface Neighbour {
  /** Its place among the training rows. */
  readonly row: number
  /** Poincaré distance between the two texts. */
  readonly distance: number
}

/** The nearest examples of a class to a text, one per merchant, nearest first. Amount and date play no part in it. */
export interface Neighbourhood {
  nearest(rows: readonly Row[], labels: Int32Array): (readonly Neighbour[])[]
}

const neighbours = 3

export function neighbourhood(experts: Experts, { rows, labels }: Examples): Neighbourhood {
  const ofClass = new Map<number, Map<string, number>>()
  for (const [row, { text }] of rows.entries()) {
    const label = labels[row] ?? 0
    const merchants = ofClass.get(label) ?? new Map<string, number>()
    // The last one in wins: where rows come in the order of time, the most recent.
    ofClass.set(label, merchants.set(normaliseText(text), row))
  }
  const points = new Map<number, { row: number; point: Float32Array }[]>()
  const pointsOfClass = (label: number) => {
    const known = points.get(label)
    if (known) return known
    const chosen = [...(ofClass.get(label)?.values() ?? [])]
    const found = pointsOf(
      experts,
      chosen.flatMap((row) => rows[row] ?? []),
    )
    const made = chosen.flatMap((row, at) => (found[at] ? [{ row, point: found[at] }] : []))
    points.set(label, made)
    return made
  }
  return {
    nearest(asked, askedLabels) {
      const keys = asked.map(({ text }, at) => `${askedLabels[at]} ${text}`)
      const first = new Map<string, number>()
      for (const [at, key] of keys.entries()) if (!first.has(key)) first.set(key, at)
      const distinct = [...first.values()]
      const found = pointsOf(
        experts,
        distinct.flatMap((at) => asked[at] ?? []),
      )
      const answers = new Map<string, readonly Neighbour[]>()
      for (const [at, row] of distinct.entries()) {
        const point = found[at] ?? new Float32Array()
        answers.set(keys[row] ?? '', nearestOf(point, pointsOfClass(askedLabels[row] ?? 0)))
      }
      return keys.map((key) => answers.get(key) ?? [])
    },
  }
}

function nearestOf(
  point: Float32Array,
  others: readonly { row: number; point: Float32Array }[],
): readonly Neighbour[] {
  const best: Neighbour[] = []
  for (const other of others) {
    const distance = distanceBetween(point, other.point)
    if (best.length === neighbours && distance >= (best.at(-1)?.distance ?? 0)) continue
    const place = best.findIndex((each) => each.distance > distance)
    best.splice(place < 0 ? best.length : place, 0, { row: other.row, distance })
    best.length = Math.min(best.length, neighbours)
  }
  return best
}

/** d of geometry/ball.ts's ball, between two points. */
function distanceBetween(a: Float32Array, b: Float32Array): number {
  let [gap, squareA, squareB] = [0, 0, 0]
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at] ?? 0, b[at] ?? 0]
    gap += (x - y) * (x - y)
    squareA += x * x
    squareB += y * y
  }
  const c = ball.curvature
  return Math.acosh(1 + (2 * c * gap) / ((1 - c * squareA) * (1 - c * squareB))) / Math.sqrt(c)
}
