/** Why a row is what it is, in a sentence the person can check. */
import type { SkipReason } from '@scale/statements'
import type { ReasonCode, RowReason } from '../schemas.ts'
import type { RowRecord } from '../store/rows.ts'

const rowReasons: Record<RowReason, string> = {
  not_seen_before: 'It was not in the ledger before.',
  one_more_of_equal_rows:
    'The ledger has fewer rows like this on that day than the file, so this is one more.',
  balance_continues: 'Looks like a known row, but its balance follows from that one: it is one more.',
  back_after_undo: 'Was recorded before and undone; it comes back with the edits you made.',
  took_over_after_undo: 'Another import that also had this row was undone; this one stands for it now.',
  read_again: 'The same line, read again; your edits stay.',
  included_by_you: 'You chose to record it.',
  mended_by_you: 'You corrected what could not be read.',
  same_bank_id: 'The bank’s own id of this row is in the ledger already.',
  same_row: 'The same day, amount and text are in the ledger already.',
  same_row_balance_moved:
    'Already in the ledger; only its balance moved, because the bank added an earlier row.',
  same_day_and_amount_other_format:
    'Already in the ledger from a file of another format: same date and amount.',
  reconciled_locked: 'Already in the ledger and reconciled by you, so it is not changed.',
  provider_link: 'The final form of a pending row: the bank links the two.',
  pending_same_id: 'The final form of a pending row: the same bank id.',
  pending_same_amount: 'The final form of a pending row: the same amount, at most eight days later.',
  accepted_by_you: 'You accepted it as the final form of the row it was matched with.',
  pending_other_amount: 'Maybe the final form of a pending row with another amount. Is it?',
  entered_by_hand: 'You entered a row of this amount by hand. Is it the same?',
  bank_changed_row: 'The bank sent this row before with another date or amount. Record it as well?',
  balance_differs: 'The same day, amount and text are in the ledger, with another balance. Is it one more?',
  deleted_in_ledger: 'You deleted this row in the ledger; it stays deleted.',
  left_out_by_you: 'You left it out.',
}

const skipReasons: Record<SkipReason, string> = {
  blank: 'An empty line.',
  preamble: 'Text above the table.',
  header: 'The names of the columns.',
  metadata: 'Facts about the statement, not a transaction.',
  balance: 'A balance, not a transaction.',
  subtotal: 'A total, not a transaction.',
  footer: 'Text below the table.',
  continuation: 'Belongs to the row above.',
  not_money: 'No money moved.',
  not_booked: 'Announced, but not booked by the bank.',
  repeated_sheet: 'The same sheet again.',
  markup: 'Structure of the file.',
}

/** A problem speaks for itself; the reader wrote down what it found and what to do. */
export function reasonMessage({ reason, message }: Pick<RowRecord, 'reason' | 'message'>): string {
  return message ?? wordsFor(reason)
}

function wordsFor(reason: ReasonCode): string {
  if (isRowReason(reason)) return rowReasons[reason]
  return isSkipReason(reason) ? skipReasons[reason] : 'This line could not be read.'
}

function isRowReason(reason: ReasonCode): reason is RowReason {
  return reason in rowReasons
}

function isSkipReason(reason: ReasonCode): reason is SkipReason {
  return reason in skipReasons
}
