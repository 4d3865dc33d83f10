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

export function transactionOf(line: RecordableLine): NewTransaction {
  const { seq: _seq, state: _state, transactionId, ...facts } = line
  return { id: transactionId, ...facts }
}

export function settlementOf(line: RecordableLine): Settlement {
  const { id: transactionId, pending: _pending, ...posted } = transactionOf(line)
  return { transactionId, posted }
}
