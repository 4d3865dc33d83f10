import type { Clock } from '../../../core/clock.ts'
import type { Db } from '../../../core/db/db.ts'
import type { Jobs } from '../../../core/jobs/jobs.ts'
import type { Books, Filing, Payments } from '../../accounts/contract.ts'
import type { Watchers } from '../thread/watchers.ts'

/** What the work of this domain stands on. */
export interface Watching {
  db: Db
  jobs: Jobs
  clock: Clock
  books: Books
  filing: Filing
  payments: Payments
  watchers: Watchers
}
