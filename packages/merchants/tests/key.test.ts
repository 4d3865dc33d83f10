import fc from 'fast-check'
import { expect, test } from 'vitest'
import { merchantKey, nobodyKey, payeeOf } from '../index.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const days = fc.integer({ min: 1, max: 28 }).map((day) => String(day).padStart(2, '0'))
const months = fc.constantFrom(
  'JAN',
  'FEB',
  'MAR',
  'APR',
  'MAY',
  'JUN',
  'JUL',
  'AUG',
  'SEP',
  'OCT',
  'NOV',
  'DEC',
)
const cities = fc.constantFrom(
  'LONDON GB',
  'BERLIN',
  'PUNE IN',
  'AUSTIN TX',
  'NEW YORK NY',
  'PARIS',
  'MILANO',
)

/** Forms banks print, with a hole for the name; the numbers, days and cities change from row to row. */
const forms = fc
  .tuple(digits(12), digits(4), days, months, cities)
  .map(([reference, branch, day, month, city]) => [
    (name: string) => `POS 4321XXXXXXXX${branch} ${name} ${city}`,
    (name: string) => `CARD PAYMENT TO ${name} ${branch} ON ${day} ${month}`,
    (name: string) =>
      `PURCHASE AUTHORIZED ON 03/${day} ${name} #${branch} ${city} S${reference} CARD ${branch}`,
    (name: string) => `UPI/DR/${reference}/${name}/HDFC/paytmqr1@paytm/UPI`,
    (name: string) => `UPI-${name}-Q123@YBL-YESB0YBLUPI-${reference}-UPI`,
    (name: string) => `${name} ${branch} ${city}`,
    (name: string) => `SEPA-Lastschrift ${name} EREF+${reference} MREF+${branch}1234 SVWZ+Rechnung ${branch}`,
    (name: string) => `CARTE ${day}/03/24 ${name} CB*${branch}`,
    (name: string) => `SQ *${name} ${city}`,
  ])

const names = [
  'AMAZON',
  'TESCO STORES',
  'REWE MARKT',
  'MERCADONA',
  'GREENLEAF PROVISIONS',
  'VEGGIE CORNER',
  'STARBUCKS',
  'ZORBLATT TRADERS',
  'KAUFHOFF WEST LTD',
  'MOUNTAIN GOAT CYCLES',
  'MOTEL 6',
  'SHREE SAI KIRANA',
]

test('a merchant has one key under changing references, branches, days, cities and banks', () => {
  fc.assert(
    fc.property(forms, forms, fc.constantFrom(...names), (one, other, name) => {
      const keys = new Set([...one, ...other].map((form) => merchantKey(form(name))))
      expect([...keys]).toHaveLength(1)
    }),
  )
})

test('different merchants have different keys', () => {
  fc.assert(
    fc.property(forms, (all) => {
      for (const form of all)
        expect(new Set(names.map((name) => merchantKey(form(name)))).size).toBe(names.length)
    }),
  )
})

test.each([
  ['SWIGGY BANGALORE', 'SWIGGY INSTAMART BANGALORE'],
  ['TESCO STORES 2296', 'TESCO PFS 3953'],
  ['UBER *TRIP', 'UBER *EATS'],
  ['AMAZON.COM*M21KD0HA0', 'AMAZON PRIME*OC4S37P05'],
  [
    'UPI-RAMESH KUMAR-9876543210@YBL-SBIN0001234-312345678901-UPI',
    'UPI-SURESH KUMAR-9876543211@YBL-SBIN0001234-312345678901-UPI',
  ],
  [
    'UPI-Q12345678-Q12345678@YBL-YESB0YBLUPI-412345678901-UPI',
    'UPI-Q12345679-Q12345679@YBL-YESB0YBLUPI-412345678901-UPI',
  ],
])('%s and %s are told apart', (one, other) => {
  expect(merchantKey(one)).not.toBe(merchantKey(other))
})

test.each([
  ['AMZN Mktp US*2K3AB1CD0', 'AMAZON.COM*M21KD0HA0 AMZN.COM/BILL WA'],
  ['WAL-MART #1234', 'WM SUPERCENTER #4567'],
  ["MCDONALD'S F1234", 'MC DONALDS 4321'],
  ['Bäckerei Müller', 'BÄCKEREI MÜLLER 0551 KÖLN'],
  ['UPI/403412345678/Payment from Ph/zeptonow@ybl/YES BANK LIMITE/ICI5d1f2e3a', 'ZEPTO MARKETPLACE MUMBAI'],
])('%s and %s are one', (one, other) => {
  expect(merchantKey(one)).toBe(merchantKey(other))
})

test.each([
  ['UPI/DR/9822XXXXXX/payment', 'UPI/DR/9822XXXXXX/payment'],
  ['UPI-SWIGGY-SWIGGY@AXL-ICIC0000001-312345678901-PAYMENT', 'Swiggy'],
  [' ATM WITHDRAWAL 4411 HIGH ST ', 'ATM WITHDRAWAL 4411 HIGH ST'],
])('whoever stands in %s is called as people read it, never by a key', (description, name) => {
  expect(payeeOf({ description, counterparty: null }, { sign: -1 }).name).toBe(name)
})

test('the word for how the money went is no merchant, and neither is silence', () => {
  for (const description of ['UPI', 'NEFT TRANSFER', 'Card payment', 'DIRECT DEBIT', 'upi/upi', ' ']) {
    const { key, said } = payeeOf({ description, counterparty: null })
    expect([key, said.narration.merchant, said.finding]).toEqual([nobodyKey, null, null])
  }
  const referred = { description: 'UPI/409912345678/UPI', counterparty: null }
  expect(payeeOf(referred).key).toBe('text:upi/409912345678/upi')
  expect(payeeOf({ description: 'UPI', counterparty: 'ZORBLATT' }).key).toBe('zorblatt')
})
