import { toDecimal } from '@scale/money'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { newId, toWire } from '../../../core/ids.ts'
import { testDb } from '../../../core/testing/index.ts'
import {
  changeInBulk,
  deleteTransaction,
  editTransaction,
  restoreTransaction,
  splitTransaction,
} from '../service/edits.ts'
import { mergeCategory } from '../service/categories.ts'
import { ledger } from '../service/ledger.ts'
import { balanceSheet, trialBalance } from '../service/statements.ts'
import { linkTransfer, unlinkTransfer } from '../service/transfers.ts'
import { undoOperation } from '../service/undo.ts'
import { rebuildMonths } from '../store/monthly.ts'
import { balancesOn, unbalanced } from '../store/postings.ts'
import { bankRow, category, newWorkspace, openAccount } from './household.ts'

const { db } = await testDb()

interface World {
  accounts: { id: string; currency: string }[]
  rows: string[]
  imports: string[]
  operations: string[]
  transfers: string[]
}

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)]
const slugs = ['food.groceries', 'home.rent', 'income.salary', 'transfers.own', 'fees.bank']

type Act = Record<'pick' | 'other', number> & { minor: bigint }

/** A row that is not there is as good: the domain refuses it. */
const wireRow = (world: World, pick: number): string => toWire('txn', at(world.rows, pick) ?? newId())
const any = { version: null }

/** What people and imports may do; each notes in the world what later acts can point at. */
const deeds = {
  async record(tx: Tx, world: World, { pick, other, minor }: Act) {
    const account = at(world.accounts, pick)
    if (!account) return
    const importId = newId()
    const bookedOn = `2026-0${1 + (other % 6)}-1${pick % 10}`
    const rows = [minor, -minor].map((amountMinor) =>
      bankRow({ amountMinor, currency: account.currency, bookedOn, pending: other % 5 === 0 }),
    )
    await ledger.recordTransactions(tx, account.id, importId, rows)
    world.rows.push(...rows.map(({ id }) => id))
    world.imports.push(importId)
  },
  async file(tx: Tx, world: World, { pick, other }: Act) {
    const patch = { categoryId: await category(tx, at(slugs, other) ?? '') }
    world.operations.push((await editTransaction(tx, wireRow(world, pick), { ...any, patch })).operationId)
  },
  async split(tx: Tx, world: World, { pick }: Act) {
    const { rows } = await tx.query<{ minor: bigint; currency: string }>(
      'select amount_minor as minor, currency from accounts.transactions where id = $1',
      [at(world.rows, pick)],
    )
    const { minor: whole, currency } = rows[0] ?? { minor: 0n, currency: 'INR' }
    const splits = [whole / 3n, whole - whole / 3n].map((part) => ({
      amount: toDecimal(part, currency),
      categoryId: null,
      note: null,
    }))
    world.operations.push((await splitTransaction(tx, wireRow(world, pick), { ...any, splits })).operationId)
  },
  async join(tx: Tx, world: World, { pick }: Act) {
    const joined = await splitTransaction(tx, wireRow(world, pick), { ...any, splits: [] })
    world.operations.push(joined.operationId)
  },
  async delete(tx: Tx, world: World, { pick }: Act) {
    world.operations.push((await deleteTransaction(tx, wireRow(world, pick), null)).operationId)
  },
  async restore(tx: Tx, world: World, { pick }: Act) {
    await restoreTransaction(tx, wireRow(world, pick))
  },
  async exclude(tx: Tx, world: World, { pick, other }: Act) {
    await editTransaction(tx, wireRow(world, pick), { ...any, patch: { excluded: other % 2 === 0 } })
  },
  async link(tx: Tx, world: World, { pick, other }: Act) {
    const legs = { fromTransactionId: wireRow(world, pick), toTransactionId: wireRow(world, other) }
    const { body, operationId } = await linkTransfer(tx, legs)
    world.transfers.push(body.id)
    world.operations.push(operationId)
  },
  async unlink(tx: Tx, world: World, { pick }: Act) {
    const transfer = at(world.transfers, pick)
    if (transfer) world.operations.push((await unlinkTransfer(tx, transfer)).operationId)
  },
  async undo(tx: Tx, world: World, { pick }: Act) {
    const operation = at(world.operations, pick)
    if (operation) await undoOperation(tx, operation)
  },
  async withdraw(tx: Tx, world: World, { pick }: Act) {
    const importId = at(world.imports, pick)
    if (importId) await ledger.withdrawImport(tx, importId)
  },
  async settle(tx: Tx, world: World, { pick, other, minor }: Act) {
    const transactionId = at(world.rows, pick)
    if (transactionId === undefined) return
    const posted = bankRow({ amountMinor: minor, currency: 'INR' })
    await ledger.settlePending(tx, at(world.imports, other) ?? newId(), [{ transactionId, posted }])
  },
  async merge(tx: Tx, world: World, { pick, other }: Act) {
    const from = await category(tx, at(slugs, pick) ?? '')
    const into = await category(tx, at(slugs, other) ?? '')
    world.operations.push((await mergeCategory(tx, from, into)).operationId)
  },
  async bulk(tx: Tx, world: World, { pick, other }: Act) {
    const change = { categoryId: await category(tx, at(slugs, other) ?? ''), addTags: ['seen'] }
    const filter = { direction: pick % 2 === 0 ? ('in' as const) : ('out' as const) }
    world.operations.push((await changeInBulk(tx, { select: { filter }, change })).operationId)
  },
  async rebuild(tx: Tx) {
    await rebuildMonths(tx, 3)
  },
}
type Deed = keyof typeof deeds

/** One random act; a typed refusal is as good as a change, the ledger must hold after both. */
const act = fc.record({
  kind: fc.constantFrom(...(Object.keys(deeds) as Deed[])),
  pick: fc.nat(1_000),
  other: fc.nat(1_000),
  minor: fc.bigInt({ min: -100_000n, max: 100_000n }),
})

/** The postings of the view, summed the plain way. */
async function plainBalances(tx: Tx, on: string) {
  const { rows } = await tx.query(
    `select side, coalesce(account_id, category_id) as id, currency, sum(amount_minor)::bigint as minor
     from accounts.postings where workspace_id = $1 and booked_on <= $2 group by 1, 2, 3 order by currency, side, id`,
    [tx.scope.workspaceId, on],
  )
  return rows
}

test('whatever people and imports do, postings sum to zero and the totals agree with the rows', async () => {
  let refused = 0
  let done = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 20, maxLength: 60 }), async (acts) => {
      const scope = await newWorkspace(db, 25)
      const world: World = { accounts: [], rows: [], imports: [], operations: [], transfers: [] }
      await db.withWorkspace(scope, async (tx) => {
        world.accounts.push(await openAccount(tx, 'A', { openingMinor: 1_000n, openingOn: '2026-02-10' }))
        world.accounts.push(await openAccount(tx, 'B', { openingMinor: -77n }))
        world.accounts.push(await openAccount(tx, 'C', { currency: 'EUR' }))
      })
      for (const step of [
        { kind: 'record' as const, pick: 0, other: 1, minor: 300n },
        { kind: 'record' as const, pick: 1, other: 1, minor: -300n },
        ...acts,
      ]) {
        try {
          await db.withWorkspace(scope, (tx) => deeds[step.kind](tx, world, step))
          done += 1
        } catch (error) {
          if (!(error instanceof Fault)) throw error
          refused += 1
        }
      }
      await db.withWorkspace(scope, async (tx) => {
        expect(await unbalanced(tx)).toEqual([])
        for (const on of ['2026-02-09', '2026-03-25', '2027-01-01']) {
          expect(await balancesOn(tx, on)).toEqual(await plainBalances(tx, on))
          expect((await trialBalance(tx, on)).currencies.every(({ balanced }) => balanced)).toBe(true)
          for (const { net, equity } of (await balanceSheet(tx, on)).currencies) {
            const parts = [equity.opening, equity.earned, equity.excluded, equity.transfers]
            expect(parts.reduce((sum, part) => sum + hundredths(part), 0n)).toBe(hundredths(net))
          }
        }
        while ((await rebuildMonths(tx, 2)) > 0);
        expect(await balancesOn(tx, '2027-01-01')).toEqual(await plainBalances(tx, '2027-01-01'))
      })
    }),
    { numRuns: 12, seed: 7, endOnFailure: true },
  )
  expect(done).toBeGreaterThan(refused / 2)
}, 120_000)

const hundredths = (decimal: string): bigint => BigInt(decimal.replace('.', ''))

test('parts that do not sum to their row cannot be committed', async () => {
  const scope = await newWorkspace(db)
  const row = bankRow()
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Savings')
    await ledger.recordTransactions(tx, account.id, newId(), [row])
  })
  const broken = db.withWorkspace(scope, async (tx) => {
    await tx.query(`update accounts.transactions set is_split = true where id = $1`, [row.id])
    await tx.query(
      `insert into accounts.splits (workspace_id, transaction_id, id, position, amount_minor) values ($1, $2, $3, 0, -1)`,
      [scope.workspaceId, row.id, newId()],
    )
  })
  await expect(broken).rejects.toMatchObject({ constraint: 'splits_sum' })
})
