import { expect, test } from 'vitest'
import { newId } from '../../../core/ids.ts'
import { testDb } from '../../../core/testing/index.ts'
import { ledger } from '../service/ledger.ts'
import { parseSearch } from '../service/search.ts'
import { pageOfTransactions, transactionTotals } from '../service/transactions.ts'
import { assignCategories } from '../store/edits.ts'
import { fromWire } from '../../../core/ids.ts'
import { bankRow, category, newWorkspace, openAccount } from './household.ts'

test.each([
  ['uber', { words: ['uber'] }],
  ['uber eats', { words: ['uber', 'eats'] }],
  ['"air india"', { words: ['air', 'india'] }],
  ['-refund', { wordsNot: ['refund'] }],
  ['amount:>500', { amountMin: 500_0001n }],
  ['amount:>=1,250.50', { amountMin: 1250_5000n }],
  ['amount:<20', { amountMax: 19_9999n }],
  ['amount:100..200', { amountMin: 100_0000n, amountMax: 200_0000n }],
  ['amount:42', { amountMin: 42_0000n, amountMax: 42_0000n }],
  ['amount:lots', { words: ['amount:lots'] }],
  ['date:2026-02', { from: '2026-02-01', to: '2026-02-28' }],
  ['date:2024', { from: '2024-01-01', to: '2024-12-31' }],
  ['date:2026-02-30', { words: ['date:2026-02-30'] }],
  ['after:2026-01-15 before:2026-02', { from: '2026-01-15', to: '2026-02-28' }],
  ['is:transfer not:split', { transfer: true, split: false }],
  ['is:uncategorised', { categorised: false }],
  ['cat:none', { categorised: false }],
  ['in:out currency:eur tag:trip', { direction: 'out', currency: 'EUR', tags: ['trip'] }],
  ['counterparty:uber', { fields: [{ field: 'counterparty', holds: 'uber' }] }],
  [
    'reference:"INV 12" bank:5411',
    {
      fields: [
        { field: 'reference', holds: 'INV 12' },
        { field: 'bankCategory', holds: '5411' },
      ],
    },
  ],
  ['note:', { words: ['note:'] }],
  ['https://x.y', { words: ['https://x.y'] }],
  ['', {}],
])('search %j', (text, filter) => {
  expect(parseSearch(text).filter).toEqual(filter)
})

test('names of categories and accounts are kept for the ledger to resolve', () => {
  expect(parseSearch('cat:food account:"HDFC Bank" uber')).toEqual({
    filter: { words: ['uber'] },
    categoryNames: ['food'],
    accountNames: ['HDFC Bank'],
  })
})

const { db } = await testDb()

test('what a person types finds what they mean', async () => {
  const scope = await newWorkspace(db)
  const rows = [
    bankRow({ amountMinor: -612_40n, description: 'UPI/DR/UBER INDIA/uber@hdfc' }),
    bankRow({ amountMinor: -80_00n, description: 'UBER EATS 50%_OFF', bookedOn: '2026-02-01' }),
    bankRow({ amountMinor: 499n, currency: 'JPY', description: 'スターバックス refund' }),
    bankRow({ amountMinor: -12_00n, description: 'Müller Bäckerei', reference: 'RF-18/2' }),
    bankRow({ amountMinor: -1_234n, currency: 'BHD', description: 'tuber market' }),
  ]
  const find = (search: string) =>
    db.withWorkspace(scope, async (tx) => {
      const { items } = await pageOfTransactions(tx, { filter: { search }, order: 'oldest', limit: 50 })
      return items.map(({ description }) => description.split(' ')[0])
    })
  await db.withWorkspace(scope, async (tx) => {
    const account = await openAccount(tx, 'HDFC Savings')
    await ledger.recordTransactions(tx, account.id, newId(), rows)
    const [first] = rows
    const taxi = fromWire('cat', await category(tx, 'transport.taxi'))
    await assignCategories(tx, [{ transactionId: first?.id ?? '', categoryId: taxi, reasonId: null }], 'rule')
  })
  expect(await find('uber')).toEqual(['UPI/DR/UBER', 'UBER'])
  expect(await find('ube')).toEqual(['UPI/DR/UBER', 'UBER'])
  expect(await find('uber amount:>500')).toEqual(['UPI/DR/UBER'])
  expect(await find('amount:499')).toEqual(['スターバックス'])
  expect(await find('amount:1.234')).toEqual(['tuber'])
  expect(await find('amount:1.23')).toEqual([])
  expect(await find('cat:transport')).toEqual(['UPI/DR/UBER'])
  expect(await find('cat:transport.taxi account:hdfc')).toEqual(['UPI/DR/UBER'])
  expect(await find('cat:nonsense')).toEqual([])
  expect(await find('50%_')).toEqual(['UBER'])
  expect(await find('bäck')).toEqual(['Müller'])
  expect(await find('RF-18/2')).toEqual(['Müller'])
  expect(await find('スターバックス')).toEqual(['スターバックス'])
  expect(await find('-uber -tuber -müller')).toEqual(['スターバックス'])
  expect(await find('\\ " % ( [')).toEqual([])
  await db.withWorkspace(scope, async (tx) => {
    expect(await transactionTotals(tx, { search: 'uber' })).toEqual({
      count: 2,
      byCurrency: [{ currency: 'INR', count: 2, in: '0.00', out: '-692.40', net: '-692.40' }],
    })
  })
})
