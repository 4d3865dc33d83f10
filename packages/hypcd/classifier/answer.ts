/** The most probable class of many rows: what `pool` says, without weighing again what the rows of a text have in common. */
import { type Recalled, standingOf } from './memory.ts'
import { isKnown, type Opinion, poolOpinions, saying, type Stack, type StackWeights } from './stack.ts'

/** What members and memory say of a text. */
export interface Told {
  readonly opinion: Opinion
  readonly recalled: Recalled
}

export interface Answer {
  readonly label: number
  /** The pool's share of it. */
  readonly share: number
}

/** A text's pool: exp(score − highest) per class, their sum, and the first of the highest. */
interface Pooled {
  readonly raised: Float64Array
  readonly total: number
  readonly top: number
}

/** Answers for rows from what is told of their texts and what is recalled of the rows themselves. */
export function answerer(stack: Stack, classes: number): (told: Told, recalled: Recalled) => Answer {
  const perStanding = stack.map((weights) => answererFor(weights, classes))
  return (told, recalled) => {
    const answer = perStanding[standingOf(recalled)]
    if (!answer) throw new RangeError('stack: no weights for this standing')
    return answer(told, recalled)
  }
}

function answererFor(
  { known, new: unknown, levels }: StackWeights,
  classes: number,
): (told: Told, recalled: Recalled) => Answer {
  const heard = new Map<number, number>()
  const poolOf = ({ opinion, recalled }: Told): Pooled => {
    const scores = new Float64Array(classes)
    poolOpinions(opinion.logs, isKnown(recalled) ? known : unknown, scores)
    addSayings(recalled, levels, opinion, (label, said) => (scores[label] = (scores[label] ?? 0) + said))
    let most = -Infinity
    for (let label = 0; label < classes; label++) most = Math.max(most, scores[label] ?? most)
    let total = 0
    for (let label = 0; label < classes; label++) {
      const raised = Math.exp((scores[label] ?? 0) - most)
      scores[label] = raised
      total += raised
    }
    return { raised: scores, total, top: highest(scores) }
  }
  const pools = new WeakMap<Told, Pooled>()
  return (told, recalled) => {
    const pooled = pools.get(told) ?? poolOf(told)
    pools.set(told, pooled)
    const { raised, total, top } = pooled
    addSayings(recalled, levels.subarray(told.recalled.length), told.opinion, (label, said) =>
      heard.set(label, (heard.get(label) ?? 0) + said),
    )
    let sum = total
    let label = heard.has(top) ? highest(raised, heard) : top
    let best = raised[label] ?? -1
    for (const [each, said] of heard) {
      const before = raised[each] ?? 0
      const now = before * Math.exp(said)
      sum += now - before
      if (now <= best) continue
      label = each
      best = now
    }
    heard.clear()
    return { label, share: best / sum }
  }
}

/** The class with the most, the first of equals, but for those of `without`; −1 where none is left. */
function highest(raised: Float64Array, without?: ReadonlyMap<number, number>): number {
  let [label, most] = [-1, -Infinity]
  for (let each = 0; each < raised.length; each++) {
    const own = raised[each] ?? most
    if (label >= 0 && !(own > most)) continue
    if (without?.has(each)) continue
    label = each
    most = own
  }
  return label
}

function addSayings(
  recalled: Recalled,
  levels: Float64Array,
  opinion: Opinion,
  add: (label: number, said: number) => void,
): void {
  for (let level = 0; level < recalled.length; level++) {
    const [counts, weight] = [recalled[level], levels[level] ?? 0]
    if (!counts || weight === 0) continue
    for (const [label, count] of counts) add(label, weight * saying(count, opinion, label))
  }
}
