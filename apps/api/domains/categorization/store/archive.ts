import { archiveOf } from '../../../core/archive/tables.ts'
import type { Archive } from '../../../core/module.ts'

/** What people chose, said and named travels with the workspace, and what SCALE learned from it. */
export const categorizationArchive: Archive = archiveOf([
  { table: 'categorization.settings', order: 'workspace_id' },
  { table: 'categorization.models', order: 'created_at, id' },
  { table: 'categorization.reasons', order: 'id' },
  { table: 'categorization.waiting', order: 'transaction_id' },
  { table: 'categorization.choices', order: 'transaction_id' },
  { table: 'categorization.rules', order: 'position, id' },
  { table: 'categorization.rule_runs', order: 'at, id' },
  { table: 'categorization.proposals', order: 'created_at, id' },
])
