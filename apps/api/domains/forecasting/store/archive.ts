import { archiveOf } from '../../../core/archive/tables.ts'
import type { Archive } from '../../../core/module.ts'

/** What SCALE learned and foresaw travels with the workspace. */
export const forecastingArchive: Archive = archiveOf([
  { table: 'forecasting.settings', order: 'workspace_id' },
  { table: 'forecasting.models', order: 'created_at, id' },
  { table: 'forecasting.forecasts', order: 'id' },
  { table: 'forecasting.accuracy', order: 'kind, subject_id, currency, grain' },
  { table: 'forecasting.recurring', order: 'id' },
  { table: 'forecasting.recurring_looks', order: 'workspace_id' },
  { table: 'forecasting.scenarios', order: 'created_at, id' },
])
