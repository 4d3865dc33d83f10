import type { Db, Scope, Tx } from '../../../core/db/db.ts'
import { newId, toWire } from '../../../core/ids.ts'
import type { FinancialAccount, NewTransaction } from '../contract.ts'
import { furnish } from '../service/workspaces.ts'
import { ledger } from '../service/ledger.ts'
import { listCategories } from '../store/categories.ts'

/** A workspace of a test with its default categories. */
export async function newWorkspace(db: Db, monthStartsOn = 1): Promise<Scope> {
  const scope = { workspaceId: newId(), userId: newId() }
  const owner = { id: scope.userId, name: 'Asha', email: 'asha@example.org' }
  await db.withWorkspace(scope, (tx) =>
    furnish(tx, {
      settings: { name: 'Home', locale: 'en-IN', currency: 'INR', numberStyle: 'lakh', monthStartsOn },
      kind: 'own',
      owner,
    }),
  )
  return scope
}

export function openAccount(
  tx: Tx,
  name: string,
  account: { currency?: string; openingMinor?: bigint; openingOn?: string } = {},
): Promise<FinancialAccount> {
  return ledger.openAccount(tx, {
    name,
    type: 'bank',
    currency: account.currency ?? 'INR',
    bankAccountId: null,
    openingMinor: account.openingMinor ?? 0n,
    openingOn: account.openingOn === undefined ? null : Temporal.PlainDate.from(account.openingOn),
  })
}

export function bankRow(row: Partial<NewTransaction> = {}): NewTransaction {
  return {
    id: newId(),
    bookedOn: '2026-01-15',
    valueOn: null,
    amountMinor: -100_00n,
    currency: 'INR',
    description: 'UPI/DR/SOMEBODY',
    counterparty: null,
    reference: null,
    bankId: null,
    bankCategory: null,
    pending: false,
    category: null,
    ...row,
  }
}

/** The wire id of a default category. */
export async function category(tx: Tx, slug: string): Promise<string> {
  const found = (await listCategories(tx)).find((row) => row.slug === slug)
  if (!found) throw new Error(`no such default category: ${slug}`)
  return toWire('cat', found.id)
}
