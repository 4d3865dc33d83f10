/**
 * The one table of faults. A fault is a wish that cannot be granted (not found, not allowed, already done), told to
 * the caller with a stable code; anything else that is thrown is our mistake and leaves as `internal`.
 */

/** Canonical gRPC status codes, by number (grpc.io/docs/guides/status-codes). */
export const grpcCodes = {
  cancelled: 1,
  invalid_argument: 3,
  deadline_exceeded: 4,
  not_found: 5,
  already_exists: 6,
  permission_denied: 7,
  resource_exhausted: 8,
  failed_precondition: 9,
  aborted: 10,
  internal: 13,
  unavailable: 14,
  unauthenticated: 16,
} as const
export type GrpcCode = keyof typeof grpcCodes

interface FaultKind {
  status: number
  title: string
  grpc: GrpcCode
}

const kind = (status: number, grpc: GrpcCode, title: string): FaultKind => ({ status, title, grpc })

const table = {
  // The request itself
  invalid: kind(400, 'invalid_argument', 'Something in the request is not as it should be'),
  id_malformed: kind(400, 'invalid_argument', 'That is not an id of the expected kind'),
  cursor_invalid: kind(
    400,
    'invalid_argument',
    'The page cursor is not one of ours, start from the first page',
  ),
  body_malformed: kind(400, 'invalid_argument', 'The body could not be read'),
  media_type_unsupported: kind(415, 'invalid_argument', 'The body is of a kind this address does not take'),
  body_too_large: kind(413, 'resource_exhausted', 'The body is larger than allowed'),
  not_acceptable: kind(406, 'invalid_argument', 'The asked format is not offered'),
  method_not_allowed: kind(405, 'invalid_argument', 'This address does not take that method'),
  origin_refused: kind(403, 'permission_denied', 'The request came from another site'),

  // Who is asking
  unauthenticated: kind(401, 'unauthenticated', 'Please sign in first'),
  reauthentication_required: kind(401, 'unauthenticated', 'Please confirm your password for this step'),
  forbidden: kind(403, 'permission_denied', 'Your role does not allow this'),
  scope_missing: kind(403, 'permission_denied', 'This API key does not have the needed scope'),
  workspace_required: kind(400, 'invalid_argument', 'Say which workspace is meant'),
  password_weak: kind(422, 'invalid_argument', 'That password is too easy to guess'),
  still_member: kind(
    409,
    'failed_precondition',
    'You still belong to a workspace; leave it or erase it first',
  ),
  sign_up_closed: kind(
    403,
    'permission_denied',
    'This installation already has its owner, ask them for an invitation',
  ),

  // What is there
  not_found: kind(404, 'not_found', 'There is no such thing here'),
  gone: kind(410, 'not_found', 'This was removed'),
  already_exists: kind(409, 'already_exists', 'This is already there'),
  conflict: kind(409, 'aborted', 'This does not fit what is there now'),
  version_conflict: kind(
    412,
    'aborted',
    'Somebody changed this meanwhile, load it again and repeat the change',
  ),
  version_required: kind(428, 'failed_precondition', 'Say which version you edit, with the If-Match header'),

  // Repeats and limits
  idempotency_key_reused: kind(422, 'invalid_argument', 'This Idempotency-Key was used for another request'),
  idempotency_key_invalid: kind(
    400,
    'invalid_argument',
    'The Idempotency-Key is too long or has odd characters',
  ),
  rate_limited: kind(429, 'resource_exhausted', 'Too many requests, please wait a little'),
  too_many_streams: kind(429, 'resource_exhausted', 'Too many open event streams'),
  too_many_files: kind(
    429,
    'resource_exhausted',
    'You have as many files in the making as one person may; wait until one has arrived',
  ),
  events_expired: kind(
    410,
    'failed_precondition',
    'Events that old are no longer kept, load everything afresh',
  ),

  // Jobs
  too_few_choices: kind(409, 'failed_precondition', 'There is too little to learn from yet'),
  too_little_history: kind(409, 'failed_precondition', 'There is too little history to learn from yet'),
  job_not_replayable: kind(409, 'failed_precondition', 'Only a job that failed for good can be run again'),

  // Accounts: the ledger
  fact_immutable: kind(
    409,
    'failed_precondition',
    'What the bank said is not changed; what you set stands beside it',
  ),
  transaction_reconciled: kind(409, 'failed_precondition', 'This row is reconciled, so its facts are locked'),
  transaction_split: kind(409, 'failed_precondition', 'This row is split; join its parts first'),
  transaction_in_transfer: kind(
    409,
    'failed_precondition',
    'This row is a leg of a transfer; unlink it first',
  ),
  transaction_deleted: kind(409, 'failed_precondition', 'This row is deleted; restore it first'),
  splits_sum: kind(400, 'invalid_argument', 'The parts do not add up to the row'),
  transfer_impossible: kind(400, 'invalid_argument', 'These two rows cannot be one transfer'),
  category_unusable: kind(400, 'invalid_argument', 'This category cannot be used that way'),
  account_archived: kind(409, 'failed_precondition', 'This account is archived; bring it back first'),
  account_exists: kind(409, 'already_exists', 'There is an account with that bank account number already'),
  too_many_rows: kind(400, 'resource_exhausted', 'That is more rows than one request may take'),
  already_undone: kind(409, 'failed_precondition', 'This was taken back already'),
  last_owner: kind(409, 'failed_precondition', 'A workspace keeps at least one owner'),
  invitation_invalid: kind(410, 'not_found', 'This invitation is used, expired, or meant for another e-mail'),
  confirmation_wrong: kind(400, 'invalid_argument', 'The words of confirmation are not the expected ones'),
  archive_unreadable: kind(400, 'invalid_argument', 'This is not a whole archive of a SCALE workspace'),
  archive_newer: kind(409, 'failed_precondition', 'This archive was written by a newer version of SCALE'),

  // ingestion
  import_state: kind(409, 'failed_precondition', 'The import is not at a point where this can be done'),
  import_has_open_rows: kind(409, 'failed_precondition', 'Some rows are unreadable or wait for a decision'),
  row_not_decidable: kind(409, 'failed_precondition', 'That cannot be decided about this row'),
  statement_rejected: kind(422, 'invalid_argument', 'The file cannot be read as a statement'),

  // Us
  internal: kind(500, 'internal', 'Something went wrong on our side'),
  unavailable: kind(503, 'unavailable', 'SCALE is starting, stopping or waiting for its database'),
  overloaded: kind(503, 'unavailable', 'SCALE is busier than it can bear, please try again soon'),
  timed_out: kind(504, 'deadline_exceeded', 'This took longer than allowed'),
} satisfies Record<string, FaultKind>

export type FaultCode = keyof typeof table

/** What each code means on HTTP and gRPC. Domains add their codes to the table above, there is no second one. */
export const faults: Record<FaultCode, FaultKind> = table

interface FaultOptions {
  /** One sentence for the person: what happened, what it means, the next step. No bank data. */
  detail?: string
  /** The field of the request that is at fault, as a dotted path. */
  field?: string
  cause?: unknown
}

export class Fault extends Error {
  override name = 'Fault'
  readonly code: FaultCode
  readonly field?: string

  constructor(code: FaultCode, options: FaultOptions = {}) {
    super(options.detail ?? faults[code].title, { cause: options.cause })
    this.code = code
    if (options.field !== undefined) this.field = options.field
  }
}

/** Why SCALE cannot start or go on at all, with what the person at the terminal can do about it. */
export class CannotStart extends Error {
  override name = 'CannotStart'
  readonly advice: string

  constructor(reason: string, advice: string, options: { cause?: unknown } = {}) {
    super(reason, options)
    this.advice = advice
  }
}
