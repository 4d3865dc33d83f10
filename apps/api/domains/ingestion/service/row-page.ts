/** A page of an import's lines; rows that would be new show where they would be filed. */
import type { Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import type { RowToFile, Suggestion } from '../../categorization/contract.ts'
import type { ImportRow } from '../schemas.ts'
import type { ImportRecord } from '../store/imports.ts'
import type { RowRecord } from '../store/rows.ts'
import type { Ingestion } from './deps.ts'
import { rowView } from './view.ts'

export async function rowPage(
  deps: Pick<Ingestion, 'categorization'>,
  tx: Tx,
  record: ImportRecord,
  rows: readonly RowRecord[],
): Promise<ImportRow[]> {
  const suggestions = record.state === 'preview' ? await suggestionsFor(deps, tx, record.id, rows) : new Map()
  return rows.map((row) => {
    const suggestion = suggestions.get(row.seq)
    return { ...rowView(record.state, row), suggestion: suggestion ? suggestionView(suggestion) : null }
  })
}

async function suggestionsFor(
  { categorization }: Pick<Ingestion, 'categorization'>,
  tx: Tx,
  importId: string,
  rows: readonly RowRecord[],
): Promise<Map<number, Suggestion>> {
  const fresh = rows.flatMap((row) => {
    const toFile = row.state === 'new' ? rowToFile(row) : null
    return toFile ? [{ seq: row.seq, toFile }] : []
  })
  if (fresh.length === 0) return new Map()
  const filer = await categorization.openFiler(tx, { importId, expectedRows: fresh.length })
  const suggestions = await filer.suggest(fresh.map(({ toFile }) => toFile))
  return new Map(
    fresh.flatMap(({ seq }, at) => {
      const suggestion = suggestions[at]
      return suggestion ? [[seq, suggestion] as const] : []
    }),
  )
}

function rowToFile(row: RowRecord): RowToFile | null {
  const { bookedOn, amountMinor, currency, description, counterparty, reference, bankCategory } = row
  if (bookedOn === null || amountMinor === null || currency === null) return null
  return {
    bookedOn,
    amountMinor,
    currency,
    description: description ?? '',
    counterparty,
    reference,
    bankCategory,
  }
}

const suggestionView = ({
  categoryId,
  source,
  probability,
  filed,
  merchantName,
}: Suggestion): ImportRow['suggestion'] => ({
  categoryId: categoryId === null ? null : toWire('cat', categoryId),
  source,
  probability,
  filed,
  merchantName,
})
