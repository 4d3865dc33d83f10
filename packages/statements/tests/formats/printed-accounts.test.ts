import { describe, expect, test } from 'vitest'
import { gist, readPages } from './pages.ts'

const header = 'Date        Description                 Debit       Credit      Balance'

describe('several accounts in one document', () => {
  const account = (name: string, ...lines: string[]) => [name, header, ...lines].join('\n')
  const current = account(
    'Current account 11111111',
    '            Opening balance                                     100.00',
    '02/12/2025  SHOP                        10.00                   90.00',
    '14/12/2025  FROM ACCOUNT 33333333                   5.00        95.00',
    '            Closing balance                                     95.00',
  )
  const savings = account(
    'Savings account 22222222',
    '            Opening balance                                     1,000.00',
    '05/12/2025  INTEREST                                1.00        1,001.00',
  )
  const more = account(
    'Account 11111111',
    '15/12/2025  TEA                         5.00                    90.00',
  )
  const rows = [
    '2025-12-02 -10.00 SHOP in 11111111',
    '2025-12-14 5.00 FROM ACCOUNT 33333333 in 11111111',
    '2025-12-05 1.00 INTEREST in 22222222',
  ]

  test.each([
    ['on pages of their own', [current, savings]],
    ['below each other', [`${current}\n\n${savings}`]],
  ])('%s', async (_where, pages) => {
    const statement = await readPages(...pages)
    expect(gist(statement)).toEqual(rows)
    expect(statement.accounts.map(({ reconciled }) => reconciled)).toEqual([true, true])
  })

  test('a later page goes on with the first one', async () => {
    const statement = await readPages(current, savings, more)
    expect(gist(statement)).toContain('2025-12-15 -5.00 TEA in 11111111')
    expect(statement.accounts).toHaveLength(2)
  })

  test('tables in two currencies are two accounts', async () => {
    const table = (currency: string, ...lines: string[]) =>
      [`Date        Description                 Amount ${currency}`, ...lines].join('\n')
    const statement = await readPages(
      table('EUR', '13/12/2025  SHOP                        -10.00') +
        `\n${table('USD', '14/12/2025  PAY                         -70.00')}`,
    )
    expect(statement.rows.map((row) => [statement.accounts[row.account]?.currency, row.currency])).toEqual([
      ['EUR', 'EUR'],
      ['USD', 'USD'],
    ])
  })
})

test('a day, a month in letters and two digits of a year are in that order', async () => {
  const statement = await readPages(
    [
      'BANK OF EXAMPLE Account 1234567 From 1 Dec 2023 to 5 Jan 2024',
      'Date        Particulars                  Debits      Credits     Balance',
      '01 DEC 23   OPENING BALANCE                                       500.00',
      '02 DEC 23   EFTPOS                        20.00                   480.00',
      '03 DEC 23   TRANSFER                     400.00                    80.00',
      '05 JAN 24   SALARY                                 1,000.00     1,080.00',
    ].join('\n'),
  )
  const days = ['2023-12-02 -20.00 EFTPOS', '2023-12-03 -400.00 TRANSFER', '2024-01-05 1000.00 SALARY']
  expect(gist(statement)).toEqual(days)
})

test('the period a statement names decides which way round its dates are', async () => {
  const lines = (period: string) =>
    readPages(
      [
        `Account 1234567 ${period}`,
        'Date        Particulars                  Debits      Credits     Balance',
        '02/04/2024  EFTPOS                        20.00                   480.00',
        '05/04/2024  SALARY                                 1,000.00     1,480.00',
      ].join('\n'),
    )
  expect(gist(await lines('From 1 April 2024 to 30 April 2024'))).toContain('2024-04-02 -20.00 EFTPOS')
  expect(gist(await lines('From 1 February 2024 to 30 May 2024'))).toContain('asks date_order')
  expect(gist(await lines(''))).toContain('asks date_order')
})

test.each(['Jan 1 - Jan 31, 2024', '01 Jan - 31 Jan 2024', '1 Jan 2024 to 31 Jan 2024'])(
  'the period %s ends in 2024',
  async (period) => {
    const statement = await readPages(
      [
        `STATEMENT PERIOD ${period} Account number 06 1234 12345678`,
        'Date    Description             Amount      Balance',
        'Jan 2   COFFEE                - $45.50      $954.50',
        'Jan 5   PAYROLL              + $200.00    $1,154.50',
      ].join('\n'),
    )
    expect(gist(statement)).toEqual(['2024-01-02 -45.50 COFFEE', '2024-01-05 200.00 PAYROLL'])
    expect(statement.accounts[0]?.id).toBe('06123412345678')
  },
)

test('the days of the balances decide which way round the days of the rows are', async () => {
  const statement = await readPages(
    [
      'January 31, 2024',
      'Beginning balance on 1/1                      1,000.00',
      'Date    Description    Additions   Subtractions   Ending daily balance',
      '1/2     Coffee                            45.50                 954.50',
      '1/5     Payroll         2,000.00                              2,954.50',
      'Ending balance on 1/31                                        2,954.50',
    ].join('\n'),
  )
  expect(gist(statement)).toEqual(['2024-01-02 -45.50 Coffee', '2024-01-05 2000.00 Payroll'])
})
