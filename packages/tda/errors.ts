/** What can be wrong with the input; a closed list. */
export type TopologyErrorCode =
  | 'empty'
  | 'not_a_number'
  | 'not_finite'
  | 'ragged'
  | 'negative'
  | 'asymmetric'
  | 'diagonal_not_zero'
  | 'not_triangular'
  | 'index_out_of_range'
  | 'option_out_of_range'
  | 'too_large'

/** The input has no persistence to speak of; `code` says why, the message where. */
export class TopologyError extends Error {
  readonly code: TopologyErrorCode
  constructor(code: TopologyErrorCode, detail: string) {
    super(detail)
    this.name = 'TopologyError'
    this.code = code
  }
}

/** Throws `option_out_of_range` unless `value` is a whole number within [min, max]. */
export function wholeNumber(name: string, value: number, min: number, max = Number.MAX_SAFE_INTEGER): number {
  if (Number.isInteger(value) && value >= min && value <= max) return value
  throw new TopologyError(
    'option_out_of_range',
    `${name} must be a whole number from ${min} to ${max}, not ${value}`,
  )
}
