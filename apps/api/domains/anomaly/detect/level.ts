/**
 * A level that moved and stays: of all the weeks at which it may have moved, the likeliest, by the generalised likelihood
 * ratio (Siegmund & Venkatraman 1995). Sums of purchases vary in proportion to their mean, so the likelihood is
 * quasi-Poisson (Wedderburn 1974), its dispersion taken from the steps between neighbouring weeks, which know nothing of
 * levels. What all that is bought every week does at once is the season, and so is what was the same a year ago. The
 * Bayesian change point is a second witness: it knows of earlier changes, and that one large week is none.
 */
import { score, startChangePoint } from '@scale/detectors'

const weeksPerYear = 52
const lateLeast = 5
const lateMost = 12
const beforeLeast = 20
/** Of the weeks before, with something in them. */
const activeLeast = 0.6
/** Of the weeks of late, clearly above what was expected. */
const aboveLeast = 0.7
const clearly = 1.15
const ratioLeast = 1.3
const ratioToYearAgoLeast = 1.25
/** What came on top, of all that is spent in a week. */
const shareLeast = 0.03
const logRatioLeast = 1
/** What a certain change point adds to the logarithm of the ratio, and what both have to come to. */
const changeWeight = 8
const strengthLeast = 6
/** So many other series say what the season does. */
const othersLeast = 3

/** Weeks that a series has to remember. */
export const weeksKept = weeksPerYear + lateMost

export interface Level {
  /** For how many weeks. */
  weeks: number
  /** A week, since then. */
  now: number
  /** A week, before. */
  expected: number
  /** Logarithm of the likelihood ratio, and what the change point adds. */
  strength: number
}

/**
 * @param sums of weeks that ended, the oldest first
 * @param others such sums of what else is spent, in the same currency, up to the same week
 */
export function movedLevel(sums: Sums, others: readonly Sums[]): Level | null {
  let best: Level | null = null
  for (let weeks = lateLeast; weeks <= lateMost && sums.length >= weeks + beforeLeast; weeks++) {
    const level = levelOf(sums, others, weeks)
    if (level && level.strength > (best?.strength ?? logRatioLeast)) best = level
  }
  if (best === null) return null
  const strength = best.strength + changeWeight * changedWithin(sums, best.weeks)
  return strength < strengthLeast ? null : { ...best, strength }
}

/** Probability that the level changed within the last weeks, or just before them (Adams & MacKay 2007). */
function changedWithin(sums: Sums, weeks: number): number {
  const model = startChangePoint({ runLengthMean: weeksKept, lag: weeks + 1, warmUp: changeWarmUp })
  return score(model, Float64Array.from(sums, Math.sqrt)).scores.at(-1) ?? 0
}
const changeWarmUp = 12

type Sums = readonly number[]

function levelOf(sums: Sums, others: readonly Sums[], weeks: number): Level | null {
  const [before, late] = [beforeOf(sums, weeks), sums.slice(-weeks)]
  const [usual, now] = [mean(before), mean(late)]
  // Whatever the season, it only raises what was expected: most weeks end here.
  if (now < ratioLeast * usual || !isActive(before)) return null
  const season = seasonOf(others, weeks)
  const expected = season * usual
  if (now < ratioLeast * expected || now - expected < shareLeast * spentOf([sums, ...others])) return null
  if (late.filter((sum) => sum > clearly * expected).length < aboveLeast * weeks) return null
  const yearAgo = sums.slice(0, -weeksPerYear).slice(-weeks)
  if (yearAgo.length >= lateLeast && now < ratioToYearAgoLeast * mean(yearAgo)) return null
  return { weeks, now, expected, strength: logRatio(before, { weeks, now, season }) }
}

/** Two levels against one for all weeks; a season raises both what was expected and how far it scatters. */
function logRatio(
  before: Sums,
  { weeks, now, season }: { weeks: number; now: number; season: number },
): number {
  const usual = mean(before)
  const steps = before.slice(1).map((sum, at) => (sum - (before[at] as number)) ** 2 / 2)
  const dispersion = (season * mean(steps)) / usual || 1
  const [expected, n] = [season * usual, before.length]
  const one = (weeks * now + n * expected) / (weeks + n)
  return (weeks * now * Math.log(now / one) + n * expected * Math.log(expected / one)) / dispersion
}

const spentOf = (all: readonly Sums[]): number =>
  all.reduce((sum, each) => sum + mean(each.slice(-weeksPerYear)), 0)

/** How much more is spent of late on what is bought every week, in the middle of all such; never less than one. */
function seasonOf(others: readonly Sums[], weeks: number): number {
  const ratios = others.flatMap((sums) => {
    const before = beforeOf(sums, weeks)
    return before.length >= beforeLeast && isActive(before) ? [mean(sums.slice(-weeks)) / mean(before)] : []
  })
  if (ratios.length < othersLeast) return 1
  return Math.max(1, ratios.toSorted((a, b) => a - b)[ratios.length >> 1] as number)
}

const beforeOf = (sums: Sums, weeks: number): Sums => sums.slice(0, -weeks).slice(-weeksPerYear)

const isActive = (sums: Sums): boolean => sums.filter((sum) => sum > 0).length >= activeLeast * sums.length

const mean = (values: Sums): number => values.reduce((sum, value) => sum + value, 0) / values.length
