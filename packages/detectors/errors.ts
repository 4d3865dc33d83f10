export type SeriesFault = 'value_out_of_range' | 'option_out_of_range'

/** A series or an option a detector cannot work with; the message says what to do. */
export class SeriesError extends Error {
  override readonly name = 'SeriesError'
  readonly code: SeriesFault

  constructor(code: SeriesFault, message: string) {
    super(message)
    this.code = code
  }
}

/** Squares of larger ones overflow. */
const valueMax = 1e150

/** @throws SeriesError `value_out_of_range` for infinities and what comes near them */
export function refuseHuge(series: Float64Array): void {
  const at = series.findIndex((value) => Math.abs(value) > valueMax)
  if (at < 0) return
  throw new SeriesError(
    'value_out_of_range',
    `Value ${at} is ${series[at]}: leave it out, or write NaN if it is unknown.`,
  )
}

/** @throws SeriesError `option_out_of_range` */
export function checkedWhole(name: string, value: number, min: number, max: number): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new SeriesError(
    'option_out_of_range',
    `${name} is ${value}: give a whole number from ${min} to ${max}.`,
  )
}
