/** Why a series or a request cannot be answered; the message says what to do about it. */
export type TftFault =
  | 'series_empty'
  | 'series_all_missing'
  | 'value_infinite'
  | 'inputs_differ'
  | 'input_too_short'
  | 'nothing_to_learn'
  | 'options_invalid'
  | 'horizon_invalid'
  | 'quantile_invalid'
  | 'model_unreadable'

export class TftError extends Error {
  override readonly name = 'TftError'
  readonly code: TftFault

  constructor(code: TftFault, message: string, options?: ErrorOptions) {
    super(message, options)
    this.code = code
  }
}
