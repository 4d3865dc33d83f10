/** What can be wrong with a table, an option or stored bytes; the message says what to do about it. */
export type ForestFault =
  | 'no_columns'
  | 'no_rows'
  | 'lengths_differ'
  | 'value_infinite'
  | 'columns_differ'
  | 'rows_too_few'
  | 'row_out_of_range'
  | 'option_out_of_range'
  | 'model_unreadable'

export class ForestError extends Error {
  override readonly name = 'ForestError'
  readonly code: ForestFault

  constructor(code: ForestFault, message: string) {
    super(message)
    this.code = code
  }
}
