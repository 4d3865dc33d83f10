/** The review: rows nothing was sure enough about, by merchant, and what the person decides about them. */
import { toDecimal } from '@scale/money'
import type { z } from 'zod'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { toWire } from '../../../core/ids.ts'
import type { FiledRow } from '../../accounts/contract.ts'
import type { Filed, ReviewDecision, ReviewItem, ReviewPage, ReviewRow } from '../schemas.ts'
import { countWaiting, type GroupPlace, waitingGroups, waitingOf } from '../store/waiting.ts'
import { categoryBook } from './categories.ts'
import type { Categorizing } from './deps.ts'
import { learnFrom } from './learn.ts'

export async function reviewPage(
  deps: Categorizing,
  tx: Tx,
  page: { after: GroupPlace | null; limit: number },
): Promise<{ body: Omit<ReviewPage, 'nextCursor'>; next: GroupPlace | null }> {
  const found = await waitingGroups(tx, { after: page.after, limit: page.limit + 1 })
  const groups = found.slice(0, page.limit)
  const examples = await deps.filing.rows(
    tx,
    groups.flatMap(({ newestIds }) => newestIds),
  )
  const byId = new Map(examples.map((row) => [row.id, row]))
  const book = await categoryBook(tx, deps.filing)
  const items = groups.map(
    ({ categoryId: suggested, source, probability, newestIds, ...group }): ReviewItem => {
      const { merchant, merchantName, incoming, rows } = group
      const categoryId = suggested === null ? null : book.inUse(suggested)
      return {
        merchant,
        merchantName,
        incoming,
        rows,
        suggestion:
          categoryId === null ? null : { categoryId: toWire('cat', categoryId), source, probability },
        examples: newestIds.flatMap((id) => byId.get(id) ?? []).map(rowToWire),
      }
    },
  )
  const last = groups.at(-1)
  const next = found.length > page.limit && last ? last : null
  return { body: { items, rows: await countWaiting(tx) }, next }
}

export const rowToWire = (row: FiledRow): z.infer<typeof ReviewRow> => ({
  id: toWire('txn', row.id),
  accountId: toWire('acc', row.accountId),
  bookedOn: row.bookedOn,
  amount: { amount: toDecimal(row.amountMinor, row.currency), currency: row.currency },
  counterparty: row.counterparty,
  description: row.description,
})

/** Rows one request files; a larger group is decided by repeating. */
const rowsMax = 10_000

/** Files every waiting row of a merchant as the person says. Their choice is remembered at once. */
export async function decideGroup(
  deps: Categorizing,
  tx: Tx,
  decision: z.output<typeof ReviewDecision>,
): Promise<z.infer<typeof Filed>> {
  const waiting = await waitingOf(tx, { ...decision, limit: rowsMax })
  if (waiting.length === 0)
    throw new Fault('not_found', { detail: 'Nothing of this merchant waits for you any more.' })
  const ids = waiting.map((id) => toWire('txn', id))
  const { operationId, changed } = await deps.books.changeInBulk(tx, {
    select: { ids },
    change: { categoryId: decision.categoryId },
  })
  await learnFrom(deps, tx, await deps.filing.rows(tx, waiting))
  return { operationId, changed }
}
