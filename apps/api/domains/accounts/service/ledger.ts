import { appendEvent } from '../../../core/events/outbox.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { newId, toWire } from '../../../core/ids.ts'
import type { Accounts, FinancialAccount, NewAccount } from '../contract.ts'
import { findAccount, insertAccount, listAccounts, lockAccount, updateAccount } from '../store/accounts.ts'
import { assignCategories } from '../store/edits.ts'
import { deletedIds, openRows, statesOf, withdraw } from '../store/imports.ts'
import { insertRows, pagesOf } from '../store/recording.ts'
import { settle, unsettle } from '../store/settlements.ts'
import { getWorkspace } from '../store/workspaces.ts'
import { tellChanged } from './events.ts'

/** The contract other domains hold; each call is part of its caller's transaction. */
export const ledger: Accounts = {
  findAccount,
  listAccounts: (tx) => listAccounts(tx),
  openAccount,

  async recordTransactions(tx, accountId, importId, rows) {
    // Transactions carry no foreign key to their account.
    if (!(await findAccount(tx, { id: accountId }))) throw new Fault('not_found', { field: 'account' })
    const pages = 'length' in rows ? pagesOf(rows) : rows
    const count = await insertRows(tx, { accountId, importId }, pages)
    if (count > 0) {
      await appendEvent(tx, {
        type: 'accounts.transactions_recorded',
        data: { importId: toWire('imp', importId), accountId: toWire('acc', accountId), count },
      })
    }
    return count
  },

  async settlePending(tx, importId, settlements) {
    if (settlements.length === 0) return
    const count = await settle(tx, importId, settlements)
    await appendEvent(tx, {
      type: 'accounts.transactions_settled',
      data: { importId: toWire('imp', importId), count },
    })
  },

  async withdrawImport(tx, importId) {
    const unsettled = await unsettle(tx, importId)
    const withdrawn = await withdraw(tx, importId)
    await appendEvent(tx, {
      type: 'accounts.transactions_withdrawn',
      data: { importId: toWire('imp', importId), count: withdrawn },
    })
    return { withdrawn, unsettled }
  },

  async statementOpening(tx, accountId, { openingMinor, openingOn }) {
    const account = await lockAccount(tx, accountId)
    if (!account) throw new Fault('not_found', { field: 'account' })
    const on = openingOn.toString()
    const unset = account.openingOn === null && account.openingMinor === 0n
    const earlier = account.openingOn !== null && on < account.openingOn
    if (!unset && !earlier) return
    await updateAccount(tx, accountId, { ...account, openingMinor, openingOn: on })
    await appendEvent(tx, { type: 'accounts.account_changed', data: { accountId: toWire('acc', accountId) } })
  },

  async statementOpeningGone(tx, accountId, said, instead) {
    const account = await lockAccount(tx, accountId)
    if (account?.openingMinor !== said.openingMinor || account.openingOn !== said.openingOn) return
    await updateAccount(tx, accountId, { ...account, ...instead })
    await appendEvent(tx, { type: 'accounts.account_changed', data: { accountId: toWire('acc', accountId) } })
  },

  async workspaceDefaults(tx) {
    const workspace = await getWorkspace(tx)
    if (!workspace) throw new Fault('not_found')
    return { currency: workspace.currency, locale: workspace.locale }
  },

  statesOf,
  deletedTransactions: deletedIds,
  openTransactions: openRows,

  async assignCategories(tx, assignments, source) {
    const filed = await assignCategories(tx, assignments, source)
    await tellChanged(tx, filed)
    return filed.length
  },
}

async function openAccount(tx: Tx, account: NewAccount): Promise<FinancialAccount> {
  const id = newId()
  await insertAccount(tx, id, {
    name: account.name,
    type: account.type,
    currency: account.currency,
    bankAccountId: account.bankAccountId,
    institution: null,
    openingMinor: account.openingMinor,
    openingOn: account.openingOn?.toString() ?? null,
    archivedAt: null,
  })
  await appendEvent(tx, { type: 'accounts.account_opened', data: { accountId: toWire('acc', id) } })
  const { name, type, currency, bankAccountId } = account
  return { id, name, type, currency, bankAccountId }
}
