import { archiveOf } from '../../../core/archive/tables.ts'
import type { Archive } from '../../../core/module.ts'

/** Members stay out: whoever restores an archive owns what becomes of it. Month totals are counted anew. */
export const ledgerArchive: Archive = archiveOf([
  { table: 'accounts.financial_accounts', order: 'id' },
  { table: 'accounts.categories', order: 'parent_id nulls first, id' },
  { table: 'accounts.transactions', order: 'booked_on, id' },
  { table: 'accounts.splits', order: 'transaction_id, position' },
  { table: 'accounts.transfers', order: 'id' },
  { table: 'accounts.settlements', order: 'transaction_id' },
  { table: 'accounts.operations', order: 'id' },
  { table: 'accounts.operation_rows', order: 'operation_id, transaction_id' },
])
