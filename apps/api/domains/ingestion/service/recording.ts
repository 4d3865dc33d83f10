/** What commit, undo and single decisions share on the way of a line into the ledger. */
import { Fault } from '../../../core/errors.ts'
import type { NewTransaction, Settlement } from '../../accounts/contract.ts'
import type { ImportRecord } from '../store/imports.ts'
import type { RecordableLine } from '../store/lines.ts'

/** `busy`: another process is at it; `not_due`: it was done already, or never asked for. */
export type StepOutcome = 'done' | 'busy' | 'not_due'

export function notNow({ state }: Pick<ImportRecord, 'state'>): Fault {
  const detail = `This import is in the state "${state.replace('_', ' ')}", so that cannot be done now.`
  return new Fault('import_state', { detail })
}

/** Written out, because spreading a million rows takes seconds. */
export function transactionOf(line: RecordableLine, category: NewTransaction['category']): NewTransaction {
  return {
    id: line.transactionId,
    bookedOn: line.bookedOn,
    valueOn: line.valueOn,
    amountMinor: line.amountMinor,
    currency: line.currency,
    description: line.description,
    counterparty: line.counterparty,
    reference: line.reference,
    bankId: line.bankId,
    bankCategory: line.bankCategory,
    pending: line.pending,
    category,
  }
}

export function settlementOf(line: RecordableLine): Settlement {
  const { id: transactionId, pending: _pending, category: _category, ...posted } = transactionOf(line, null)
  return { transactionId, posted }
}
