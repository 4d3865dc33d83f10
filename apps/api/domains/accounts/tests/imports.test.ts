import { expect, test } from 'vitest'
import { testDb } from '../../../core/testing/index.ts'
import { newId, toWire } from '../../../core/ids.ts'
import { deleteTransaction, editTransaction, splitTransaction } from '../service/edits.ts'
import { ledger } from '../service/ledger.ts'
import { pageOfTransactions } from '../service/transactions.ts'
import { getTransaction } from '../store/transactions.ts'
import { bankRow, category, newWorkspace, openAccount } from './household.ts'

const { db } = await testDb()

test('recording the same rows twice adds nothing', async () => {
  const scope = await newWorkspace(db)
  const rows = Array.from({ length: 12_000 }, (_, index) => bankRow({ amountMinor: BigInt(index) }))
  const importId = newId()
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Savings')
    expect(await ledger.recordTransactions(tx, account.id, importId, rows)).toBe(12_000)
    expect(await ledger.recordTransactions(tx, account.id, importId, rows)).toBe(0)
    expect(await ledger.recordTransactions(tx, account.id, importId, [...rows.slice(0, 5), bankRow()])).toBe(
      1,
    )
  })
})

test('rows may come page after page: each is there, found by its words, and told of once', async () => {
  const scope = await newWorkspace(db)
  const importId = newId()
  const page = (from: number) =>
    Array.from({ length: 1500 }, (_, index) => bankRow({ description: `SHOP no${from + index}` }))
  async function* pages() {
    for (const from of [0, 1500, 3000]) yield page(from)
    yield []
  }
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Savings')
    expect(await ledger.recordTransactions(tx, account.id, importId, pages())).toBe(4500)
    for (const words of ['no0', 'no4095', 'no4499']) {
      const { items } = await pageOfTransactions(tx, { filter: { search: words }, order: 'newest', limit: 5 })
      expect(items.map(({ description }) => description)).toEqual([`SHOP ${words}`])
    }
    const { rows } = await tx.query(
      `select data->>'count' as count from core.events where type = 'accounts.transactions_recorded'`,
    )
    expect(rows).toEqual([{ count: '4500' }])
  })
})

test('where a page fails none is recorded', async () => {
  const scope = await newWorkspace(db)
  async function* pages() {
    yield [bankRow()]
    throw new Error('the file ended')
  }
  const recording = db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Savings')
    return ledger.recordTransactions(tx, account.id, newId(), pages())
  })
  await expect(recording).rejects.toThrow('the file ended')
  const { rows } = await db.withWorkspace(scope, (tx) => tx.query('select 1 from accounts.transactions'))
  expect(rows).toEqual([])
})

test('rows of an account that is not there are refused', async () => {
  const scope = await newWorkspace(db)
  const record = db.withWorkspace(scope, (tx) => ledger.recordTransactions(tx, newId(), newId(), [bankRow()]))
  await expect(record).rejects.toMatchObject({ code: 'not_found' })
})

test('a bank fact of an imported row cannot change, not even in the database', async () => {
  const scope = await newWorkspace(db)
  const row = bankRow()
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Savings')
    await ledger.recordTransactions(tx, account.id, newId(), [row])
  })
  const patch = { description: 'nicer' }
  const edit = db.withWorkspace(scope, (tx) =>
    editTransaction(tx, toWire('txn', row.id), { version: null, patch }),
  )
  await expect(edit).rejects.toMatchObject({ code: 'fact_immutable', field: 'description' })
  const sneak = db.withWorkspace(scope, (tx) =>
    tx.query(`update accounts.transactions set amount_minor = 1 where id = $1`, [row.id]),
  )
  await expect(sneak).rejects.toMatchObject({ constraint: 'facts_immutable' })
})

test('a pending row becomes posted and keeps what the person set; undoing that import makes it pending again', async () => {
  const scope = await newWorkspace(db)
  const row = bankRow({ amountMinor: -20_00n, pending: true })
  const [first, second] = [newId(), newId()]
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Card')
    await ledger.recordTransactions(tx, account.id, first, [row])
    const wire = toWire('txn', row.id)
    const food = await category(tx, 'food.restaurants')
    await editTransaction(tx, wire, { version: null, patch: { categoryId: food, note: 'tip' } })
    const {
      id: _,
      pending: __,
      ...posted
    } = { ...row, amountMinor: -24_00n, description: 'RESTAURANT FINAL' }
    await ledger.settlePending(tx, second, [{ transactionId: row.id, posted }])
    expect(await getTransaction(tx, row.id)).toMatchObject({
      amountMinor: -24_00n,
      pending: false,
      description: 'RESTAURANT FINAL',
      note: 'tip',
      importId: first,
    })
  })
  await db.withWorkspace(scope, async (tx) => {
    expect(await ledger.withdrawImport(tx, second)).toEqual({ withdrawn: 0, unsettled: 1 })
    expect(await getTransaction(tx, row.id)).toMatchObject({
      amountMinor: -20_00n,
      pending: true,
      note: 'tip',
    })
  })
})

test('a row entered by hand takes the facts of its bank line, and is as entered again after undo', async () => {
  const scope = await newWorkspace(db)
  const row = bankRow({ amountMinor: -50_00n })
  const importId = newId()
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Savings')
    await tx.query(
      `insert into accounts.transactions (workspace_id, id, account_id, booked_on, amount_minor, currency, description)
       values ($1, $2, $3, '2026-01-14', -5000, 'INR', 'lunch')`,
      [scope.workspaceId, row.id, account.id],
    )
    const open = await ledger.openTransactions(tx, account.id, { from: '2026-01-01', to: '2026-01-31' })
    expect(open).toMatchObject([{ id: row.id, source: 'hand', pending: false }])
    await ledger.settlePending(tx, importId, [{ transactionId: row.id, posted: row }])
    expect(await getTransaction(tx, row.id)).toMatchObject({ importId, description: 'UPI/DR/SOMEBODY' })
    expect(await ledger.openTransactions(tx, account.id, { from: '2026-01-01', to: '2026-01-31' })).toEqual(
      [],
    )
    expect(await ledger.withdrawImport(tx, importId)).toEqual({ withdrawn: 0, unsettled: 1 })
    expect(await getTransaction(tx, row.id)).toMatchObject({ importId: null, description: 'lunch' })
  })
})

test('undo takes rows out; recorded again they come back with what the person had set', async () => {
  const scope = await newWorkspace(db)
  const [touched, plain, gone] = [bankRow(), bankRow(), bankRow()]
  const [first, second] = [newId(), newId()]
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Savings')
    await ledger.recordTransactions(tx, account.id, first, [touched, plain, gone])
    await editTransaction(tx, toWire('txn', touched.id), { version: null, patch: { title: 'Rent' } })
    await deleteTransaction(tx, toWire('txn', gone.id), null)
    expect(await ledger.withdrawImport(tx, first)).toEqual({ withdrawn: 3, unsettled: 0 })
    expect(await getTransaction(tx, touched.id)).toBeNull()
    expect((await ledger.statesOf(tx, [gone.id])).get(gone.id)).toMatchObject({ deleted: true })
    expect(
      await ledger.deletedTransactions(tx, account.id, { from: '2026-01-01', to: '2026-02-01' }),
    ).toEqual([gone.id])
    expect(await ledger.recordTransactions(tx, account.id, second, [touched, plain, gone])).toBe(3)
    expect(await getTransaction(tx, touched.id)).toMatchObject({ title: 'Rent', importId: second })
    expect(await getTransaction(tx, gone.id)).toMatchObject({ deletedAt: expect.anything() })
  })
})

test('parts that no longer fit the posted amount are joined', async () => {
  const scope = await newWorkspace(db)
  const row = bankRow({ amountMinor: -20_00n, pending: true })
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Card')
    await ledger.recordTransactions(tx, account.id, newId(), [row])
    const splits = ['-15', '-5'].map((amount) => ({ amount, categoryId: null, note: null }))
    await splitTransaction(tx, toWire('txn', row.id), { version: null, splits })
  })
  await db.withWorkspace(scope, async (tx) => {
    const posted = { ...row, amountMinor: -24_00n }
    await ledger.settlePending(tx, newId(), [{ transactionId: row.id, posted }])
  })
  await db.withWorkspace(scope, async (tx) => {
    expect(await getTransaction(tx, row.id)).toMatchObject({ amountMinor: -24_00n, isSplit: false })
  })
})

test('undoing an import leaves a row that a later import has settled, and makes it that import’s', async () => {
  const scope = await newWorkspace(db)
  const row = bankRow({ pending: true })
  const [first, second] = [newId(), newId()]
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Card')
    await ledger.recordTransactions(tx, account.id, first, [row])
    await ledger.settlePending(tx, second, [{ transactionId: row.id, posted: row }])
    expect(await ledger.withdrawImport(tx, first)).toEqual({ withdrawn: 0, unsettled: 0 })
    expect(await getTransaction(tx, row.id)).toMatchObject({ importId: second, pending: false })
    expect(await ledger.withdrawImport(tx, second)).toEqual({ withdrawn: 1, unsettled: 0 })
  })
})

test('an earlier statement moves the opening balance back, a later one does not', async () => {
  const scope = await newWorkspace(db)
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'Savings')
    const opening = (openingMinor: bigint, on: string) =>
      ledger.statementOpening(tx, account.id, { openingMinor, openingOn: Temporal.PlainDate.from(on) })
    await opening(500n, '2026-02-01')
    await opening(900n, '2026-03-01')
    await opening(100n, '2026-01-01')
    const { rows } = await tx.query('select opening_minor, opening_on from accounts.financial_accounts')
    expect(rows).toEqual([{ opening_minor: 100n, opening_on: '2026-01-01' }])
  })
})
