import fc from 'fast-check'
import { expect, test } from 'vitest'
import { candidatesOf, thresholdOf } from '../detect/choose.ts'
import type { AlertKind } from '../detect/finding.ts'
import { movedLevel } from '../detect/level.ts'
import { startWatch } from '../detect/memory.ts'
import type { LedgerRow } from '../detect/row.ts'
import { everyday, monthly, row, watched } from './rows.ts'

const told = (rows: readonly LedgerRow[]): [AlertKind, string | undefined][] =>
  candidatesOf(watched(rows))
    .filter((one) => one.score >= thresholdOf(one.kind))
    .map(({ kind, rows: [id] }) => [kind, id])

test('nothing odd, nothing told', () => {
  expect(told([...everyday(400), ...monthly(13, () => -1099n, 'NETFLIX.COM')])).toEqual([])
})

test('a charge that came twice is told, a fare that always does is not', () => {
  const twice = row(203, -4317n, 'DELIVEROO')
  const fares = Array.from({ length: 200 }, (_, at) =>
    row(Math.floor(at / 2) * 3, -280n, 'TFL TRAVEL CHARGE'),
  )
  const rows = [
    ...everyday(400),
    ...fares,
    row(160, -2210n, 'DELIVEROO'),
    row(202, -4317n, 'DELIVEROO'),
    twice,
  ]
  expect(told(rows)).toEqual([['duplicate_charge', twice.id]])
})

test('where equal charges come in pairs week after week, they are how things are bought there', () => {
  const pairs = Array.from({ length: 120 }, (_, at) =>
    [0, 1].map(() => row(100 + at, -BigInt(9_000 + at * 111), `HOTEL NUMBER ${at} LONDON`)),
  )
  const doubles = told([...everyday(400), ...pairs.flat()]).filter(([kind]) => kind === 'duplicate_charge')
  expect(doubles.length).toBeGreaterThan(0)
  expect(doubles.length).toBeLessThan(pairs.length / 3)
})

test('a subscription that rose is told once, with what it cost before', () => {
  const months = monthly(13, (month) => (month < 8 ? -1099n : -1299n), 'NETFLIX.COM')
  const [rise, ...more] = candidatesOf(watched([...everyday(400), ...months])).filter(
    ({ kind }) => kind === 'price_increase',
  )
  expect(more).toEqual([])
  expect(rise).toMatchObject({
    rows: expect.arrayContaining([months[8]?.id, months[7]?.id]),
    facts: { size: 1299, expected: 1099 },
  })
})

test('wages that did not come are told when they are late; arriving after all settles it', () => {
  const wages = monthly(12, () => 250_000n, 'HALDEN WORKS LTD SALARY').filter((_, month) => month !== 9)
  const late = row(9 + Math.round(30.4 * 9) + 14, 250_000n, 'HALDEN WORKS LTD SALARY')
  const watch = startWatch()
  const missing = watched([...everyday(400), ...wages, late], watch).filter(
    ({ kind }) => kind === 'missing_income',
  )
  expect(missing).toHaveLength(1)
  expect(missing[0]?.facts).toMatchObject({ size: 250_000, day: expect.any(Number) })
  expect(watch.settled).toEqual([missing[0]?.fingerprint])
})

test('what is not yet known is not missing', () => {
  const wages = monthly(9, () => 250_000n, 'HALDEN WORKS LTD SALARY').map((one) => ({
    ...one,
    accountId: 'salary',
  }))
  expect(told([...everyday(400), ...wages])).toEqual([])
})

test.each<[AlertKind, LedgerRow[]]>([
  ['newcomer_large', [row(300, -189_900n, 'CASTLEMAIN TIMBER')]],
  ['amount_unusual', [row(301, -41_200n, 'ALDI STORES', { category: 'food.groceries' })]],
  ['fee', [row(300, -1_500n, 'UNARRANGED OVERDRAFT FEE')]],
  ['foreign', [row(300, -4_217n, 'LUCKY STAR LAGOS NGN 88210.00')]],
  ['round_burst', [300, 300, 301, 301].map((day, at) => row(day, -5_000n * BigInt(at + 1), 'STEAM VOUCHER'))],
])('%s', (kind, odd) => {
  expect(told([...everyday(400), ...odd]).map(([one]) => one)).toEqual([kind])
})

test('a card that is paid off every month is no newcomer, though the months before are transfers', () => {
  const paid = monthly(13, (month) => -BigInt(180_000 + month * 1_000), 'HALDEN CARD AUTOPAY')
  const rows = paid.map((one, at) => ({ ...one, category: 'transfers.card', transfer: at < paid.length - 1 }))
  expect(told([...everyday(400), ...rows])).toEqual([])
})

test('the weekly shopping that falls on any day is told, with its visits before and since', () => {
  const visits = Array.from({ length: 50 }, (_, week) =>
    row(week * 7 + (week > 40 ? (week * 5) % 7 : 3), -BigInt(6000 + ((week * 311) % 900)), 'WAITROSE LOCAL'),
  )
  const [broken] = candidatesOf(watched([...everyday(400), ...visits])).filter(
    ({ kind }) => kind === 'rhythm_broken',
  )
  expect(broken).toMatchObject({
    name: 'Waitrose Local',
    facts: { shape: { before: expect.any(Array), now: expect.any(Array) } },
  })
})

const weekly = (per: (week: number) => number): number[] =>
  Array.from({ length: 60 }, (_, week) => per(week) * (80 + ((week * 37) % 41)))
const [groceries, coffee, fuel] = [weekly(() => 1), weekly(() => 0.2), weekly(() => 0.4)]

test('a category that costs more and stays there moved: by how much, since when', () => {
  const dearer = weekly((week) => (week < 53 ? 1 : 2))
  expect(movedLevel(dearer, [coffee, fuel])).toMatchObject({
    weeks: expect.toSatisfy((weeks) => weeks >= 5 && weeks <= 9),
    now: expect.closeTo(200, -2),
    expected: expect.closeTo(100, -2),
  })
})

test.each([
  ['that scatters as ever', groceries, [coffee, fuel]],
  ['with one dear week', weekly((week) => (week === 56 ? 6 : 1)), [coffee, fuel]],
  [
    'when all that is bought every week does the same',
    weekly((week) => (week < 53 ? 1 : 2)),
    [0.2, 0.4, 0.5].map((share) => weekly((week) => (week < 53 ? 1 : 2) * share)),
  ],
  ['as it did a year ago', weekly((week) => (week < 8 || week >= 53 ? 2 : 1)), [coffee]],
  ['of which little is known', weekly((week) => (week < 53 ? 1 : 2)).slice(-20), [coffee]],
  [
    'that is small beside all else',
    coffee.map((sum, week) => (week < 53 ? sum : 2 * sum)),
    [weekly(() => 12)],
  ],
])('a category %s did not move', (_, sums, others) => {
  expect(movedLevel(sums, others)).toBeNull()
})

test('pieces are one watch: rows in one call or in many give the same findings', () => {
  const rows = [
    ...everyday(400),
    ...monthly(13, (month) => (month < 8 ? -1099n : -1299n), 'NETFLIX.COM'),
  ].toSorted((a, b) => (a.bookedOn < b.bookedOn ? -1 : 1))
  const watch = startWatch()
  const inPieces = [0, 1, 2, 3].flatMap((piece) =>
    watched(
      rows.slice(piece * 60, piece === 3 ? undefined : (piece + 1) * 60),
      structuredClone(watch) && watch,
    ),
  )
  const ofRules = (findings: typeof inPieces) =>
    findings
      .filter(({ kind }) => kind !== 'row_unusual')
      .map(({ fingerprint, strength }) => [fingerprint, strength])
  expect(ofRules(inPieces)).toEqual(ofRules(watched(rows)))
})

test('whatever a row says, a look ends well', () => {
  const amount = fc.oneof(
    fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
    fc.constantFrom(0n, -1n, 1n, -(2n ** 63n), 2n ** 63n - 1n, -100_00n),
  )
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('', 'x'.repeat(1_000_000), 'USD 1.00', '\0'),
  )
  const hostile = fc.record({
    day: fc.integer({ min: -700_000, max: 2_000_000 }),
    amount,
    text,
    currency: fc.constantFrom('GBP', 'XXX', '', 'JPY'),
  })
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 60 }), (given) => {
      const rows = given.map(({ day, amount: minor, text: said, currency }) =>
        row(day, minor, said, { currency }),
      )
      const same = Array.from({ length: 30 }, () => row(40_000, -100_00n, 'SAME'))
      for (const one of candidatesOf(watched([...rows, ...same]))) expect(one.score).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 40 },
  )
})
