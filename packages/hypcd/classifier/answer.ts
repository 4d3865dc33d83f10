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

/** A text's pool: exp(score − highest) per class, their sum, and the classes from the highest down. */
interface Pooled {
  readonly raised: Float64Array
  readonly total: number
  readonly order: Int32Array
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
  const poolOf = ({ opinion, recalled }: Told): Pooled => {
    const scores = new Float64Array(classes)
    poolOpinions(opinion.logs, isKnown(recalled) ? known : unknown, scores)
    addSayings(recalled, levels, opinion, (label, said) => (scores[label] = (scores[label] ?? 0) + said))
    const most = scores.reduce((highest, score) => Math.max(highest, score), -Infinity)
    const raised = scores.map((score) => Math.exp(score - most))
    const order = Int32Array.from(raised.keys()).sort((a, b) => (raised[b] ?? 0) - (raised[a] ?? 0) || a - b)
    return { raised, total: raised.reduce((sum, each) => sum + each, 0), order }
  }
  const pools = new WeakMap<Told, Pooled>()
  const heard = new Map<number, number>()
  return (told, recalled) => {
    const pooled = pools.get(told) ?? poolOf(told)
    pools.set(told, pooled)
    const { raised, total, order } = pooled
    heard.clear()
    addSayings(recalled, levels.subarray(told.recalled.length), told.opinion, (label, said) =>
      heard.set(label, (heard.get(label) ?? 0) + said),
    )
    let sum = total
    let label = order.find((each) => !heard.has(each)) ?? -1
    let best = raised[label] ?? -1
    for (const [each, said] of heard) {
      const before = raised[each] ?? 0
      const now = before * Math.exp(said)
      sum += now - before
      if (now <= best) continue
      label = each
      best = now
    }
    return { label, share: best / sum }
  }
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
