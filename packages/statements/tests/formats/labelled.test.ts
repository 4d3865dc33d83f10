import { expect, test } from 'vitest'
import { parseStatement } from '../../read.ts'
import { lineFault } from './render.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)

test('blocks of labelled lines are movements; what stands between them is told apart', async () => {
  const statement = await parseStatement(
    bytes(
      'Statement of account\n\nDate: 15/01/2024\nDescription: Shop: groceries\nAmount: -12.50\nBalance: 87.50\n\nDate: 16/01/2024\nDescription: Pay\nAmount: 100.00\nBalance: 187.50\nDate: 17/01/2024\nDescription: Late\nAmount: twelve\nBalance: 175.50\n',
    ),
  )
  expect(
    statement.rows.map(({ line, lineEnd, bookedOn, amountMinor, description }) =>
      [line, lineEnd, bookedOn.toString(), amountMinor, description].join(' '),
    ),
  ).toEqual(['3 6 2024-01-15 -1250 Shop: groceries', '8 11 2024-01-16 10000 Pay'])
  expect(statement.problems).toMatchObject([
    { line: 12, lineEnd: 15, code: 'amount_unreadable', column: 'Amount' },
  ])
  expect(statement.skipped.map(({ line }) => line)).toEqual([1, 2, 7])
  expect(lineFault(statement)).toBeNull()
})

test('an open date order is asked in blocks too', async () => {
  const block = (day: string): string => `Date: ${day}\nText: x\nAmount: -1.00\n\n`
  const text = block('01/02/2024') + block('03/02/2024')
  expect((await parseStatement(bytes(text))).questions).toMatchObject([{ code: 'date_order' }])
  const { rows } = await parseStatement(bytes(text), { answers: { date_order: 'dmy' } })
  expect(rows.map(({ bookedOn }) => bookedOn.toString())).toEqual(['2024-02-01', '2024-02-03'])
})

test.each([
  ['spaces', (pairs: string[]) => pairs.join(' ')],
  ['commas', (pairs: string[]) => pairs.join(', ')],
  ['strokes', (pairs: string[]) => pairs.join(' | ')],
])('a line of several labels is a movement: parted by %s', async (_name, joined) => {
  const line = (day: string, amount: string, text: string): string =>
    joined([`Date: ${day}/01/2024`, `Description: ${text}`, `Amount: ${amount}`])
  const { rows } = await parseStatement(
    bytes(
      [line('15', '-12.50', 'Shop: tea'), line('16', '1,200.00', 'Pay'), line('17', '-40.00', 'Fuel')].join(
        '\n',
      ),
    ),
  )
  expect(rows.map(({ amountMinor, description }) => `${amountMinor} ${description}`)).toEqual([
    '-1250 Shop: tea',
    '120000 Pay',
    '-4000 Fuel',
  ])
})
