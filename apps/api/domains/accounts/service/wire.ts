import { toDecimal } from '@scale/money'
import { toWire, type Prefix } from '../../../core/ids.ts'
import type { FinancialAccount, Money, Transaction, Transfer } from '../schemas.ts'
import type { AccountFigures, AccountRow } from '../store/accounts.ts'
import type { CategoryRow } from '../store/categories.ts'
import type { SplitRow } from '../store/splits.ts'
import type { TransactionRow } from '../store/transactions.ts'
import type { Legs } from '../store/transfers.ts'
import type { WorkspaceRow } from '../store/workspaces.ts'

export const moneyOf = (minor: bigint, currency: string): Money => ({
  amount: toDecimal(minor, currency),
  currency,
})

export const wireOrNull = (prefix: Prefix, id: string | null): string | null =>
  id === null ? null : toWire(prefix, id)

/** Rows of one page name few accounts, categories and imports: each id is spelled once. */
function speller(): (prefix: Prefix, id: string) => string {
  const spelled = new Map<string, string>()
  return (prefix, id) => {
    const known = spelled.get(id)
    if (known) return known
    const wire = toWire(prefix, id)
    spelled.set(id, wire)
    return wire
  }
}

/** Rows with what belongs to them: the parts of split ones and the other leg of transfers. */
export function transactionsToWire(
  rows: readonly TransactionRow[],
  beside: { splits: readonly SplitRow[]; legs: readonly Legs[] },
): Transaction[] {
  const spell = speller()
  const splits = Map.groupBy(beside.splits, (split) => split.transactionId)
  const legs = new Map(beside.legs.map((leg) => [leg.transferId, leg]))
  return rows.map((row) => ({
    id: toWire('txn', row.id),
    accountId: spell('acc', row.accountId),
    bookedOn: row.bookedOn,
    valueOn: row.valueOn,
    amount: moneyOf(row.amountMinor, row.currency),
    description: row.description,
    counterparty: row.counterparty,
    reference: row.reference,
    bankId: row.bankId,
    bankCategory: row.bankCategory,
    pending: row.pending,
    source: row.importId === null ? 'hand' : 'import',
    importId: row.importId === null ? null : spell('imp', row.importId),
    title: row.title,
    note: row.note,
    categoryId: row.categoryId === null ? null : spell('cat', row.categoryId),
    categorySource: row.categorySource,
    tags: row.tags,
    excluded: row.excluded,
    reconciled: row.reconciled,
    splits: (splits.get(row.id) ?? []).map((split) => ({
      id: toWire('spl', split.id),
      categoryId: split.categoryId === null ? null : spell('cat', split.categoryId),
      amount: moneyOf(split.amountMinor, row.currency),
      note: split.note,
    })),
    transfer: transferOf(row, row.transferId === null ? undefined : legs.get(row.transferId)),
    edited: row.edited,
    deletedAt: row.deletedAt?.toString() ?? null,
    version: row.version,
  }))
}

function transferOf(row: TransactionRow, legs: Legs | undefined): Transaction['transfer'] {
  if (!legs) return null
  const [otherId, otherAccountId] =
    legs.fromId === row.id ? [legs.toId, legs.toAccountId] : [legs.fromId, legs.fromAccountId]
  return {
    id: toWire('trf', legs.transferId),
    transactionId: toWire('txn', otherId),
    accountId: toWire('acc', otherAccountId),
  }
}

export const legToWire = (row: TransactionRow): Transfer['from'] => ({
  transactionId: toWire('txn', row.id),
  accountId: toWire('acc', row.accountId),
  bookedOn: row.bookedOn,
  amount: moneyOf(row.amountMinor, row.currency),
  description: row.title ?? row.description,
})

export function accountToWire(row: AccountRow, figures: readonly AccountFigures[]): FinancialAccount {
  const own = figures.filter((figure) => figure.accountId === row.id)
  const main = own.find((figure) => figure.currency === row.currency)
  const lastOn = own
    .map((figure) => figure.lastOn)
    .toSorted()
    .at(-1)
  return {
    id: toWire('acc', row.id),
    name: row.name,
    type: row.type,
    currency: row.currency,
    bankAccountId: row.bankAccountId,
    institution: row.institution,
    opening: moneyOf(row.openingMinor, row.currency),
    openingOn: row.openingOn,
    balance: moneyOf(row.openingMinor + (main?.minor ?? 0n), row.currency),
    pending: moneyOf(main?.pendingMinor ?? 0n, row.currency),
    otherBalances: own
      .filter((figure) => figure.currency !== row.currency)
      .map((figure) => moneyOf(figure.minor, figure.currency)),
    transactionCount: own.reduce((sum, figure) => sum + figure.rows, 0),
    lastBookedOn: lastOn ?? null,
    archivedAt: row.archivedAt?.toString() ?? null,
    version: row.version,
  }
}

export const categoryToWire = (row: CategoryRow) => ({
  ...row,
  id: toWire('cat', row.id),
  parentId: wireOrNull('cat', row.parentId),
  mergedInto: wireOrNull('cat', row.mergedInto),
})

export const workspaceToWire = (row: WorkspaceRow, role: 'owner' | 'editor' | 'viewer') => ({
  ...row,
  id: toWire('wsp', row.id),
  role,
  createdAt: row.createdAt.toString(),
})
