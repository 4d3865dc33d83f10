import { describe, expect, test } from 'vitest'
import { readCsv } from '../../csv/index.ts'
import { readSheets } from '../../table/index.ts'
import type { Sheet } from '../../types.ts'
import { context, gist, read } from './gist.ts'

describe('tables below each other', () => {
  const one = ['Date,Description,Debit,Credit', '13/01/2026,a,30.00,', '14/01/2026,b,,100.00']
  const turned = ['Date,Description,Credit,Debit', '13/01/2026,c,5.00,', '14/01/2026,d,,7.00']

  test('each has the columns of its own header', () => {
    expect(read(...one, '', ...turned)).toEqual(['2: -3000', '3: 10000', '6: 500', '7: -700'])
  })

  test('each belongs to the account in its title', () => {
    const rows = read('Account: 11112222', ...one, 'Total,,30.00,100.00', '', 'Account: 33334444', ...turned)
    expect(rows).toEqual(['3: -3000 11112222', '4: 10000 11112222', '9: 500 33334444', '10: -700 33334444'])
  })

  test('the same header under the number of another account begins one, under the same number none', () => {
    const again = ['Date,Description,Debit,Credit', '15/01/2026,c,5.00,']
    const accounts = (title: string) =>
      readCsv(['Account: 11112222', ...one, title, ...again].join('\n'), context).head.accounts
    expect(accounts('Account: 33334444').map(({ id }) => id)).toEqual(['11112222', '33334444'])
    expect(accounts('Account: 11112222').map(({ id }) => id)).toEqual(['11112222'])
  })

  test('what stands under a pending title is pending, and shares the order of dates', () => {
    const booked = ['Booked', 'Date,Description,Debit,Credit', '10/01/2026,c,5.00,', '11/01/2026,d,,7.00']
    expect(read('Pending transactions', ...one, ...booked)).toEqual([
      '3: -3000 pending',
      '4: 10000 pending',
      '7: -500',
      '8: 700',
    ])
  })

  test('in a sheet of a workbook, too', () => {
    const cell = (text: string) => (text === '' ? null : { text, value: text })
    const sheet: Sheet = {
      name: 'All',
      rows: [...one, '', ...turned].map((line) => line.split(',').map(cell)),
    }
    expect(gist(readSheets([sheet], context))).toEqual(['2: -3000', '3: 10000', '6: 500', '7: -700'])
  })

  test('far below the first ones, their rows are shown and not guessed', () => {
    const many = Array.from({ length: 3_000 }, () => '13/01/2026,a,30.00,')
    const found = read(...one, ...many, ...turned)
    expect(found.slice(-2)).toEqual(['3005: row_malformed', '3006: row_malformed'])
  })
})
