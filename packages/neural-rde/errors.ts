/** Why a series or a request cannot be answered; the message says what to do about it. */
export type NeuralRdeFault =
  | 'series_empty'
  | 'series_all_missing'
  | 'series_too_short'
  | 'value_infinite'
  | 'times_invalid'
  | 'channels_invalid'
  | 'horizon_invalid'
  | 'quantile_invalid'
  | 'option_invalid'
  | 'training_too_little'
  | 'model_unreadable'

export class NeuralRdeError extends Error {
  override readonly name = 'NeuralRdeError'
  readonly code: NeuralRdeFault

  constructor(code: NeuralRdeFault, message: string) {
    super(message)
    this.code = code
  }
}
