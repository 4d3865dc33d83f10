import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judgeBalances } from '../service/balances.ts'
import { type IncomingLine, type KnownLine, matchGroup } from '../service/match.ts'
import { settle } from '../service/settle.ts'

const trusting = { layout: 'csv h1', idsTrusted: true }

const line = (change: Partial<IncomingLine> = {}): IncomingLine => ({
  seq: 0,
  line: 1,
  bookedOn: '2026-03-15',
  amountMinor: -3000n,
  currency: 'INR',
  description: 'CHAI POINT',
  reference: null,
  bankId: null,
  pendingBankId: null,
  balanceMinor: null,
  pending: false,
  ...change,
})

const known = (change: Partial<KnownLine> = {}): KnownLine => {
  const { line: _line, pendingBankId: _pending, ...facts } = line()
  return { ...facts, importId: 'earlier', layout: 'csv h1', transactionId: 't', settled: false, ...change }
}

const reasons = (incoming: IncomingLine[], ledger: KnownLine[], context = trusting): string[] =>
  matchGroup(incoming, ledger, context).matches.map(({ reason }) => reason)

test('a multiset comparison leaves exactly the surplus, whatever the order', () => {
  fc.assert(
    fc.property(fc.nat(6), fc.nat(6), (inFile, inLedger) => {
      const incoming = Array.from({ length: inFile }, (_, seq) => line({ seq }))
      const ledger = Array.from({ length: inLedger }, (_, seq) => known({ seq }))
      const { matches, unmatched } = matchGroup(incoming, ledger, trusting)
      expect(matches).toHaveLength(Math.min(inFile, inLedger))
      expect(unmatched).toHaveLength(Math.max(0, inFile - inLedger))
      expect(new Set(matches.map((match) => match.known)).size).toBe(matches.length)
    }),
  )
})

test('case, spacing and punctuation do not make another row', () => {
  expect(
    reasons([line({ description: ' upi/Chai-Point ' })], [known({ description: 'UPI CHAI POINT' })]),
  ).toEqual(['same_row'])
})

test('the bank’s id beats the text; two ids of one layout are two rows', () => {
  expect(reasons([line({ bankId: 'a', description: 'x' })], [known({ bankId: 'a' })])).toEqual([
    'same_bank_id',
  ])
  expect(reasons([line({ bankId: 'a' })], [known({ bankId: 'b' })])).toEqual([])
})

test('ids that change at every download tell nothing apart', () => {
  const context = { ...trusting, idsTrusted: false }
  expect(reasons([line({ bankId: 'a' })], [known({ bankId: 'b' })], context)).toEqual(['same_row'])
})

test('another format explains a row by day and amount, the same format does not', () => {
  const other = line({ description: 'POS 4512 CHAI PT' })
  expect(reasons([other], [known({ layout: 'ofx' })])).toEqual(['same_day_and_amount_other_format'])
  expect(reasons([other], [known()])).toEqual([])
})

test('where formats have unequal numbers of rows, the likest text is taken', () => {
  const rows = [
    line({ seq: 1, description: 'ZOMATO ORDER' }),
    line({ seq: 2, description: 'POS SWIGGY BLR' }),
  ]
  const { matches, unmatched } = matchGroup(rows, [known({ layout: 'ofx', description: 'Swiggy' })], trusting)
  expect(matches.length + unmatched.length).toBe(2)
  expect(matches).toHaveLength(1)
})

test('a pending line is settled by its posted form, and explains itself when it comes again', () => {
  const pending = known({ pending: true })
  expect(matchGroup([line()], [pending], trusting).matches[0]?.state).toBe('updates')
  const settled = { ...pending, settled: true }
  expect(matchGroup([line()], [settled], trusting).matches).toEqual([])
  expect(matchGroup([line({ pending: true })], [settled], trusting).matches[0]?.state).toBe('duplicate')
})

test('a moved balance is explained by the new rows before it, or asked about', () => {
  const pair = { incoming: line({ balanceMinor: 6000n }), known: known({ balanceMinor: 7000n }) }
  const late = line({ seq: 9, bookedOn: '2026-03-14', amountMinor: -1000n })
  const verdicts = (added: IncomingLine[], balances = new Map<string, Set<bigint>>()): string[] =>
    judgeBalances([pair], added, balances).map(({ verdict }) => verdict)
  expect(verdicts([late])).toEqual(['same_row_balance_moved'])
  expect(verdicts([])).toEqual(['balance_differs'])
  expect(verdicts([], new Map([['2026-03-15', new Set([9000n])]]))).toEqual(['balance_continues'])
})

test('pending rows settle by link, id, exact amount within eight days, else by suggestion', () => {
  const open = (change: object = {}) => ({
    id: 'o',
    bookedOn: '2026-03-10',
    amountMinor: -2000n,
    currency: 'INR',
    description: 'HOTEL PARK',
    bankId: 'p1',
    pending: true,
    source: 'import' as const,
    ...change,
  })
  const posted = (change: Partial<IncomingLine>): string[] =>
    settle(
      [line({ bookedOn: '2026-03-18', amountMinor: -2000n, description: 'HOTEL PARK', ...change })],
      [open()],
    ).map(({ reason }) => reason)
  expect(posted({ pendingBankId: 'p1', amountMinor: -9900n })).toEqual(['provider_link'])
  expect(posted({ bankId: 'p1', amountMinor: -9900n })).toEqual(['pending_same_id'])
  expect(posted({})).toEqual(['pending_same_amount'])
  expect(posted({ bookedOn: '2026-03-19' })).toEqual([])
  expect(posted({ amountMinor: -2400n })).toEqual(['pending_other_amount'])
  expect(posted({ amountMinor: -2400n, description: 'PETROL' })).toEqual([])
  expect(posted({ amountMinor: 2400n })).toEqual([])
})
