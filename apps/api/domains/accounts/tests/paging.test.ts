import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Scope } from '../../../core/db/db.ts'
import { newId, toWire } from '../../../core/ids.ts'
import { testDb } from '../../../core/testing/index.ts'
import type { TransactionFilter } from '../schemas.ts'
import { ledger } from '../service/ledger.ts'
import { pageOfTransactions } from '../service/transactions.ts'
import { assignCategories } from '../store/edits.ts'
import { withDescendants } from '../store/categories.ts'
import { fromWire } from '../../../core/ids.ts'
import { bankRow, category, newWorkspace, openAccount } from './household.ts'

const { db } = await testDb()

/** Walks all pages; `between` runs after each one. */
async function walk(
  scope: Scope,
  wanted: { filter?: TransactionFilter; order: 'newest' | 'oldest'; limit: number },
  between: () => Promise<void> = async () => {},
): Promise<string[]> {
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await db.withWorkspace(scope, (tx) =>
      pageOfTransactions(tx, { filter: {}, ...wanted, ...(cursor === undefined ? {} : { cursor }) }),
    )
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
    await between()
  } while (cursor !== undefined)
  return seen
}

test('pages show each row exactly once, in order, while rows are added', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 80 }),
      fc.integer({ min: 1, max: 17 }),
      fc.constantFrom('newest' as const, 'oldest' as const),
      fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 }),
      async (days, limit, order, arriving) => {
        const scope = await newWorkspace(db)
        const rowOn = (day: number) => bankRow({ bookedOn: `2026-01-0${day}` })
        const rows = days.map(rowOn)
        const account = await db.withWorkspace(scope, async (tx) => {
          const opened = await openAccount(tx, 'Savings')
          await ledger.recordTransactions(tx, opened.id, newId(), rows)
          return opened
        })
        const later = arriving.map(rowOn)
        const added = [...later]
        const seen = await walk(scope, { order, limit }, async () => {
          const row = later.shift()
          if (row)
            await db.withWorkspace(scope, (tx) => ledger.recordTransactions(tx, account.id, newId(), [row]))
        })
        expect(new Set(seen).size).toBe(seen.length)
        const known = new Set(added.map(({ id }) => toWire('txn', id)))
        const sign = order === 'newest' ? -1 : 1
        const expected = rows
          .toSorted(
            (a, b) =>
              sign * (a.bookedOn === b.bookedOn ? (a.id < b.id ? -1 : 1) : a.bookedOn < b.bookedOn ? -1 : 1),
          )
          .map(({ id }) => toWire('txn', id))
        expect(seen.filter((id) => !known.has(id))).toEqual(expected)
      },
    ),
    { numRuns: 15, seed: 3, endOnFailure: true },
  )
}, 60_000)

test('by category the pages are those of the filter, with the rows of all categories below, and none twice', async () => {
  const scope = await newWorkspace(db)
  const rows = Array.from({ length: 60 }, (_, index) =>
    bankRow({ bookedOn: `2026-01-${String(1 + (index % 28)).padStart(2, '0')}` }),
  )
  const food = await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Savings')
    await ledger.recordTransactions(tx, account.id, newId(), rows)
    const top = await category(tx, 'food')
    const all = await withDescendants(tx, [fromWire('cat', top)])
    const filed = rows
      .slice(0, 40)
      .map(({ id }, index) => ({ transactionId: id, categoryId: all[index % all.length] ?? '' }))
    await assignCategories(
      tx,
      filed.map((row) => ({ ...row, reasonId: null })),
      'rule',
    )
    return top
  })
  const seen = await walk(scope, { filter: { categoryIds: [food] }, order: 'newest', limit: 7 })
  expect(seen.toSorted()).toEqual(
    rows
      .slice(0, 40)
      .map(({ id }) => toWire('txn', id))
      .toSorted(),
  )
  expect(new Set(seen).size).toBe(40)
})

test('a cursor that is none of ours is refused by name', async () => {
  const scope = await newWorkspace(db)
  const page = db.withWorkspace(scope, (tx) =>
    pageOfTransactions(tx, { filter: {}, order: 'newest', limit: 5, cursor: 'bm9wZQ' }),
  )
  await expect(page).rejects.toMatchObject({ code: 'cursor_invalid' })
})
