/** Rows as whoever files them sees them: what the bank said, and where they are filed. */
import type { Tx } from '../../../core/db/db.ts'
import type { FiledRow, Filing, IdPage, RowToCome } from '../contract/filing.ts'
import { listCategories } from './categories.ts'
import { conditions, type RowFilter } from './filter.ts'
import { Values } from './values.ts'

const columns = `t.id, t.account_id as "accountId", t.import_id as "importId", t.booked_on as "bookedOn",
  t.amount_minor as "amountMinor", t.currency, t.description, t.counterparty, t.reference,
  t.bank_category as "bankCategory", t.category_id as "categoryId", t.category_source as "categorySource",
  t.category_reason_id as "reasonId",
  (t.is_split or t.transfer_id is not null or t.deleted_at is not null) as settled`

async function pageOf(tx: Tx, condition: string, page: IdPage, ...params: unknown[]): Promise<FiledRow[]> {
  const { rows } = await tx.query<FiledRow>(
    `select ${columns} from accounts.transactions t
     where t.workspace_id = $1 and t.withdrawn_at is null and ($2::uuid is null or t.id > $2) and ${condition}
     order by t.id limit $3`,
    [tx.scope.workspaceId, page.after, page.limit, ...params],
  )
  return rows
}

export const filedRows: Omit<Filing, 'found' | 'wouldFind' | 'applyRule' | 'wouldChange'> = {
  categories: listCategories,

  async rows(tx, transactionIds) {
    const page = { after: null, limit: transactionIds.length }
    return transactionIds.length === 0 ? [] : pageOf(tx, 't.id = any($4::uuid[])', page, transactionIds)
  },

  async rowsOfOperation(tx, operationId, page) {
    const changed = `t.id in (select transaction_id from accounts.operation_rows where workspace_id = $1 and operation_id = $4)`
    return pageOf(tx, changed, page, operationId)
  },

  async unfiled(tx, page) {
    const open = 't.category_id is null and not t.is_split and t.transfer_id is null and t.deleted_at is null'
    return pageOf(tx, open, page)
  },

  async undoneRules(tx) {
    const { rows } = await tx.query<{ id: string }>(
      `select id from accounts.operations where workspace_id = $1 and action = 'rule' and undone_at is not null`,
      [tx.scope.workspaceId],
    )
    return rows.map(({ id }) => id)
  },
}

/** Ids of the rows of a filter, in order. */
export async function foundIds(tx: Tx, filter: RowFilter, page: IdPage): Promise<string[]> {
  const values = new Values()
  const where = conditions(values, tx.scope.workspaceId, filter)
  const beyond = page.after === null ? '' : ` and t.id > ${values.add(page.after)}`
  const { rows } = await tx.query<{ id: string }>(
    `select t.id from accounts.transactions t where ${where}${beyond} order by t.id limit ${values.add(page.limit)}`,
    values.list,
  )
  return rows.map(({ id }) => id)
}

/** The filter over rows that are only spoken of: each as the ledger would hold it. */
export async function wouldFind(tx: Tx, filter: RowFilter, rows: readonly RowToCome[]): Promise<Set<string>> {
  const values = new Values()
  const spoken = JSON.stringify(rows.map((row) => asStored(tx.scope.workspaceId, row)))
  const { rows: found } = await tx.query<{ id: string }>(
    `select t.id from jsonb_populate_recordset(null::accounts.transactions, ${values.add(spoken)}::jsonb) t
     where ${conditions(values, tx.scope.workspaceId, filter)}`,
    values.list,
  )
  return new Set(found.map(({ id }) => id))
}

const asStored = (workspaceId: string, row: RowToCome) => ({
  workspace_id: workspaceId,
  id: row.id,
  account_id: row.accountId,
  // It comes with an import, whichever that is.
  import_id: row.id,
  amount_minor: row.amountMinor.toString(),
  booked_on: row.bookedOn,
  pending: row.pending,
  currency: row.currency,
  description: row.description,
  counterparty: row.counterparty,
  reference: row.reference,
  bank_category: row.bankCategory,
  excluded: false,
  is_split: row.split,
  category_id: row.categoryId,
  title: row.title,
  tags: row.tags,
})
