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
