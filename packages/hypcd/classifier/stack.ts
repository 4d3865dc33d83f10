/**
 * Joins the experts (models that generalise) with the memory (counts), a log-linear pool (stacking: Wolpert 1992). With c_k rows of
 * class k at a level, and a Dirichlet prior of κ rows spread as the experts say (p, their mean), the posterior is
 * (c_k + κ·p_k)/(n + κ); its log-ratio to the prior, log(1 + c_k/(κ·p_k)) but for a constant, is what the level says. Levels have a
 * weight ≥ 0 each, experts two: for merchants that are known, and for new ones. Weights are fitted on rows the parts have not
 * seen, so they judge and calibrate at once.
 */
import type { Recalled } from './memory.ts'

const kappa = 2

/** One row's evidence. */
export interface Evidence {
  readonly opinion: Opinion
  /** Whether text or merchant have counts. */
  readonly known: boolean
  /** Classes with a count at some level; what level l says of the i-th is `says[i·levels + l]`. */
  readonly classes: Int32Array
  readonly says: Float64Array
}

export interface StackWeights {
  /** Of the experts, for merchants with counts and for others. */
  readonly known: Float64Array
  readonly new: Float64Array
  readonly levels: Float64Array
}

/** What experts say of a text, worked out once. */
export interface Opinion {
  readonly logs: Float32Array
  /** Mean of the experts' probabilities. */
  readonly prior: Float32Array
}

/** probabilities: experts×classes. */
export function opinionOf(probabilities: Float32Array, classes: number): Opinion {
  const experts = probabilities.length / classes
  const prior = Float32Array.from({ length: classes }, (_, label) => {
    let sum = 0
    for (let expert = 0; expert < experts; expert++) sum += probabilities[expert * classes + label] ?? 0
    return Math.max(sum / experts, pMin)
  })
  return { logs: probabilities.map((p) => Math.log(Math.max(p, pMin))), prior }
}

/** Whether text or merchant, the first levels, have counts. */
export function isKnown([text, merchant]: Recalled): boolean {
  return text !== undefined || merchant !== undefined
}

export function evidenceOf(opinion: Opinion, recalled: Recalled): Evidence {
  const places = new Map<number, number>()
  for (const level of recalled) {
    if (level) for (const label of level.keys()) if (!places.has(label)) places.set(label, places.size)
  }
  const says = new Float64Array(places.size * recalled.length)
  for (const [label, place] of places) {
    for (const [at, level] of recalled.entries()) {
      const count = level?.get(label)
      if (count !== undefined) says[place * recalled.length + at] = saying(count, opinion, label)
    }
  }
  return { opinion, known: isKnown(recalled), classes: Int32Array.from(places.keys()), says }
}

/** What `count` rows of a label at one level say for it. */
export function saying(count: number, { prior }: Opinion, label: number): number {
  return Math.log1p(count / (kappa * (prior[label] ?? pMin)))
}

/** Experts may be wrong about what they rule out: nothing is less probable than this to them. */
const pMin = 1e-4

/** Probabilities per class, written to `into`. */
export function pool(evidence: Evidence, weights: StackWeights, into: Float64Array): Float64Array {
  const { opinion, known, classes, says } = evidence
  poolOpinions(opinion, known ? weights.known : weights.new, into)
  const levels = weights.levels.length
  for (const [at, label] of classes.entries()) {
    let sum = 0
    for (let level = 0; level < levels; level++) {
      sum += (weights.levels[level] ?? 0) * (says[at * levels + level] ?? 0)
    }
    into[label] = (into[label] ?? 0) + sum
  }
  return softmaxInPlace(into)
}

/** Σ weight·log p of the experts per class, written to `into`. */
export function poolOpinions({ logs }: Opinion, own: Float64Array, into: Float64Array): void {
  into.fill(0)
  for (const [expert, weight] of own.entries()) {
    const from = expert * into.length
    for (let label = 0; label < into.length; label++) {
      into[label] = (into[label] ?? 0) + weight * (logs[from + label] ?? 0)
    }
  }
}

function softmaxInPlace(scores: Float64Array): Float64Array {
  let most = -Infinity
  for (let at = 0; at < scores.length; at++) most = Math.max(most, scores[at] ?? most)
  let total = 0
  for (let at = 0; at < scores.length; at++) {
    const raised = Math.exp((scores[at] ?? 0) - most)
    scores[at] = raised
    total += raised
  }
  for (let at = 0; at < scores.length; at++) scores[at] = (scores[at] ?? 0) / total
  return scores
}

/** Where there are too few rows to fit on: experts share their say, text and merchant are believed by half each. */
export function usualWeights(experts: number, levels: number): StackWeights {
  const shared = () => new Float64Array(experts).fill(1 / experts)
  return {
    known: shared(),
    new: shared(),
    levels: Float64Array.from({ length: levels }, (_, level) => (level < 2 ? 0.5 : 0)),
  }
}

const rounds = 120
const rate = 0.05
const penalty = 0.05

/**
 * Weights of the highest likelihood of the rows' classes, held towards the usual ones by a penalty; Adam over all rows.
 */
export function fitStack(
  rows: readonly Evidence[],
  labels: Int32Array,
  { classes, experts, levels }: { classes: number; experts: number; levels: number },
): StackWeights {
  const usual = usualWeights(experts, levels)
  const start = Float64Array.from([...usual.known, ...usual.new, ...usual.levels])
  const w = Float64Array.from(start)
  const weights: StackWeights = {
    known: w.subarray(0, experts),
    new: w.subarray(experts, 2 * experts),
    levels: w.subarray(2 * experts),
  }
  const [m, v, gradient] = [
    new Float64Array(w.length),
    new Float64Array(w.length),
    new Float64Array(w.length),
  ]
  const shares = new Float64Array(classes)
  for (let round = 1; round <= rounds; round++) {
    for (const [at, weight] of w.entries()) gradient[at] = penalty * (weight - (start[at] ?? 0))
    for (const [row, evidence] of rows.entries()) {
      addGradient(evidence, pool(evidence, weights, shares), labels[row] ?? 0, {
        gradient,
        experts,
        share: 1 / rows.length,
      })
    }
    for (const [at, slope] of gradient.entries()) {
      m[at] = 0.9 * (m[at] ?? 0) + 0.1 * slope
      v[at] = 0.99 * (v[at] ?? 0) + 0.01 * slope * slope
      const spread = Math.sqrt((v[at] ?? 0) / (1 - 0.99 ** round)) + 1e-8
      w[at] = Math.max(0, (w[at] ?? 0) - (rate * (m[at] ?? 0)) / (1 - 0.9 ** round) / spread)
    }
  }
  return weights
}

/** Adds the gradient of −log p(label) in the weights, times `share`. */
function addGradient(
  { opinion: { logs }, known, classes, says }: Evidence,
  shares: Float64Array,
  label: number,
  { gradient, experts, share }: { gradient: Float64Array; experts: number; share: number },
): void {
  for (let expert = 0; expert < experts; expert++) {
    const from = expert * shares.length
    let expected = 0
    for (let each = 0; each < shares.length; each++)
      expected += (shares[each] ?? 0) * (logs[from + each] ?? 0)
    const at = (known ? 0 : experts) + expert
    gradient[at] = (gradient[at] ?? 0) + share * (expected - (logs[from + label] ?? 0))
  }
  const levels = gradient.length - 2 * experts
  for (const [at, each] of classes.entries()) {
    const gap = share * ((shares[each] ?? 0) - (each === label ? 1 : 0))
    for (let level = 0; level < levels; level++) {
      const place = 2 * experts + level
      gradient[place] = (gradient[place] ?? 0) + gap * (says[at * levels + level] ?? 0)
    }
  }
}
