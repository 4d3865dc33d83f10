import type { Clock } from '../../../core/clock.ts'
import type { Db } from '../../../core/db/db.ts'
import type { Jobs } from '../../../core/jobs/jobs.ts'
import type { Logger } from '../../../core/log.ts'
import type { Accounts, Books, Filing, Flows, Payments } from '../../accounts/contract.ts'

/** What the work of this domain stands on. */
export interface Forecasting {
  db: Db
  jobs: Jobs
  clock: Clock
  log: Logger
  accounts: Accounts
  books: Books
  filing: Filing
  flows: Flows
  payments: Payments
  /** How long after a change forecasts are made anew: an import is followed by its rules, a person corrects row after row. */
  refreshAfterMs: number
}
