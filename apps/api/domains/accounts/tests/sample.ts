/** The sample household with rows recorded straight into the ledger: a rich workspace for tests of this domain alone. */
import type { Tx } from '../../../core/db/db.ts'
import { newId, toWire } from '../../../core/ids.ts'
import { sampleRows } from '../../../sample/household.ts'
import { openAccounts, sampleSettings } from '../../../sample/sample.ts'
import { workOn, type Placed } from '../../../sample/work.ts'
import type { Person } from '../contract.ts'
import type { Workspace } from '../schemas.ts'
import { booksOf } from '../service/books.ts'
import { ledger } from '../service/ledger.ts'
import { furnish, readWorkspace } from '../service/workspaces.ts'
import { enter, leave } from '../store/workspaces.ts'
import { bankRow } from './household.ts'

export async function sampleWorkspace(tx: Tx, owner: Person): Promise<Workspace> {
  const inside = await enter(tx, newId())
  await furnish(inside, { settings: sampleSettings, kind: 'sample', owner })
  const today = tx.now().toZonedDateTimeISO('UTC').toPlainDate()
  const accounts = await openAccounts(inside, ledger, today)
  const rows = sampleRows(today)
  const recorded = rows
    .filter(({ account }) => account !== 'cash')
    .map((row): Placed => ({ ...row, id: newId() }))
  for (const [key, { id, currency }] of accounts) {
    const facts = recorded
      .filter(({ account }) => account === key)
      .map((row) =>
        bankRow({
          id: row.id,
          bookedOn: row.on,
          amountMinor: row.minor,
          currency,
          description: row.description,
          counterparty: row.counterparty ?? null,
          pending: row.pending ?? false,
        }),
      )
    await ledger.recordTransactions(inside, id, newId(), facts)
  }
  const books = booksOf(() => [])
  const placed = recorded.map((row) => ({ ...row, id: toWire('txn', row.id) }))
  await workOn(inside, { accounts: ledger, books }, placed, { rows, accounts })
  const workspace = await readWorkspace(inside, 'owner')
  await leave(inside)
  return workspace
}
