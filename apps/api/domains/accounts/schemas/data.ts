import { wireId } from '@scale/ids'
import { z } from 'zod'
import { TransactionFilterQuery } from './transactions.ts'
import { Workspace } from './workspaces.ts'

export const exportFormats = ['csv', 'xlsx', 'json', 'hledger'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Take the ledger with you; the filter is the one of the list. */
export const ExportQuery = TransactionFilterQuery.extend({
  format: z.enum(exportFormats),
  workspace: wireId('wsp').optional(),
})

export const ArchiveQuery = z.strictObject({ workspace: wireId('wsp').optional() })

export const Restored = z
  .strictObject({
    workspace: Workspace,
    tables: z.array(z.strictObject({ table: z.string(), rows: z.int() })),
  })
  .meta({ id: 'Restored' })
export type Restored = z.infer<typeof Restored>
