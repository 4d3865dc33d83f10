import { controlPath, type Scale } from '../path/control.ts'
import { rowsUntil } from '../path/observations.ts'
import type { LogSignature } from '../signature/log-signature.ts'
import { anchorsAt } from './anchors.ts'
import type { Config } from './config.ts'
import type { Past } from './history.ts'

/** What the network sees of one series at one origin, and the moments it is asked about. */
export interface Sample {
  readonly inputs: readonly number[]
  /** One per window, not yet normalised. */
  readonly logSignatures: readonly Float64Array[]
  /** Per moment. */
  readonly features: readonly (readonly number[])[]
  readonly anchors: readonly (readonly number[])[]
  /** Of channel 0, in units of the past: a standard value v means centre + spread · v. */
  readonly scale: Scale
  /** Nothing ever moved: the spread is 0, and 1 in `scale` for the sake of dividing by it. */
  readonly constant: boolean
}

/**
 * @param origin what is later is not looked at
 * @param moments times after the origin
 */
export function sampleAt(
  past: Past,
  origin: number,
  moments: ArrayLike<number>,
  config: Config,
  logSignature: LogSignature,
): Sample {
  const { step, seasons, window, windows, interpolation } = config
  const boundaries = Float64Array.from({ length: windows + 1 }, (_, i) => origin - (windows - i) * window)
  const scales = Array.from({ length: config.valueChannels }, (_, c) =>
    scaleOf(past, c, boundaries[0] as number, origin),
  )
  const safe = scales.map(({ centre, spread }) => ({ centre, spread: spread > 0 ? spread : 1 }))
  const control = controlPath(past.track, boundaries, {
    interpolation,
    window,
    rowsPerWindow: Math.max(1, window / step),
    seasons,
    scales: safe,
  })
  const scale = safe[0] as Scale
  const rows = rowsUntil(past.target.times, origin)
  const age = Math.log1p((origin - (past.target.times[rows - 1] as number)) / step)
  const standard = (value: number) => (value - scale.centre) / scale.spread
  const asked = Array.from(moments, (time) => {
    const { anchors, notes } = anchorsAt(past.target, rows, time, { mean: scale.centre, seasons, step })
    const clock = seasons.flatMap((season) => {
      const phase = (2 * Math.PI * (time % season)) / season
      return [Math.sin(phase), Math.cos(phase), Math.sin(2 * phase), Math.cos(2 * phase)]
    })
    const lead = (time - origin) / (config.horizon * step)
    const standardAnchors = anchors.map(standard)
    return { anchors: standardAnchors, features: [lead, age, ...clock, ...notes, ...standardAnchors] }
  })
  const unrest = scales.map(({ centre, spread }) => (spread > 0 ? spread / (spread + Math.abs(centre)) : 0))
  return {
    inputs: [...control.first, ...unrest, ...past.statics],
    logSignatures: control.windows.map((path) => logSignature.of(path)),
    features: asked.map(({ features }) => features),
    anchors: asked.map(({ anchors }) => anchors),
    scale,
    constant: scales[0]?.spread === 0,
  }
}

/** Mean and standard deviation of a channel in the context; of all before the origin where it did not move there. */
function scaleOf({ track, target }: Past, channel: number, start: number, origin: number): Scale {
  const end = rowsUntil(track.times, origin)
  const inContext = momentsOf(track, channel, rowsUntil(track.times, start), end)
  if (inContext.spread > 0) return inContext
  const whole = momentsOf(track, channel, 0, end)
  return whole.spread > 0 || channel > 0 ? whole : { centre: target.values[0] as number, spread: 0 }
}

function momentsOf(track: Past['track'], channel: number, from: number, to: number): Scale {
  let [count, sum, squares] = [0, 0, 0]
  for (let row = from; row < to; row++) {
    const value = track.values[row * track.channels + channel] as number
    if (Number.isNaN(value)) continue
    count++
    sum += value
    squares += value * value
  }
  if (count === 0) return { centre: 0, spread: 0 }
  const centre = sum / count
  const variance = squares / count - centre * centre
  // Less than this share of the squares is rounding.
  return { centre, spread: variance > 1e-12 * (squares / count) ? Math.sqrt(variance) : 0 }
}
