/**
 * Joins the experts (models that generalise) with the memory (counts), a log-linear pool (stacking: Wolpert 1992). With c_k rows of
 * class k at a level, and a Dirichlet prior of κ rows spread as the experts say (p, their mean), the posterior is
 * (c_k + κ·p_k)/(n + κ); its log-ratio to the prior, log(1 + c_k/(κ·p_k)) but for a constant, is what the level says. Levels have a
 * weight ≥ 0 each, experts two: for merchants that are known, and for new ones. There is a set of weights for each standing of the account:
 * what is known of an account says less where the account is known with this very merchant. Weights are fitted on rows the parts have
 * not seen, so they judge and calibrate at once.
 */
import { type Recalled, standings } from './memory.ts'

const kappa = 2

/** One row's evidence on the classes that are at issue: those with a count at some level, and those that experts think possible. */
export interface Evidence {
  /** Whether text or merchant have counts. */
  readonly known: boolean
  /** Of the account, 0 … standings − 1. */
  readonly standing: number
  readonly classes: Int32Array
  /** What expert e thinks of the i-th class: `logs[e·classes + i]`. */
  readonly logs: Float64Array
  /** What levels say: of which class, by its place, which level, and what; most say nothing of most. */
  readonly says: { readonly places: Int32Array; readonly levels: Int32Array; readonly values: Float64Array }
}

export interface StackWeights {
  /** Of the experts, for merchants with counts and for others. */
  readonly known: Float64Array
  readonly new: Float64Array
  readonly levels: Float64Array
}

/** Weights per standing of the account. */
export type Stack = readonly StackWeights[]

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

/** To fit weights, classes less probable than this to the experts and without a count are left out: most are. */
const pAtIssue = 1e-3

/** `label`: the row's, at issue whatever experts think. */
export function evidenceOf(
  opinion: Opinion,
  recalled: Recalled,
  { standing, label = -1 }: { standing: number; label?: number },
): Evidence {
  const classes = Int32Array.from(
    opinion.prior.keys().filter((each) => {
      const counted = recalled.some((level) => level?.has(each))
      return counted || each === label || (opinion.prior[each] ?? 0) >= pAtIssue
    }),
  )
  const all = opinion.prior.length
  const logs = new Float64Array((opinion.logs.length / all) * classes.length)
  const said: { place: number; level: number; value: number }[] = []
  for (const [place, each] of classes.entries()) {
    for (let expert = 0; expert * all < opinion.logs.length; expert++) {
      logs[expert * classes.length + place] = opinion.logs[expert * all + each] ?? 0
    }
    for (const [level, counts] of recalled.entries()) {
      const count = counts?.get(each)
      if (count !== undefined) said.push({ place, level, value: saying(count, opinion, each) })
    }
  }
  const says = {
    places: Int32Array.from(said, ({ place }) => place),
    levels: Int32Array.from(said, ({ level }) => level),
    values: Float64Array.from(said, ({ value }) => value),
  }
  return { known: isKnown(recalled), standing, classes, logs, says }
}

/** What `count` rows of a label at one level say for it. */
export function saying(count: number, { prior }: Opinion, label: number): number {
  return Math.log1p(count / (kappa * (prior[label] ?? pMin)))
}

/** Experts may be wrong about what they rule out: nothing is less probable than this to them. */
const pMin = 1e-4

/** Probabilities per class at issue, written to the start of `into`. */
export function pool(
  { known, classes, logs, says }: Evidence,
  weights: StackWeights,
  into: Float64Array,
): Float64Array {
  const shares = into.subarray(0, classes.length)
  poolOpinions(logs, known ? weights.known : weights.new, shares)
  for (let entry = 0; entry < says.values.length; entry++) {
    const place = says.places[entry] ?? 0
    const weight = weights.levels[says.levels[entry] ?? 0] ?? 0
    shares[place] = (shares[place] ?? 0) + weight * (says.values[entry] ?? 0)
  }
  return softmaxInPlace(shares)
}

/** Σ weight·log p of the experts per class, written to `into`. */
export function poolOpinions(logs: ArrayLike<number>, own: Float64Array, into: Float64Array): void {
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
export function usualStack({ experts, levels }: Shape): Stack {
  return Array.from({ length: standings }, () => weightsOf(usual({ experts, levels }), experts))
}

export interface Shape {
  readonly classes: number
  readonly experts: number
  readonly levels: number
}

function usual({ experts, levels }: Omit<Shape, 'classes'>): Float64Array {
  const shared = new Float64Array(2 * experts).fill(1 / experts)
  return Float64Array.from([...shared, ...Array.from({ length: levels }, (_, at) => (at < 2 ? 0.5 : 0))])
}

function weightsOf(w: Float64Array, experts: number): StackWeights {
  return {
    known: w.subarray(0, experts),
    new: w.subarray(experts, 2 * experts),
    levels: w.subarray(2 * experts),
  }
}

/** Strength of the penalties: away from the usual weights; away from those of all rows. */
const penalties = { usual: 0.05, shared: 0.2 }

/**
 * Weights of the highest likelihood of the rows' classes: first of all rows, held towards the usual ones by a penalty, then of those of
 * each standing, held towards the first.
 */
export function fitStack(rows: readonly Evidence[], labels: Int32Array, shape: Shape): Stack {
  const examples = rows.map((evidence, row) => ({ evidence, label: labels[row] ?? 0 }))
  const share = 1 / rows.length
  const shared = fitWeights(examples, shape, { start: usual(shape), penalty: penalties.usual, share })
  return Array.from({ length: standings }, (_, standing) => {
    const own = examples.filter(({ evidence }) => evidence.standing === standing)
    const all = own.length === rows.length || own.length === 0
    const fitted = all ? shared : fitWeights(own, shape, { start: shared, penalty: penalties.shared, share })
    return weightsOf(fitted, shape.experts)
  })
}

const rounds = 120
const rate = 0.05

/** Adam over all rows, each counting `share`. */
function fitWeights(
  examples: readonly { evidence: Evidence; label: number }[],
  { classes, experts }: Shape,
  { start, penalty, share }: { start: Float64Array; penalty: number; share: number },
): Float64Array {
  const w = Float64Array.from(start)
  const weights = weightsOf(w, experts)
  const [m, v, gradient] = [
    new Float64Array(w.length),
    new Float64Array(w.length),
    new Float64Array(w.length),
  ]
  const shares = new Float64Array(classes)
  for (let round = 1; round <= rounds; round++) {
    for (const [at, weight] of w.entries()) gradient[at] = penalty * (weight - (start[at] ?? 0))
    for (const { evidence, label } of examples) {
      addGradient(evidence, pool(evidence, weights, shares), label, { gradient, experts, share })
    }
    for (const [at, slope] of gradient.entries()) {
      m[at] = 0.9 * (m[at] ?? 0) + 0.1 * slope
      v[at] = 0.99 * (v[at] ?? 0) + 0.01 * slope * slope
      const spread = Math.sqrt((v[at] ?? 0) / (1 - 0.99 ** round)) + 1e-8
      w[at] = Math.max(0, (w[at] ?? 0) - (rate * (m[at] ?? 0)) / (1 - 0.9 ** round) / spread)
    }
  }
  return w
}

/** Adds the gradient of −log p(label) in the weights, times `share`. Overwrites `shares`. */
function addGradient(
  { known, classes, logs, says }: Evidence,
  shares: Float64Array,
  label: number,
  { gradient, experts, share }: { gradient: Float64Array; experts: number; share: number },
): void {
  for (let place = 0; place < shares.length; place++) {
    const miss = share * ((shares[place] ?? 0) - (classes[place] === label ? 1 : 0))
    shares[place] = miss
    for (let expert = 0; expert < experts; expert++) {
      const at = (known ? 0 : experts) + expert
      gradient[at] = (gradient[at] ?? 0) + miss * (logs[expert * classes.length + place] ?? 0)
    }
  }
  for (let entry = 0; entry < says.values.length; entry++) {
    const at = 2 * experts + (says.levels[entry] ?? 0)
    const miss = shares[says.places[entry] ?? 0] ?? 0
    gradient[at] = (gradient[at] ?? 0) + miss * (says.values[entry] ?? 0)
  }
}
