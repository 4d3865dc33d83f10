/** A page of an import's lines; rows that would be new show where they would be filed, and what rules would do. */
import type { Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import type { Foreseen, RowToFile, Suggestion } from '../../categorization/contract.ts'
import type { ImportRow } from '../schemas.ts'
import { accountsOf } from '../store/import-accounts.ts'
import type { ImportRecord } from '../store/imports.ts'
import type { RowRecord } from '../store/rows.ts'
import type { Ingestion } from './deps.ts'
import { rowView } from './view.ts'

type Asking = Pick<Ingestion, 'categorization'>

export async function rowPage(
  deps: Asking,
  tx: Tx,
  record: ImportRecord,
  rows: readonly RowRecord[],
): Promise<ImportRow[]> {
  const fresh = record.state === 'preview' ? rows.flatMap(freshRow) : []
  const filings = fresh.length === 0 ? new Map<number, Filing>() : await filingsOf(deps, tx, record.id, fresh)
  return rows.map((row) => ({ ...rowView(record.state, row), ...filings.get(row.seq) }))
}

type Filing = Pick<ImportRow, 'suggestion' | 'ruled'>

interface FreshRow {
  seq: number
  /** The transaction it would become. */
  id: string
  accountNo: number | null
  pending: boolean
  toFile: RowToFile
}

function freshRow(row: RowRecord): FreshRow[] {
  const { bookedOn, amountMinor, currency, description, counterparty, reference, bankCategory } = row
  if (row.state !== 'new' || row.transactionId === null) return []
  if (bookedOn === null || amountMinor === null || currency === null) return []
  const toFile = {
    bookedOn,
    amountMinor,
    currency,
    description: description ?? '',
    counterparty,
    reference,
    bankCategory,
  }
  return [{ seq: row.seq, id: row.transactionId, accountNo: row.accountNo, pending: row.pending, toFile }]
}

async function filingsOf(
  { categorization }: Asking,
  tx: Tx,
  importId: string,
  fresh: readonly FreshRow[],
): Promise<Map<number, Filing>> {
  const filer = await categorization.openFiler(tx, { importId, expectedRows: fresh.length })
  const accountIds = new Map(
    (await accountsOf(tx, importId)).map(({ accountNo, accountId }) => [accountNo, accountId]),
  )
  const rows = fresh.map(({ id, accountNo, pending, toFile }) => ({
    ...toFile,
    id,
    pending,
    accountId: accountIds.get(accountNo ?? -1) ?? null,
  }))
  const suggestions = await filer.suggest(rows)
  const foreseen = await categorization.foreseeRules(
    tx,
    rows.map((row, at) => ({
      ...row,
      categoryId: suggestions[at]?.filed ? suggestions[at].categoryId : null,
    })),
  )
  return new Map(
    fresh.map(({ seq, id }, at) => {
      const suggestion = suggestions[at]
      const ruled = foreseen.get(id)
      return [
        seq,
        {
          suggestion: suggestion ? suggestionView(suggestion) : null,
          ruled: ruled ? ruledView(ruled) : null,
        },
      ]
    }),
  )
}

const ruledView = ({
  rules,
  categoryId,
  splitInto,
  transferWith,
  title,
  tags,
}: Foreseen): Filing['ruled'] => ({
  rules: rules.map(({ id, name }) => ({ id: toWire('rul', id), name })),
  categoryId: categoryId === null ? null : toWire('cat', categoryId),
  splitInto: splitInto.map((part) => toWire('cat', part)),
  transferWith: transferWith === null ? null : toWire('acc', transferWith),
  title,
  tags,
})

const suggestionView = ({
  categoryId,
  source,
  probability,
  filed,
  merchantName,
}: Suggestion): Filing['suggestion'] => ({
  categoryId: categoryId === null ? null : toWire('cat', categoryId),
  source,
  probability,
  filed,
  merchantName,
})
