/** A look: rows that came since the last one go through the watch, and what it finds becomes alerts. */
import type { Scope, Tx } from '../../../core/db/db.ts'
import type { JobContext } from '../../../core/jobs/jobs.ts'
import type { Payment } from '../../accounts/contract.ts'
import { lateDaysMax, watchVersion } from '../detect/memory.ts'
import { dateOf, dayOf, type LedgerRow } from '../detect/row.ts'
import { anomalyQueue, lookJob } from '../queues.ts'
import { countChange, getWatch, lockWatch, putWatch, setLookDue } from '../store/watches.ts'
import type { Watching } from './deps.ts'
import { keepLooked } from './keep.ts'

/** One look for what comes within this time: an import is followed by its rules, a person corrects row after row. */
const patienceMs = 3_000
/** A look that has not begun so long after it was due is lost. */
const lostMs = 10 * 60_000
const rowsPerPage = 5_000

/** Asks for a look soon; one that already waits will do. */
export async function lookSoon({ jobs }: Watching, tx: Tx, { changed }: { changed: boolean }): Promise<void> {
  const { lookDueAt } = await lockWatch(tx)
  if (changed) await countChange(tx)
  const now = tx.now()
  if (lookDueAt !== null && Temporal.Instant.compare(lookDueAt.add({ milliseconds: lostMs }), now) > 0) return
  await setLookDue(tx, now.add({ milliseconds: patienceMs }))
  await jobs.enqueue(anomalyQueue, lookJob, {}, { scope: tx.scope, delayMs: patienceMs })
}

/** Somebody waits for it. Returns the id of the job. */
export const lookNow = ({ jobs }: Watching, tx: Tx): Promise<string> =>
  jobs.enqueue(anomalyQueue, lookJob, {}, { scope: tx.scope })

/** Whether rows of an import are older than what a look takes in by itself: it then begins at the first row. */
export async function isLate(deps: Watching, tx: Tx, importId: string): Promise<boolean> {
  const { through } = await getWatch(tx, watchVersion)
  if (through === null) return false
  const [first] = (await deps.books.transactions(tx, { filter: { importId }, order: 'oldest', limit: 1 }))
    .items
  return first !== undefined && dayOf(first.bookedOn) < dayOf(through) - lateDaysMax
}

/** The job. What changes while it runs asks for the next one; what another look kept meanwhile stands. */
export async function look(
  deps: Watching,
  scope: Scope,
  job: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const before = await deps.db.withWorkspace(scope, async (tx) => {
    await lockWatch(tx)
    await setLookDue(tx, null)
    return getWatch(tx, watchVersion)
  })
  const categories = await deps.db.withWorkspace(scope, (tx) => categoriesOf(deps, tx), 'read')
  const from = before.through === null ? null : dateOf(dayOf(before.through) - lateDaysMax)
  let done = 0
  const pages = async function* () {
    for await (const page of pagesOf(deps, scope, from)) {
      job.signal.throwIfAborted()
      yield page.map((row) => ledgerRow(row, categories))
      done += page.length
      await job.progress({ done, total: null, step: 'watch' })
    }
  }
  const looked = await deps.watchers.look(before.memory, pages())
  job.signal.throwIfAborted()
  await deps.db.withWorkspace(scope, async (tx) => {
    const { looks } = await lockWatch(tx)
    if (looks !== before.looks) return
    await keepLooked(tx, looked, { whole: before.memory === null, today: dayOf(today(tx)) })
    await putWatch(tx, {
      memory: looked.memory,
      version: watchVersion,
      through: looked.through === null ? null : dateOf(looked.through),
      changes: before.changes,
    })
  })
}

const today = (tx: Tx): string => tx.now().toZonedDateTimeISO('UTC').toPlainDate().toString()

async function categoriesOf({ filing }: Watching, tx: Tx): Promise<Map<string, string>> {
  return new Map((await filing.categories(tx)).map(({ id, slug }) => [id, slug ?? id]))
}

/** Each page is a transaction of its own: a long look holds nothing. */
async function* pagesOf(
  { db, payments }: Watching,
  scope: Scope,
  from: string | null,
): AsyncGenerator<Payment[]> {
  let after: Payment | null = null
  for (;;) {
    const wanted = { from, after, limit: rowsPerPage, order: 'oldest' } as const
    const page: Payment[] = await db.withWorkspace(scope, (tx) => payments.page(tx, wanted), 'read')
    if (page.length > 0) yield page
    after = page.at(-1) ?? null
    if (page.length < rowsPerPage) return
  }
}

const ledgerRow = (
  {
    id,
    accountId,
    bookedOn,
    amountMinor,
    currency,
    description,
    counterparty,
    categoryId,
    transfer,
  }: Payment,
  categories: ReadonlyMap<string, string>,
): LedgerRow => ({
  id,
  accountId,
  bookedOn,
  amountMinor,
  currency,
  description,
  counterparty,
  category: categoryId === null ? null : (categories.get(categoryId) ?? categoryId),
  transfer,
})
