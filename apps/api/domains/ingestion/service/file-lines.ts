/** Lines on their way into the ledger, filed where categorisation is sure. */
import type { Tx } from '../../../core/db/db.ts'
import type { Filer, Suggestion } from '../../categorization/contract.ts'
import type { RecordableLine } from '../store/lines.ts'
import type { Ingestion } from './deps.ts'
import { transactionOf } from './recording.ts'

export interface SuggestedLines {
  lines: readonly RecordableLine[]
  suggestions: readonly Suggestion[]
}

/** Records lines that were suggested for, and keeps why each is filed where it is. Returns how many were added. */
export async function recordSuggested(
  { accounts }: Pick<Ingestion, 'accounts'>,
  tx: Tx,
  { filer, accountId, importId }: { filer: Filer; accountId: string; importId: string },
  { lines, suggestions }: SuggestedLines,
): Promise<number> {
  const added = await accounts.recordTransactions(
    tx,
    accountId,
    importId,
    lines.map((line, at) => transactionOf(line, filedUnder(suggestions[at]))),
  )
  await filer.keep(
    importId,
    lines.flatMap(({ transactionId }, at) => {
      const suggestion = suggestions[at]
      return suggestion ? [{ transactionId, suggestion }] : []
    }),
  )
  return added
}

const filedUnder = (suggestion: Suggestion | undefined): string | null =>
  suggestion?.filed ? suggestion.categoryId : null

/** Records a few lines at once. */
export async function recordFiled(
  deps: Pick<Ingestion, 'accounts' | 'categorization'>,
  tx: Tx,
  target: { accountId: string; importId: string },
  lines: readonly RecordableLine[],
): Promise<number> {
  const filer = await deps.categorization.openFiler(tx, lines.length)
  return recordSuggested(deps, tx, { ...target, filer }, { lines, suggestions: await filer.suggest(lines) })
}
