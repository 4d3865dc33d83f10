/** Lines on their way into the ledger, filed where categorisation is sure. */
import type { Tx } from '../../../core/db/db.ts'
import type { NewTransaction } from '../../accounts/contract.ts'
import type { Filer, Suggestion } from '../../categorization/contract.ts'
import type { RecordableLine } from '../store/lines.ts'
import type { Ingestion } from './deps.ts'
import { transactionOf } from './recording.ts'

/**
 * Records lines, each filed as it was suggested where that was sure; the rest waits for the person. Returns how many
 * were added.
 */
export async function recordSuggested(
  { accounts }: Pick<Ingestion, 'accounts'>,
  tx: Tx,
  { filer, accountId, importId }: { filer: Filer; accountId: string; importId: string },
  { lines, suggestions }: { lines: readonly RecordableLine[]; suggestions: readonly Suggestion[] },
): Promise<number> {
  const { ids: reasonIds, kept } = filer.keep(suggestions)
  const rows = lines.map((line, at) => transactionOf(line, filedUnder(suggestions[at], reasonIds[at])))
  const unfiled = rows.flatMap(({ id, category }, at) => {
    const reasonId = reasonIds[at]
    return category === null && reasonId !== undefined ? [{ transactionId: id, reasonId }] : []
  })
  const [added] = await Promise.all([
    accounts.recordTransactions(tx, accountId, importId, rows),
    kept,
    filer.ask(unfiled),
  ])
  return added
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
  const suggestions = await filer.suggest(lines, target.accountId)
  const added = await recordSuggested(deps, tx, { ...target, filer }, { lines, suggestions })
  const transactionIds = lines.map(({ transactionId }) => transactionId)
  await deps.categorization.runRules(tx, { importId: target.importId, transactionIds })
  return added
}
