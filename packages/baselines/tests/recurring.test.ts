import { describe, expect, test } from 'vitest'
import { madeLedger } from '../../../bench/recurring/ledger.ts'
import { byMedianGap, ours, scoreOf } from '../../../bench/recurring/score.ts'
import { findRecurring, isActive, missedOf, type PaymentRow, projectRecurring, upcomingOf } from '../index.ts'

const rows = (payee: string, ...payments: readonly [string, number][]): PaymentRow[] =>
  payments.map(([date, amount]) => ({
    payee,
    date,
    amountMinor: BigInt(Math.round(amount * 100)),
    currency: 'EUR',
  }))
const only = (given: readonly PaymentRow[]) => {
  const found = findRecurring(given)
  expect(found).toHaveLength(1)
  return found[0] ?? expect.fail('nothing found')
}
const rent = rows(
  'rent',
  ['2025-01-31', -900],
  ['2025-02-28', -900],
  ['2025-03-31', -900],
  ['2025-04-30', -900],
  ['2025-05-30', -900],
  ['2025-06-30', -900],
)

test('rent on the last working day of the month keeps to it, however long the month', () => {
  const found = only(rent)
  expect(found.cadence).toBe('monthly')
  expect(found.skipped).toEqual([])
  const due = projectRecurring(found, '2025-07-01', '2025-10-15')
  expect(due.map(({ date }) => date)).toEqual(['2025-07-31', '2025-08-29', '2025-09-30'])
  expect(due.map(({ amountMinor }) => amountMinor)).toEqual([-90000n, -90000n, -90000n])
})

test('wages that wait for Monday are due on it, and expected the day after they were', () => {
  const wages = rows(
    'work',
    ...['01-27', '02-25', '03-25', '04-25', '05-26', '06-25', '07-25', '08-25'].map(
      (day): [string, number] => [`2025-${day}`, 2500],
    ),
  )
  const found = only(wages)
  expect(found.clock).toMatchObject({ weekend: 'after', jitterDays: 0 })
  const due = upcomingOf(found, '2025-09-26', '2025-12-31')
  expect(due.map(({ date, late }) => [date, late])).toEqual([
    ['2025-09-25', true],
    ['2025-10-27', false],
    ['2025-11-25', false],
    ['2025-12-25', false],
  ])
})

test('wages that moved to the last working day are due on it', () => {
  const wages = rows(
    'work',
    ...[
      '01-27',
      '02-25',
      '03-25',
      '04-27',
      '05-25',
      '06-30',
      '07-31',
      '08-31',
      '09-30',
      '10-30',
      '11-30',
    ].map((day): [string, number] => [`2026-${day}`, 2400]),
  )
  const found = only(wages)
  expect(found.clock.jitterDays).toBeLessThanOrEqual(1)
  const due = projectRecurring(found, '2026-12-01', '2027-01-31').map(({ date }) => date)
  expect(due).toEqual(['2026-12-31', '2027-01-29'])
})

test('a day that only varies has not moved', () => {
  const days = [3, 6, 2, 5, 4, 6, 3, 2, 5]
  const bill = days.map((day, at): [string, number] => [`2025-0${at + 1}-0${day}`, -40])
  const [next] = projectRecurring(only(rows('power', ...bill)), '2025-09-20', '2025-10-30')
  expect(next).toMatchObject({ date: '2025-10-04', jitterDays: 2 })
})

test('wages on the 15th and the last working day are two monthly payments, and neither is early', () => {
  const days = [
    '15',
    '30',
    '13',
    '27',
    '13',
    '31',
    '15',
    '30',
    '15',
    '29',
    '15',
    '30',
    '15',
    '31',
    '14',
    '31',
  ]
  const wages = days.map((day, at): [string, number] => [
    `2026-${String(Math.floor(at / 2) + 1).padStart(2, '0')}-${day}`,
    1700,
  ])
  const found = findRecurring(rows('work', ...wages))
  expect(found.map(({ cadence, occurrences }) => [cadence, occurrences.length])).toEqual([
    ['monthly', 8],
    ['monthly', 8],
  ])
  const due = found.flatMap((one) => upcomingOf(one, '2026-09-01', '2026-09-30'))
  expect(new Set(due.map(({ date, late }) => `${date}${late ? ' late' : ''}`))).toEqual(
    new Set(['2026-09-15', '2026-09-30']),
  )
})

test('a skipped month, and a new price that is asked for from then on', () => {
  const stream = rows(
    'music',
    ['2025-01-10', -9.99],
    ['2025-02-11', -9.99],
    ['2025-03-10', -9.99],
    ['2025-05-12', -9.99],
    ['2025-06-10', -11.99],
    ['2025-07-10', -11.99],
    ['2025-08-09', -11.99],
  )
  const found = only(stream)
  expect(found.skipped).toEqual(['2025-04-10'])
  expect(found.occurrences.map(({ changed }) => changed)).toEqual([
    false,
    false,
    false,
    false,
    true,
    false,
    false,
  ])
  expect(found.occurrences[3]).toMatchObject({ date: '2025-05-12', due: '2025-05-10' })
  const [next] = projectRecurring(found, '2025-08-20', '2025-09-30')
  expect(next).toEqual({
    date: '2025-09-10',
    amountMinor: -1199n,
    lowMinor: -1199n,
    highMinor: -1199n,
    jitterDays: 2,
  })
})

test('a bill that varies with use is projected with its spread', () => {
  const amounts = [-61, -55, -72, -58, -66, -70, -52, -64]
  const bill = rows('power', ...amounts.map((amount, at): [string, number] => [`2025-0${at + 1}-15`, amount]))
  const [next] = projectRecurring(only(bill), '2025-08-16', '2025-09-20')
  expect(next).toMatchObject({ date: '2025-09-15', amountMinor: -6250n })
  expect(next && next.lowMinor < next.amountMinor && next.amountMinor < next.highMinor).toBe(true)
})

test('an insurance that is dearer each year is expected at its last price', () => {
  const premium = rows('insurer', ['2024-03-14', -470], ['2025-03-14', -480], ['2026-03-16', -502])
  const [next] = projectRecurring(only(premium), '2026-04-01', '2027-04-01')
  expect(next).toMatchObject({ date: '2027-03-14', amountMinor: -50200n })
})

test('an amount that creeps goes on creeping, and one that follows the season does not', () => {
  const monthly = (payee: string, amount: (at: number) => number) =>
    rows(payee, ...Array.from({ length: 9 }, (_, at): [string, number] => [`2025-0${at + 1}-10`, amount(at)]))
  const interest = only(monthly('bank', (at) => -(400 - 1.5 * at)))
  const due = projectRecurring(interest, '2025-09-11', '2025-12-15')
  expect(due.map(({ amountMinor }) => amountMinor)).toEqual([-38650n, -38500n, -38350n])
  const heating = only(monthly('heat', (at) => -(90 - 45 * Math.cos((2 * Math.PI * (at + 1)) / 12))))
  const cold = projectRecurring(heating, '2025-09-11', '2025-12-15').map(({ amountMinor }) => amountMinor)
  expect(new Set(cold).size).toBe(1)
})

test('wages come in, what is paid back to the same payee does not join them', () => {
  const wage = rows('work', ...[1, 2, 3, 4, 5].map((month): [string, number] => [`2025-0${month}-25`, 2500]))
  const found = only([...wage, ...rows('work', ['2025-03-25', -2500])])
  expect(projectRecurring(found, '2025-05-26', '2025-06-30')).toMatchObject([
    { date: '2025-06-25', amountMinor: 250000n },
  ])
})

test('what did not come is missed, and after three times it is over', () => {
  const found = only(rent)
  expect(missedOf(found, '2025-07-31')).toEqual([])
  expect(missedOf(found, '2025-08-15')).toEqual(['2025-07-31'])
  expect(isActive(found, '2025-08-15')).toBe(true)
  expect(isActive(found, '2025-11-15')).toBe(false)
  expect(projectRecurring(found, '2025-11-15', '2026-06-01')).toEqual([])
})

test('a subscription is found among other purchases at the same shop', () => {
  const subscription = [1, 2, 3, 4, 5, 6, 7, 8].map((month): [string, number] => [`2025-0${month}-03`, -8.99])
  const others = [4, 9, 17, 40, 77, 80, 121, 160, 162, 199].map((day): [string, number] => [
    new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10),
    -12 - ((day * 7) % 60),
  ])
  const found = only(rows('shop', ...subscription, ...others))
  expect(found.cadence).toBe('monthly')
  expect(found.occurrences.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
})

test.each([
  ['weekly', 7, 12],
  ['fortnightly', 14, 8],
  ['quarterly', 91, 6],
  ['yearly', 365, 4],
])('%s', (cadence, days, count) => {
  const dates = Array.from({ length: count }, (_, at) => new Date(Date.UTC(2020, 0, 10 + at * days)))
  const given = rows('club', ...dates.map((date): [string, number] => [date.toISOString().slice(0, 10), -30]))
  expect(only(given).cadence).toBe(cadence)
})

describe('what is no recurring payment', () => {
  test.each<[string, PaymentRow[]]>([
    ['nothing', []],
    ['one row', rows('a', ['2025-01-01', -5])],
    ['one day', rows('a', ['2025-01-01', -5], ['2025-01-01', -5], ['2025-01-01', -5])],
    ['zeros', rows('a', ['2025-01-01', 0], ['2025-02-01', 0], ['2025-03-01', 0], ['2025-04-01', 0])],
    [
      'different payees',
      ['2025-01-01', '2025-02-01', '2025-03-01'].flatMap((date) => rows(date, [date, -5])),
    ],
    ['no rhythm', rows('a', ['2025-01-03', -5], ['2025-01-20', -5], ['2025-03-02', -5], ['2025-03-09', -5])],
  ])('%s', (_, given) => expect(findRecurring(given)).toEqual([]))
})

test('the order of rows does not matter, and huge amounts stay whole', () => {
  const huge = rent.map((row) => ({ ...row, amountMinor: row.amountMinor * 10n ** 15n }))
  const found = only(huge.toReversed())
  expect(found.occurrences.map(({ row }) => row)).toEqual([5, 4, 3, 2, 1, 0])
  expect(projectRecurring(found, '2025-07-01', '2025-07-31')[0]?.amountMinor).toBe(-90000n * 10n ** 15n)
})

test('a date that is none is refused', () => {
  const code = 'date_invalid'
  expect(() => findRecurring(rows('a', ['31.01.2025', -5]))).toThrow(expect.objectContaining({ code }))
})

test('a made ledger: nearly all that is found is true, nearly all that is true is found', () => {
  const ledger = madeLedger(500)
  const [own, naive] = [scoreOf(ledger, ours(ledger)), scoreOf(ledger, byMedianGap(ledger))]
  expect(own.precision).toBeGreaterThanOrEqual(0.95)
  expect(own.recall).toBeGreaterThanOrEqual(0.9)
  expect(naive.precision).toBeLessThan(own.precision)
  expect(naive.recall).toBeLessThan(own.recall)
})
