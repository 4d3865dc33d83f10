/**
 * Several detectors as one. Each looks at the series in its own way; what it says is turned into how rarely it says so (./tail.ts), and the
 * rarest counts. A detector that is loud on a restless series so needs more to be heard, and no threshold has to fit two scales. What
 * goes on is no news: a value counts only if it is rarer than those shortly before it.
 */
import { score, type Detector } from './detectors.ts'
import { checkedWhole } from './errors.ts'
import { startRobustZ } from './robust-z.ts'
import { startSeasonalResidual } from './seasonal-residual.ts'
import { startSpectralResidual } from './spectral-residual.ts'
import { surprise } from './tail.ts'
import { seen, type View } from './view.ts'
import { windowOf } from './window.ts'

export interface FusionOptions {
  /** Values in a season, of each season the series may have: 7 and 365 for days. None by default. */
  readonly periods?: readonly number[]
  /** A value is news only if none of that many before it was as rare. Default 80. */
  readonly quiet?: number
}

export interface Member {
  readonly view: View
  readonly detector: Detector
  /** Latest values the view needs. */
  readonly before: readonly number[]
  /** Latest scores, the oldest first. */
  readonly scores: readonly number[]
}

export interface Fusion {
  readonly kind: 'fusion'
  readonly version: 1
  readonly quiet: number
  readonly members: readonly Member[]
  /** How rare the latest values were, the oldest first. */
  readonly recent: readonly number[]
}

export interface Fused {
  /** −log₁₀ of how often a value is that rare; 0 where it is no news or too early to say, NaN where the value is missing. */
  readonly scores: Float64Array
  /** Place of the member that found it rarest; −1 where none could judge. */
  readonly loudest: Int32Array
  /** The fusion after the series: what comes next is scored with this one. */
  readonly model: Fusion
}

/** Scores a tail is learned from. */
const scoresKept = 4000
const wide = { window: 2000, warmUp: 50 }
const spans = [8, 32]

/** @throws SeriesError `option_out_of_range` */
export function startFusion({ periods = [], quiet = 80 }: FusionOptions = {}): Fusion {
  checkedWhole('quiet', quiet, 0, 100_000)
  const members = [
    startMember({ of: 'value' }, startRobustZ(wide)),
    startMember({ of: 'change' }, startRobustZ(wide)),
    ...spans.map((span) => startMember({ of: 'mean', span }, startRobustZ(wide))),
    ...periods.map((period) => startMember({ of: 'value' }, startSeasonalResidual({ period, ...wide }))),
    startMember({ of: 'value' }, startSpectralResidual()),
  ]
  return fusionOf(members, quiet)
}

/** One detector by the same rules, to see what fusing adds. */
export function fusionOf(members: readonly Member[], quiet: number): Fusion {
  return { kind: 'fusion', version: 1, quiet, members, recent: [] }
}

export function startMember(view: View, detector: Detector): Member {
  return { view, detector, before: [], scores: [] }
}

/**
 * Scores a series of evenly spaced values, the oldest first; `NaN` is a missing one. As with single detectors, piece by piece is all at once.
 * @throws SeriesError `value_out_of_range`
 */
export function scoreFusion(model: Fusion, series: Float64Array): Fused {
  const told = model.members.map((member) => surprises(member, series))
  const loudest = new Int32Array(series.length).fill(-1)
  const recent = [...model.recent]
  const scores = series.map((value, at) => {
    if (Number.isNaN(value)) return NaN
    let rarest = 0
    for (const [place, { rarity }] of told.entries()) {
      if (!((rarity[at] as number) > rarest)) continue
      rarest = rarity[at] as number
      loudest[at] = place
    }
    const news = recent.every((each) => each < rarest)
    recent.push(rarest)
    if (recent.length > model.quiet) recent.shift()
    return news ? rarest : 0
  })
  return { scores, loudest, model: { ...model, members: told.map(({ member }) => member), recent } }
}

function surprises(member: Member, series: Float64Array): { rarity: Float64Array; member: Member } {
  const view = seen(member.view, member.before, series)
  const judged = score(member.detector, view.series)
  const before = windowOf(scoresKept, member.scores)
  const rarity = judged.scores.map((each, at) => {
    if (Number.isNaN(judged.expected[at])) return 0
    const rare = surprise(before, each)
    before.push(each)
    return rare
  })
  return { rarity, member: { ...member, before: view.before, scores: before.values, detector: judged.model } }
}
