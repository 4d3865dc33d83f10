import { expect, test } from 'vitest'
import { gist, readPages } from './pages.ts'

test('a mark behind the date of a card payment loses no row, and a zero proves no sum', async () => {
  const statement = await readPages(
    [
      'Closing Date 01/20/24',
      'Previous Balance                         $500.00',
      'New Charges                             +$145.50',
      'Fees                                      +$0.00',
      'New Balance                              $145.50',
      '12/29/23*   ONLINE PAYMENT - THANK YOU  -$500.00',
      '12/24/23    UBER TRIP                     $45.50',
      '01/05/24    BOOKS                        $100.00',
    ].join('\n'),
  )
  expect(gist(statement)).toEqual([
    '2023-12-29 500.00 ONLINE PAYMENT - THANK YOU',
    '2023-12-24 -45.50 UBER TRIP',
    '2024-01-05 -100.00 BOOKS',
  ])
  expect(statement.accounts[0]).toMatchObject({ type: 'card', reconciled: true, closingMinor: -14_550n })
})

const header = 'Date        Narration            Ref          Withdrawal     Deposit       Balance'
const rows = [
  '15/04/24    NEFT ACME            N096242                    50,000.00     59,750.00',
  '22/04/24    CASH MG ROAD         1234         10,000.00                   49,750.00',
]

test('words above and below the line of their amounts go with the row they are nearer to', async () => {
  const statement = await readPages(
    [
      header,
      '            UPI SHOP',
      '01/04/24                         409212345678    250.00                    9,750.00',
      '            ORDER',
      '',
      '            NEFT FROM',
      '15/04/24                         N096242                    50,000.00     59,750.00',
      '            ACME',
      '',
      'Opening Balance 10,000.00   Debits 250.00   Credits 50,000.00   Closing Bal 59,750.00',
    ].join('\n'),
  )
  expect(gist(statement)).toEqual([
    '2024-04-01 -250.00 UPI SHOP 409212345678 ORDER',
    '2024-04-15 50000.00 NEFT FROM N096242 ACME',
  ])
  expect(statement.accounts[0]).toMatchObject({ reconciled: true, openingMinor: 1_000_000n })
})

test('a row whose words are lost is listed, though the balances prove the rows behind it', async () => {
  const first = '01/04/24                         409212345678    250.00                    9,750.00'
  const statement = await readPages([header, first, ...rows].join('\n'))
  const found = gist(statement).join('\n')
  expect(found).toMatch(/2024-04-01 -250\.00|line 2 /)
  expect(found).toContain('2024-04-15 50000.00')
})

test('a value date without a year is no amount', async () => {
  const statement = await readPages(
    [
      'RELEVE DE COMPTE du 01/01/2024 au 31/01/2024',
      'Date      Nature des operations      Valeur      Debit      Credit',
      '03.01     PAIEMENT CB                03.01       45,10',
      '05.01     SALAIRE                    05.01                2.500,00',
      '10.01     EDF                        10.01    1.080,00',
    ].join('\n'),
  )
  const read = ['2024-01-03 -45.10 PAIEMENT CB', '2024-01-05 2500.00 SALAIRE', '2024-01-10 -1080.00 EDF']
  expect(gist(statement)).toEqual(read)
})

test('zeros on the empty side, and balances brought forward in letters', async () => {
  const zeros = await readPages(
    [
      'No.  Date        Remarks             Paid out    Paid in     Balance',
      '                                       (INR )     (INR )      (INR )',
      '1    01/04/2024  -                     250.00       0.00     9750.00',
      '2    05/04/2024  NEFT ACME               0.00   50000.00    59750.00',
      '3    22/04/2024  RENT                10000.00       0.00    49750.00',
    ].join('\n'),
  )
  expect(gist(zeros)).toEqual([
    '2024-04-01 -250.00 INR ',
    '2024-04-05 50000.00 INR NEFT ACME',
    '2024-04-22 -10000.00 INR RENT',
  ])
  const forward = await readPages(
    [
      'SAMPLE BANK 31 Jan 2024',
      'Date    Details                Deposit   Withdrawal     Balance',
      '1 Jan   B/F BALANCE                                    5,000.00',
      '3 Jan   ATM                                1,000.00',
      '        TRANSFER                             500.00    3,500.00',
      '25 Jan  SALARY               20,000.00                23,500.00',
      '31 Jan  C/F BALANCE                                   23,500.00',
    ].join('\n'),
  )
  expect(gist(forward)).toEqual([
    '2024-01-03 -1000.00 ATM',
    '2024-01-03 -500.00 TRANSFER',
    '2024-01-25 20000.00 SALARY',
  ])
})

test('a word of two letters is a text: no line above it is taken in', async () => {
  const statement = await readPages(
    [
      'Date        Description              Debit       Credit      Balance',
      '13/12/2025  工资                                  100.00       100.00',
      '            上海',
      '14/12/2025  水费                     20.00                     80.00',
      '15/12/2025  TV                       10.00                     70.00',
    ].join('\n'),
  )
  expect(gist(statement)).toEqual([
    '2025-12-13 100.00 工资 上海',
    '2025-12-14 -20.00 水费',
    '2025-12-15 -10.00 TV',
  ])
})
