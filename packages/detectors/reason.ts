import type { Detector } from './detectors.ts'
import type { Judgement } from './scored.ts'

/** Why a value got its score, in words: `412 where 120 ± 15 is the usual level (19.5 times as far off as usual)`. */
export function reason(
  kind: Detector['kind'],
  value: number,
  { score, expected, spread }: Judgement,
): string {
  const usual = `${short(expected)} ± ${short(spread)}`
  switch (kind) {
    case 'robust-z':
      return `${short(value)} where ${usual} is the usual level (${short(score)} deviations off)`
    case 'seasonal-residual':
      return `${short(value)} where ${usual} is usual at this place of the season (${short(score)} deviations off)`
    case 'change-point':
      return `${short(value)} where ${usual} was to come: the level changed with probability ${short(score)}`
    case 'spectral-residual':
      return `${short(value)} breaks the pattern of the latest values, ${usual} (${short(score)} times the usual salience)`
  }
}

/** Three digits tell enough. */
function short(value: number): string {
  return String(Number(value.toPrecision(3)))
}
