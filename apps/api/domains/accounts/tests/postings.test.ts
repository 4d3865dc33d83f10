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

/** One random act; a typed refusal is as good as a change, the ledger must hold after both. */
const act = fc.record({
  kind: fc.constantFrom(
    'record',
    'file',
    'split',
    'join',
    'delete',
    'restore',
    'link',
    'unlink',
    'exclude',
    'undo',
    'withdraw',
    'settle',
    'merge',
    'bulk',
    'rebuild',
  ),
  pick: fc.nat(1_000),
  other: fc.nat(1_000),
  minor: fc.bigInt({ min: -100_000n, max: 100_000n }),
})
type Act = { kind: string; pick: number; other: number; minor: bigint }

interface World {
  accounts: { id: string; currency: string }[]
  rows: string[]
  imports: string[]
  operations: string[]
  transfers: string[]
}

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % Math.max(list.length, 1)]
const slugs = ['food.groceries', 'home.rent', 'income.salary', 'transfers.own', 'fees.bank']

async function perform(tx: Tx, world: World, { kind, pick, other, minor }: Act): Promise<void> {
  const row = at(world.rows, pick)
  const wire = row === undefined ? toWire('txn', newId()) : toWire('txn', row)
  const any = { version: null }
  if (kind === 'record') {
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
  }
  if (kind === 'file') {
    const categoryId = await category(tx, at(slugs, other) ?? '')
    world.operations.push((await editTransaction(tx, wire, { ...any, patch: { categoryId } })).operationId)
  }
  if (kind === 'split') {
    const found = await tx.query<{ minor: bigint; currency: string }>(
      'select amount_minor as minor, currency from accounts.transactions where id = $1',
      [row],
    )
    const whole = found.rows[0]?.minor ?? 0n
    const digits = found.rows[0]?.currency === 'JPY' ? 0 : 2
    const part = whole / 3n
    const decimal = (value: bigint) => (digits === 0 ? String(value) : cents(value))
    const splits = [part, whole - part].map((value) => ({
      amount: decimal(value),
      categoryId: null,
      note: null,
    }))
    world.operations.push((await splitTransaction(tx, wire, { ...any, splits })).operationId)
  }
  if (kind === 'join')
    world.operations.push((await splitTransaction(tx, wire, { ...any, splits: [] })).operationId)
  if (kind === 'delete') world.operations.push((await deleteTransaction(tx, wire, null)).operationId)
  if (kind === 'restore') await restoreTransaction(tx, wire)
  if (kind === 'exclude') await editTransaction(tx, wire, { ...any, patch: { excluded: other % 2 === 0 } })
  if (kind === 'link') {
    const to = at(world.rows, other)
    if (!to) return
    const { body, operationId } = await linkTransfer(tx, {
      fromTransactionId: wire,
      toTransactionId: toWire('txn', to),
    })
    world.transfers.push(body.id)
    world.operations.push(operationId)
  }
  if (kind === 'unlink') {
    const transfer = at(world.transfers, pick)
    if (transfer) world.operations.push((await unlinkTransfer(tx, transfer)).operationId)
  }
  if (kind === 'undo') {
    const operation = at(world.operations, pick)
    if (operation) await undoOperation(tx, operation)
  }
  if (kind === 'withdraw') {
    const importId = at(world.imports, pick)
    if (importId) await ledger.withdrawImport(tx, importId)
  }
  if (kind === 'settle' && row !== undefined) {
    const posted = bankRow({ amountMinor: minor, currency: 'INR' })
    await ledger.settlePending(tx, at(world.imports, other) ?? newId(), [{ transactionId: row, posted }])
  }
  if (kind === 'merge') {
    const [from, into] = [at(slugs, pick), at(slugs, other)]
    if (from && into) {
      const merged = await mergeCategory(tx, await category(tx, from), await category(tx, into))
      world.operations.push(merged.operationId)
    }
  }
  if (kind === 'bulk') {
    const change = { categoryId: await category(tx, at(slugs, other) ?? ''), addTags: ['seen'] }
    const filter = { direction: pick % 2 === 0 ? ('in' as const) : ('out' as const) }
    world.operations.push((await changeInBulk(tx, { select: { filter }, change })).operationId)
  }
  if (kind === 'rebuild') await rebuildMonths(tx, 3)
}

const cents = (minor: bigint): string => {
  const size = (minor < 0n ? -minor : minor).toString().padStart(3, '0')
  return `${minor < 0n ? '-' : ''}${size.slice(0, -2)}.${size.slice(-2)}`
}

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
        { kind: 'record', pick: 0, other: 1, minor: 300n },
        { kind: 'record', pick: 1, other: 1, minor: -300n },
        ...acts,
      ]) {
        try {
          await db.withWorkspace(scope, (tx) => perform(tx, world, step))
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
