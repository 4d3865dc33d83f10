import { describe, expect, test } from 'vitest'
import { gist, readPages } from './pages.ts'

const header = 'Date        Description                 Debit       Credit      Balance'

describe('what a page prints about itself belongs to no movement', () => {
  const page = (rows: string, foot: string) => `${header}\n${rows}\n            ${foot}`
  const first = '13/12/2025  SALARY ACME LTD                         2,000.00    2,950.00'
  const second = '16/12/2025  RENT                        50.00                   2,900.00'
  test.each([
    ['Page 1 of 2', 'Page 2 of 2'],
    ['Seite 1/2', 'Seite 2/2'],
    ['- 1 -', '- 2 -'],
    ['Página 1 de 2', 'Página 2 de 2'],
    ['Strona 1 z 2', 'Strona 2 z 2'],
    ['第1页', '第2页'],
    ['Continued overleaf', 'End of statement'],
    ['Balance carried forward', 'E. & O.E.'],
    ['My Bank plc, London', 'My Bank plc, London'],
  ])('%s', async (foot, lastFoot) => {
    expect(gist(await readPages(page(first, foot), page(second, lastFoot)))).toEqual([
      '2025-12-13 2000.00 SALARY ACME LTD',
      '2025-12-16 -50.00 RENT',
    ])
  })

  test('words that wrap belong to it on every page', async () => {
    const statement = await readPages(
      page(first, 'FOR DECEMBER'),
      page(`${second}\n14/12/2025  TEA                         1.00                    2,899.00`, 'LEAVES'),
    )
    expect(gist(statement)).toContain('2025-12-13 2000.00 SALARY ACME LTD FOR DECEMBER')
  })
})

describe('movements over several lines are taken where balances prove them', () => {
  const proved = (...lines: string[]) =>
    readPages(
      [header, '            Opening balance                                     100.00', ...lines].join('\n'),
    )

  test('the amount stands below the date', async () => {
    const statement = await proved(
      '02/12/2025  CARD PAYMENT',
      '            SHOP A LONDON               10.00                   90.00',
      '13/12/2025  STANDING ORDER',
      '            GAS CO                      20.00                   70.00',
    )
    expect(gist(statement)).toEqual([
      '2025-12-02 -10.00 CARD PAYMENT SHOP A LONDON',
      '2025-12-13 -20.00 STANDING ORDER GAS CO',
    ])
  })

  test('the date stands once for a whole day, the last one too', async () => {
    const statement = await proved(
      '02/12/2025  CARD PAYMENT                10.00                   90.00',
      '            SHOP B                      5.00                    85.00',
      '13/12/2025  GAS CO                      20.00                   65.00',
      '            SALARY                                  10.00       75.00',
      '            Closing balance                                     75.00',
    )
    expect(gist(statement).slice(1)).toEqual([
      '2025-12-02 -5.00 SHOP B',
      '2025-12-13 -20.00 GAS CO',
      '2025-12-13 10.00 SALARY',
    ])
    expect(statement.accounts[0]?.closingMinor).toBe(7500n)
  })

  test('the words stand above and below their amount', async () => {
    const statement = await proved(
      '            CARD PAYMENT',
      '02/12/2025                              10.00                   90.00',
      '            SHOP A LONDON',
      '            STANDING ORDER',
      '13/12/2025                              20.00                   70.00',
      '            GAS CO',
    )
    expect(gist(statement)).toEqual([
      '2025-12-02 -10.00 CARD PAYMENT SHOP A LONDON',
      '2025-12-13 -20.00 STANDING ORDER GAS CO',
    ])
  })

  test('without balances they are for the person, none is lost', async () => {
    const statement = await readPages(
      [
        'Date        Description                 Amount',
        '02/12/2025  CARD PAYMENT                -10.00',
        '            SHOP B                      -5.00',
        '13/12/2025  DIRECT',
        '            GAS CO                      -20.00',
        '            SALARY                      10.00',
      ].join('\n'),
    )
    expect(gist(statement)).toEqual([
      '2025-12-02 -10.00 CARD PAYMENT',
      'line 3 date_missing',
      'line 4 row_malformed',
      'line 6 date_missing',
    ])
  })
})

describe('days without a year', () => {
  const rows = [
    'Date        Description                 Amount',
    '30 Dec      SHOP                        -10.00',
    '02 Jan      PAY                         500.00',
  ]
  const overNewYear = ['2025-12-30 -10.00 SHOP', '2026-01-02 500.00 PAY']
  test.each([
    ['Statement period 15 December 2025 to 14 January 2026', overNewYear],
    ['Statement period 15/12/25 - 14/01/26', overNewYear],
    ['Kontoauszug Nr. 1 vom 14.01.2026', overNewYear],
    ['Statement date 14 January 2026. Offer valid until 31 December 2026', overNewYear],
    ['Printed on 3 March 2027', ['asks year']],
    ['Rates from 1 May 2024 and until 1 May 2026', ['asks year']],
  ])('%s', async (stated, expected) => {
    expect(gist(await readPages([stated, ...rows].join('\n')))).toEqual(expected)
  })
})

test('a row keeps the currency printed beside it; a word in front of a few amounts is none', async () => {
  const statement = await readPages(
    [
      'Date        Description                 Amount',
      '02/12/2025  SHOP                        -10.00',
      '13/12/2025  COFFEE                  CUP -20.00',
      '14/12/2025  PAY US                      70.00 USD',
    ].join('\n'),
  )
  expect(statement.rows.map(({ currency }) => currency)).toEqual([null, null, 'USD'])
})

describe('lines of a table', () => {
  const read = (...lines: string[]) => readPages(lines.join('\n')).then(gist)

  test('a dated balance is no movement, whatever its page says of it', async () => {
    const rows = await read(
      header,
      '01/12/2025  Balance brought forward from page 1                 100.00',
      '02/12/2025  BALANCE BIKES               10.00                   90.00',
      '13/12/2025  TOTAL FUEL                  20.00                   70.00',
      '13/12/2025  Balance carried forward to page 3                   70.00',
    )
    expect(rows).toEqual(['2025-12-02 -10.00 BALANCE BIKES', '2025-12-13 -20.00 TOTAL FUEL'])
  })

  test('small amounts without cents are none the less amounts, and balances tell what the mark is', async () => {
    const rows = await read(
      'Date        Description                         Amount      Balance',
      '02/12/2025  SHOP                                   -10          990',
      '13/12/2025  PAY                                    500        1,490',
      '14/12/2025  GAS                                    -20        1,470',
    )
    expect(rows).toEqual(['2025-12-02 -10.00 SHOP', '2025-12-13 500.00 PAY', '2025-12-14 -20.00 GAS'])
  })

  test('digits of other scripts, between marks of writing direction', async () => {
    const line = (day: string, text: string, amount: string, balance: string) =>
      day.padEnd(12) + text.padEnd(28) + amount.padStart(10) + balance.padStart(12)
    const rows = await read(
      line('Date', 'Description', 'Amount', 'Balance'),
      line('١٢/٠٢/٢٠٢٥', 'مشتريات', '-١٠٫٥٠', '٩٠٫٠٠'),
      line('१३/०२/२०२५', 'वेतन', '५००.००', '५९०.००'),
      line('\u200f15/02/2025', 'GAS', '-\u200e20.00', '570.00'),
    )
    expect(rows).toEqual(['2025-02-12 -10.50 مشتريات', '2025-02-13 500.00 वेतन', '2025-02-15 -20.00 GAS'])
  })

  test('of two amounts the one under the word for it moved', async () => {
    const rows = await read(
      'Date              Description                       Foreign      Amount',
      '02/12/2025 10:15  SHOP                                           -10.00',
      '13/12/2025 23:59  CAFE                            EUR 12.00      -13.50',
    )
    expect(rows).toEqual(['2025-12-02 -10.00 SHOP', '2025-12-13 -13.50 CAFE'])
  })
})

test('a card whose minuses are the more is asked about, unless its balances tell', async () => {
  const card = (closing: string) =>
    readPages(
      [
        `Payment due 20/02/2026      Credit limit 5,000.00`,
        'Previous balance                        100.00',
        'Date        Description                 Amount',
        '13/12/2025  SHOP                        -10.00',
        '14/12/2025  FUEL                        -20.00',
        '15/12/2025  THANK YOU                   100.00',
        `New balance                             ${closing}`,
      ].join('\n'),
    )
  expect(gist(await card('30.00'))).toContain('2025-12-13 -10.00 SHOP')
  expect(gist(await card('31.00'))).toEqual(['asks sign'])
})

test('movements sorted under headings, whose totals are no balances', async () => {
  const statement = await readPages(
    [
      'Statement Period: 12/15/2023 - 01/14/2024',
      'Beginning Balance on Dec 15, 2023       1,000.00',
      'Deposits and Additions                  1,500.00',
      'Withdrawals                             - 145.50',
      'Ending Balance on Jan 14, 2024          2,354.50',
      'DEPOSITS AND ADDITIONS',
      '12/29   Payroll                         1,500.00',
      'Total Deposits and Additions            1,500.00',
      'CARD WITHDRAWALS',
      '12/20   Coffee Seattle                     45.50',
      '01/05   Main Street                       100.00',
      'Total Card Withdrawals                    145.50',
    ].join('\n'),
  )
  expect(gist(statement)).toEqual([
    '2023-12-29 1500.00 Payroll',
    '2023-12-20 -45.50 Coffee Seattle',
    '2024-01-05 -100.00 Main Street',
  ])
  expect(statement.accounts[0]).toMatchObject({
    reconciled: true,
    openingMinor: 100_000n,
    closingMinor: 235_450n,
  })
})

test('a date that wraps in its narrow cell is read whole', async () => {
  const statement = await readPages(
    [
      'Txn      Value    Description           Debit     Credit       Balance',
      'Date     Date',
      '1 Apr    1 Apr    TO TRANSFER UPI',
      '2024     2024     SHOP@BANK            250.00                99,750.00',
      '',
      '5        5        BY TRANSFER',
      'Apr      Apr      ACME                         1,500.00    1,01,250.00',
      '2024     2024     SALARY',
      '',
      '30-04-   30-04-   ATM CASH           1,250.00              1,00,000.00',
      '2024     2024     MG ROAD',
    ].join('\n'),
  )
  expect(gist(statement)).toEqual([
    '2024-04-01 -250.00 TO TRANSFER UPI SHOP@BANK',
    '2024-04-05 1500.00 BY TRANSFER ACME SALARY',
    '2024-04-30 -1250.00 ATM CASH MG ROAD',
  ])
})
