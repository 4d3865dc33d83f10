/** Lines on their way into the ledger, filed where categorisation is sure. */
import { setImmediate } from 'node:timers/promises'
import type { Tx } from '../../../core/db/db.ts'
import { inFlight } from '../../../core/in-flight.ts'
import type { NewTransaction } from '../../accounts/contract.ts'
import type { Filer, Suggestion } from '../../categorization/contract.ts'
import type { RecordableLine } from '../store/lines.ts'
import type { Ingestion } from './deps.ts'
import { transactionOf } from './recording.ts'

/** Pages whose reasons are still being written. */
const pagesInFlightMax = 6

/**
 * Pages of transactions, each filed as it was suggested where that was sure; the rest waits for the person. While one page
 * is recorded, the next is read.
 */
export async function* filedPages(
  pages: AsyncIterable<RecordableLine[]>,
  filer: Filer,
  accountId: string,
): AsyncGenerator<NewTransaction[]> {
  const noting = inFlight(pagesInFlightMax)
  for await (const { lines, suggestions } of suggested(pages, filer, accountId)) {
    await noting.room()
    const { rows, noted } = filed(filer, lines, suggestions)
    noting.add(noted)
    yield rows
    // What the database has answered comes first, and so does everybody else's request.
    await setImmediate()
  }
  await noting.landed()
}

/** Pages with where their rows would be filed. */
async function* suggested(
  pages: AsyncIterable<RecordableLine[]>,
  filer: Filer,
  accountId: string,
): AsyncGenerator<{ lines: RecordableLine[]; suggestions: Suggestion[] }> {
  let before: { lines: RecordableLine[]; reading: Promise<Suggestion[]> } | null = null
  for await (const lines of pages) {
    const reading = filer.suggest(lines, accountId)
    // A failure is met when its turn comes.
    reading.catch(() => {})
    if (before) yield { lines: before.lines, suggestions: await before.reading }
    before = { lines, reading }
  }
  if (before) yield { lines: before.lines, suggestions: await before.reading }
}

/** `noted` settles when the reasons are kept and the rows nobody is sure of are in the review. */
function filed(
  filer: Filer,
  lines: readonly RecordableLine[],
  suggestions: readonly Suggestion[],
): { rows: NewTransaction[]; noted: Promise<unknown> } {
  const { ids: reasonIds, kept } = filer.keep(suggestions)
  const rows = lines.map((line, at) => transactionOf(line, filedUnder(suggestions[at], reasonIds[at])))
  const unfiled = rows.flatMap(({ id, category }, at) => {
    const reasonId = reasonIds[at]
    return category === null && reasonId !== undefined ? [{ transactionId: id, reasonId }] : []
  })
  return { rows, noted: Promise.all([kept, filer.ask(unfiled)]) }
}

function filedUnder(
  suggestion: Suggestion | undefined,
  reasonId: string | undefined,
): NewTransaction['category'] {
  if (!suggestion?.filed || suggestion.categoryId === null || reasonId === undefined) return null
  return { id: suggestion.categoryId, reasonId }
}

/** Records a few lines at once. */
export async function recordFiled(
  deps: Pick<Ingestion, 'accounts' | 'categorization'>,
  tx: Tx,
  target: { accountId: string; importId: string },
  lines: readonly RecordableLine[],
): Promise<number> {
  const run = { importId: target.importId, expectedRows: lines.length }
  const filer = await deps.categorization.openFiler(tx, run)
  const { rows, noted } = filed(filer, lines, await filer.suggest(lines, target.accountId))
  await noted
  const added = await deps.accounts.recordTransactions(tx, target.accountId, target.importId, rows)
  const transactionIds = lines.map(({ transactionId }) => transactionId)
  await deps.categorization.runRules(tx, { importId: target.importId, transactionIds })
  return added
}
