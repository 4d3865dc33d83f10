/** Looks at every row under no category again: after an upgrade, a new model, or rows that came while none could look. */
import type { Scope } from '../../../core/db/db.ts'
import type { JobContext } from '../../../core/jobs/jobs.ts'
import type { FiledRow } from '../../accounts/contract.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import type { Categorizing } from './deps.ts'
import { endWaiting } from '../store/waiting.ts'
import { openFiler } from './filer.ts'

const rowsPerStep = 2_000

/** Each step commits by itself, so a job that is cut goes on where it was, and one that is cancelled keeps what it did. */
export async function lookAtOpenRows(
  deps: Categorizing,
  scope: Scope,
  job: Pick<JobContext, 'signal' | 'progress'>,
): Promise<{ looked: number; filed: number }> {
  let after: string | null = null
  const total = { looked: 0, filed: 0 }
  for (;;) {
    job.signal.throwIfAborted()
    const { rows, filed }: Page = await lookAtPage(deps, scope, after)
    total.looked += rows.length
    total.filed += filed
    await job.progress({ done: total.looked, total: null, step: 'categorize' })
    after = rows.at(-1)?.id ?? null
    if (rows.length < rowsPerStep || after === null) return total
  }
}

interface Page {
  rows: FiledRow[]
  filed: number
}

function lookAtPage(deps: Categorizing, scope: Scope, after: string | null): Promise<Page> {
  return deps.db.withWorkspace(scope, async (tx) => {
    const rows = await deps.filing.unfiled(tx, { after, limit: rowsPerStep })
    if (rows.length === 0) return { rows, filed: 0 }
    const filer = await openFiler(deps, tx, { importId: null, expectedRows: rows.length })
    const suggestions = await filer.suggest(rows)
    const { ids: reasonIds, kept } = filer.keep(suggestions)
    await kept
    const looked = rows.map(({ id }, at) => ({
      transactionId: id,
      reasonId: reasonIds[at] ?? '',
      categoryId: suggestions[at]?.filed ? suggestions[at].categoryId : null,
    }))
    const sure = looked.flatMap((row) =>
      row.categoryId === null ? [] : [{ ...row, categoryId: row.categoryId }],
    )
    const filed = await deps.accounts.assignCategories(tx, sure, 'model')
    await filer.ask(looked.filter(({ categoryId }) => categoryId === null))
    await endWaiting(
      tx,
      sure.map(({ transactionId }) => transactionId),
    )
    await appendEvent(tx, {
      type: 'categorization.rows_suggested',
      data: { importId: null, filed, toReview: rows.length - filed },
    })
    return { rows, filed }
  })
}
