/** The closed lists of an import: what a file, a line and a reason can be. Stored, sent and shown by these words. */
import { problemCodes, questionCodes, rejectionCodes, skipReasons } from '@scale/statements'

/**
 * The life of a file: received → reading → needs_answer | preview | rejected; preview → committing → committed →
 * undoing → undone. `needs_answer` and `rejected` go back to `received` by an answer or a re-run.
 */
export const importStates = [
  /** The bytes are stored; reading has not begun. */
  'received',
  /** The file is being read and its lines compared with the ledger. */
  'reading',
  /** A question is open (a date order, a password, an account); no line was decided. */
  'needs_answer',
  /** Every line has a state and a reason; nothing is in the ledger yet. */
  'preview',
  /** The file as a whole cannot be read; `rejection` says why. */
  'rejected',
  /** The lines are on their way into the ledger. */
  'committing',
  /** The lines are in the ledger. */
  'committed',
  /** The lines are being taken out of the ledger again. */
  'undoing',
  /** The ledger is as if this file had never come; the file and its lines are kept. */
  'undone',
] as const
export type ImportState = (typeof importStates)[number]

export const lineStates = [
  /** Will be recorded as a transaction. */
  'new',
  /** Is in the ledger already. */
  'duplicate',
  /** Replaces what was pending, or entered by hand, with the bank's final word. */
  'updates',
  /** Waits for the person; stays out until decided. */
  'needs_you',
  /** Cannot be read; can be mended in place. */
  'problem',
  /** Carries no transaction (header, total, footer). */
  'skipped',
  /** Is in the ledger, but the person deleted it there; stays deleted. */
  'deleted_by_you',
  /** The person left it out of this import. */
  'left_out',
  /** The person mended it; the mended line follows as a line of its own. */
  'mended',
] as const
export type LineState = (typeof lineStates)[number]

/** Why a row has its state; each code belongs to one state. Problems and skips carry their own codes instead. */
export const reasonsByState = {
  new: [
    'not_seen_before',
    'one_more_of_equal_rows',
    'balance_continues',
    'back_after_undo',
    'took_over_after_undo',
    'read_again',
    'included_by_you',
    'mended_by_you',
  ],
  duplicate: [
    'same_bank_id',
    'same_row',
    'same_row_balance_moved',
    'same_day_and_amount_other_format',
    'reconciled_locked',
  ],
  updates: ['provider_link', 'pending_same_id', 'pending_same_amount', 'accepted_by_you'],
  needs_you: ['pending_other_amount', 'entered_by_hand', 'bank_changed_row', 'balance_differs'],
  deleted_by_you: ['deleted_in_ledger'],
  left_out: ['left_out_by_you'],
  mended: ['mended_by_you'],
} as const satisfies Partial<Record<LineState, readonly string[]>>

type Reasons = typeof reasonsByState
export type RowReason = Reasons[keyof Reasons][number]
export const rowReasons: readonly RowReason[] = [...new Set(Object.values(reasonsByState).flat())]

export const reasonCodes = [...rowReasons, ...problemCodes, ...skipReasons] as const
export type ReasonCode = (typeof reasonCodes)[number]

/** What the person may make of a row. `update`: take the suggestion; `import`: record it; `leave_out`: do not. */
export const decisions = ['import', 'leave_out', 'update'] as const
export type Decision = (typeof decisions)[number]

/** Questions about a file: those of the reader, and those only the ledger raises. */
export const importQuestionCodes = [...questionCodes, 'password', 'account', 'account_currency'] as const
export type ImportQuestionCode = (typeof importQuestionCodes)[number]

export const importRejectionCodes = rejectionCodes

/** Whether a month of an account is covered by committed statements. */
export const coverageStates = ['covered', 'partly', 'missing'] as const
export type CoverageState = (typeof coverageStates)[number]
