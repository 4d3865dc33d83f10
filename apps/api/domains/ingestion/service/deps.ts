import type { ParseLimits } from '@scale/statements'
import type { Clock } from '../../../core/clock.ts'
import type { Db } from '../../../core/db/db.ts'
import type { Logger } from '../../../core/log.ts'
import type { Accounts } from '../../accounts/contract.ts'
import type { Categorization } from '../../categorization/contract.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'

/** What the work of this domain stands on. */
export interface Ingestion {
  db: Db
  accounts: Accounts
  categorization: Categorization
  sandbox: Sandbox
  clock: Clock
  log: Logger
  parseLimits: Partial<ParseLimits>
  /** For the metrics: rows of files read, and rows recorded in the ledger. */
  countRows: (step: 'read' | 'recorded', rows: number) => void
  /** Lines staged, and rows recorded, by one statement. */
  rowsPerBatch: number
}
