/** Why a series or a request cannot be answered; the message says what to do about it. */
export type BaselineFault =
  | 'series_empty'
  | 'series_all_missing'
  | 'series_too_short'
  | 'value_infinite'
  | 'season_invalid'
  | 'floor_invalid'
  | 'horizon_invalid'
  | 'quantile_invalid'
  | 'date_invalid'

export class BaselineError extends Error {
  override readonly name = 'BaselineError'
  readonly code: BaselineFault

  constructor(code: BaselineFault, message: string) {
    super(message)
    this.code = code
  }
}
