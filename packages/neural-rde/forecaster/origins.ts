/**
 * Where a model looks from while it learns. The last part of each series is held out: no training target lies in it.
 * Training origins lie anywhere before, held-out ones a horizon apart.
 */
import type { Rng } from '@scale/numerics'
import { NeuralRdeError } from '../errors.ts'
import { rowsUntil } from '../path/observations.ts'
import type { LogSignature } from '../signature/log-signature.ts'
import type { Config } from './config.ts'
import type { Past } from './history.ts'
import { type Sample, sampleAt } from './sample.ts'

/** A sample and what came, standardised, one target per moment. */
export interface Lesson {
  readonly sample: Sample
  readonly targets: readonly number[]
}

/** Rows that must be known at an origin. */
const knownMin = 3
/** Moments a training sample is asked about, drawn from those within the horizon. */
const momentsMax = 16
const heldOutSeriesMax = 256
/** Held-out origins wanted over all series; of one series at most a fifth is held out. */
const heldOutOrigins = 64
const heldOutShare = 0.2
/** In spreads: further out a target says no more, its loss would drown the rest. */
const targetMax = 100
const attemptsMax = 1000

export interface Curriculum {
  /**
   * A lesson from before the held-out part.
   * @throws NeuralRdeError `training_too_little` where no series has one
   */
  draw(rng: Rng): Lesson
  readonly heldOut: readonly Lesson[]
}

export function curriculumOf(pasts: readonly Past[], config: Config, logSignature: LogSignature): Curriculum {
  const { horizon, step } = config
  const wanted = Math.max(1, Math.ceil(heldOutOrigins / pasts.length))
  const plans = pasts.map((past) => {
    const steps = stepsOf(past, step)
    const horizonsHeld = Math.max(1, Math.min(wanted, Math.floor((heldOutShare * steps) / horizon)))
    return { past, steps, held: horizonsHeld * horizon, horizonsHeld }
  })
  const lesson = (past: Past, origin: number, last: number, rng: Rng | null): Lesson | null => {
    const moments = momentsBetween(past, origin, Math.min(last, origin + horizon * step), rng)
    if (moments.length === 0 || rowsUntil(past.target.times, origin) < knownMin) return null
    const sample = sampleAt(
      past,
      origin,
      moments.map(({ time }) => time),
      config,
      logSignature,
    )
    if (sample.constant) return null
    const { centre, spread } = sample.scale
    const targets = moments.map(({ value }) => {
      return Math.max(-targetMax, Math.min(targetMax, (value - centre) / spread))
    })
    return { sample, targets }
  }

  const stride = Math.ceil(plans.length / heldOutSeriesMax)
  const heldOut = plans
    .filter((_, index) => index % stride === 0)
    .flatMap(({ past, horizonsHeld }) =>
      Array.from({ length: horizonsHeld }, (_, k) => {
        return lesson(past, past.end - (k + 1) * horizon * step, past.end, null)
      }),
    )
    .filter((each) => each !== null)
  const open = plans.filter(({ steps, held }) => steps > held)
  return {
    heldOut,
    draw(rng) {
      for (let attempt = 0; attempt < attemptsMax && open.length > 0; attempt++) {
        const { past, steps, held } = open[rng.below(open.length)] as (typeof plans)[number]
        const origin = past.end - (held + 1 + rng.below(steps - held)) * step
        const drawn = lesson(past, origin, past.end - held * step, rng)
        if (drawn) return drawn
      }
      throw new NeuralRdeError(
        'training_too_little',
        'No series is long enough, or none ever moves: nothing can be learned.',
      )
    },
  }
}

/** Steps from the first origin at which enough is known, and something has moved, to the end. */
function stepsOf({ target: { times, values }, end }: Past, step: number): number {
  const moved = values.findIndex((value) => value !== values[0])
  const first = moved < 0 ? undefined : times[Math.max(moved, knownMin - 1)]
  return first === undefined ? 0 : Math.floor((end - first) / step + 1e-9)
}

/** Rows after `origin` up to `last`; with `rng` no more than `momentsMax` of them. */
function momentsBetween(
  { target }: Past,
  origin: number,
  last: number,
  rng: Rng | null,
): { time: number; value: number }[] {
  const [from, to] = [rowsUntil(target.times, origin), rowsUntil(target.times, last + 1e-9)]
  const all = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)
  const rows =
    rng && all.length > momentsMax
      ? Array.from(rng.permutation(all.length).subarray(0, momentsMax), (i) => from + i)
      : all
  return rows.map((row) => ({ time: target.times[row] as number, value: target.values[row] as number }))
}
