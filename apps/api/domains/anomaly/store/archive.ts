import { archiveOf } from '../../../core/archive/tables.ts'
import type { Archive } from '../../../core/module.ts'

/** What was told and what people said of it. What the watch remembers stays out: it comes back with the first look. */
export const anomalyArchive: Archive = archiveOf([
  { table: 'anomaly.settings', order: 'workspace_id' },
  { table: 'anomaly.mutes', order: 'created_at, id' },
  { table: 'anomaly.alerts', order: 'created_at, id' },
])
