export const rejectionCodes = [
  'file_empty',
  'file_too_large',
  'file_damaged',
  'format_unknown',
  'not_a_statement',
  'password_required',
  'password_wrong',
  'encryption_unsupported',
  'bank_refused',
  'entities_forbidden',
  'nesting_too_deep',
  'no_text_layer',
  'reader_missing',
  'time_exceeded',
  'memory_exceeded',
] as const
export type RejectionCode = (typeof rejectionCodes)[number]

/** The file as a whole cannot be read; `message` says why and what to do (and quotes the bank where it speaks). */
export class StatementRejected extends Error {
  readonly code: RejectionCode
  constructor(code: RejectionCode, message: string) {
    super(message)
    this.name = 'StatementRejected'
    this.code = code
  }
}
