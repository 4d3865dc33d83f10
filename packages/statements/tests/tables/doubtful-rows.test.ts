import { expect, test } from 'vitest'
import { read } from './gist.ts'

test.each([
  ['decimals', ['13.01.2026,Coffee,-13,50', '14.01.2026,Salary,1100,00']],
  ['thousands', ['13.01.2026,Coffee,-1,300.00', '14.01.2026,Salary,1,100.00']],
])('%s without quotes, cut at their comma, are shown', (_name, rows) => {
  const cut = ['2: row_malformed', '3: row_malformed']
  expect(read('Date,Text,Amount', ...rows)).toEqual(cut)
  expect(
    read('Date,Amount,Text', ...rows.map((row) => row.replace(/^([^,]+),(\w+),(.*)$/, '$1,$3,$2'))),
  ).toEqual(cut)
})

test('decimals cut at their comma are shown without a header, too', () => {
  const rows = ['13.01.2026,Coffee,-13,50', '14.01.2026,Salary,1100,00', '15.01.2026,Tea,-2,10']
  expect(read(...rows)).toEqual(['1: row_malformed', '2: row_malformed', '3: row_malformed'])
})

test('a row with a debit and a credit moves their difference only where the balances prove it', () => {
  const rows = ['13/01/2026,a,30.00,10.00', '14/01/2026,b,,100.00', '15/01/2026,c,20.00,']
  expect(read('Date,Text,Debit,Credit', ...rows)).toEqual(['3: 10000', '4: -2000', '2: direction_unknown'])
  const balances = ['80.00', '180.00', '160.00']
  const proved = rows.map((row, at) => `${row},${balances[at]}`)
  expect(read('Date,Text,Debit,Credit,Balance', ...proved)).toEqual(['2: -2000', '3: 10000', '4: -2000'])
})

test.each(['Amount (cents)', 'amount_cents', 'Amount in pence', 'amount_minor', '金额(分)'])(
  '%s counts hundredths',
  (header) => {
    const rows = ['13/01/2026,a,-3000', '14/01/2026,b,10000', '15/01/2026,b,-250']
    expect(read(`Date,Text,${header}`, ...rows)).toEqual(['2: -3000', '3: 10000', '4: -250'])
    expect(read(`Date,Text,${header}`, '13/01/2026,a,-30.00', '14/01/2026,b,-2.50')).toEqual([
      '2: amount_unreadable',
      '3: amount_unreadable',
    ])
  },
)

test('a column called +/- tells the direction', () => {
  expect(read('Date,Text,Amount,+/-', '13/01/2026,a,30.00,-', '14/01/2026,b,1000.00,+')).toEqual([
    '2: -3000',
    '3: 100000',
  ])
})

test('lines between the rows that only tell the balance of a day, and rows not booked yet, are no problems', () => {
  const days = [
    '01/01/2024;SALDO ANTERIOR;;1.000,00',
    '02/01/2024;PIX JOAO;-100,00;',
    '02/01/2024;SALDO TOTAL DISPONÍVEL DIA;;900,00',
  ]
  expect(read('Data;Lançamento;Valor (R$);Saldos (R$)', ...days, '15/01/2024;SALARIO;5.000,00;')).toEqual([
    '3: -10000',
    '5: 500000',
  ])
  const open = ['"offen";"Aral";"-50,00"', '"31.01.2024";"REWE";"-45,44"', '"02.01.2024";"Lohn";"1.000,00"']
  expect(read('"Buchungstag";"Buchungstext";"Umsatz in EUR"', ...open)).toEqual(['3: -4544', '4: 100000'])
})

test('rows of a second table with another delimiter are shown, and words below a table are not', () => {
  const table = ['Date,Text,Amount', '13/01/2026,a,-30.00', '14/01/2026,b,-2.50']
  const second = ['Date;Text;Amount', '15/01/2026;c;-7.00', '16/01/2026;d;-8.00']
  const rows = ['2: -3000', '3: -250']
  expect(read(...table, ...second)).toEqual([...rows, '5: row_malformed', '6: row_malformed'])
  const words = ['Printed on 15/01/2026; page 1 of 2', 'Total 32.50', 'Ask us; we answer; any day']
  expect(read(...table, ...words)).toEqual(rows)
})
