import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { Core, DomainModule } from '../../core/module.ts'
import { accountRoutes } from './router/accounts.ts'
import { categoryRoutes } from './router/categories.ts'
import { exportRoutes } from './router/export.ts'
import { invitationRoutes } from './router/invitations.ts'
import { meRoutes } from './router/me.ts'
import { memberRoutes } from './router/members.ts'
import { reportRoutes } from './router/reports.ts'
import { transactionEditRoutes } from './router/transaction-edits.ts'
import { transactionRoutes } from './router/transactions.ts'
import { transferRoutes } from './router/transfers.ts'
import { workspaceDataRoutes } from './router/workspace-data.ts'
import { workspaceRoutes } from './router/workspaces.ts'

export interface RouterParts {
  core: Pick<Core, 'db' | 'clock' | 'config' | 'jobs' | 'log'>
  /** Every domain, asked when a workspace is archived or restored. */
  modules: () => readonly Pick<DomainModule, 'name' | 'archive'>[]
}

export function accountsRoutes(parts: RouterParts): FastifyPluginAsyncZod {
  return async (app) => {
    await app.register(meRoutes(parts))
    await app.register(workspaceRoutes)
    await app.register(memberRoutes)
    await app.register(invitationRoutes)
    await app.register(workspaceDataRoutes(parts))
    await app.register(accountRoutes)
    await app.register(categoryRoutes)
    await app.register(transactionRoutes)
    await app.register(transactionEditRoutes)
    await app.register(transferRoutes)
    await app.register(reportRoutes)
    await app.register(exportRoutes)
  }
}
