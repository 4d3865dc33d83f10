import { addScaled, scale, type Tape, type Tensor } from '@scale/numerics'
import { toBall } from '../geometry/ball.ts'
import { closeness, cosines, supervised } from '../losses/contrastive.ts'
import { ball } from './members.ts'

const temperature = 0.07

/**
 * SupCon among the rows of a batch, each met once: rows of one class attract each other, by angle and, with weight `distances`, by
 * distance in the ball. Null where no two rows share a class. z: n×dim, tangent vectors.
 */
export function contrastOf(tape: Tape, z: Tensor, labels: Int32Array, distances: number): Tensor | null {
  const n = labels.length
  const sizes = new Map<number, number>()
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1)
  const rows = labels.filter((label) => (sizes.get(label) ?? 0) > 1).length
  if (rows === 0) return null
  const [others, classmates] = [new Float32Array(n * n).fill(1), new Float32Array(n * n)]
  for (let i = 0; i < n; i++) {
    others[i * n + i] = 0
    const share = 1 / ((sizes.get(labels[i] ?? -1) ?? 0) - 1)
    for (let j = 0; j < n; j++) if (i !== j && labels[i] === labels[j]) classmates[i * n + j] = share
  }
  const pairs = { others: tape.constant(others, [n, n]), classmates: tape.constant(classmates, [n, n]), rows }
  const angle = supervised(tape, cosines(tape, z), pairs, temperature)
  if (distances === 0) return angle
  const near = closeness(tape, toBall(tape, z, ball), ball.curvature)
  return addScaled(
    tape,
    scale(tape, angle, 1 - distances),
    supervised(tape, near, pairs, temperature),
    distances,
  )
}
