/** What a file says about its accounts decides how they are opened, and found again. */
import { expect, test } from 'vitest'
import { testApp } from '../../../core/testing/app.ts'
import { overHttp } from './over-http.ts'

const app = await testApp({ env: { OPEN_SIGNUP: 'true' } })

interface AccountShown {
  name: string
  bankAccountId: string | null
  currency: string
  balance: { amount: string }
}

async function accountsOf(http: ReturnType<typeof overHttp>): Promise<AccountShown[]> {
  const { body } = await http.call<{ items: AccountShown[] }>('GET', '/v1/accounts')
  return body.items.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

test('a file that states only its closing balance opens the account where its rows began', async () => {
  const http = overHttp(app, await app.signUp())
  const { id } = await http.send(
    'a.csv',
    'Account number,DE89370400440532013000\nClosing balance,150.00\n\nDate,Description,Amount\n2026-03-13,RENT,-900.00\n2026-03-14,PAY,1000.00\n',
  )
  await http.commit(id)
  expect(await accountsOf(http)).toMatchObject([{ balance: { amount: '150.00' } }])
})

test('accounts a file knows by name only are found again by the next file of its kind', async () => {
  const http = overHttp(app, await app.signUp())
  const month = (number: string): string =>
    `Date,Account,Description,Amount\n2026-${number}-13,Everyday,RENT,-900.00\n2026-${number}-14,Rainy day,INTEREST,1.00\n2026-${number}-15,Everyday,CHAI,-3.00\n2026-${number}-15,Rainy day,FEE,-0.50\n`
  for (const number of ['03', '04']) {
    const { id } = await http.send(`${number}.csv`, month(number))
    await http.commit(id)
  }
  expect(await accountsOf(http)).toMatchObject([
    { name: 'Everyday', bankAccountId: null, balance: { amount: '-1806.00' } },
    { name: 'Rainy day', bankAccountId: null, balance: { amount: '1.00' } },
  ])
})

test('an account whose file names no currency is kept in the one most of its rows are in', async () => {
  const http = overHttp(app, await app.signUp())
  const { id } = await http.send(
    'a.csv',
    'Date,Description,Currency,Amount\n2026-03-13,A,HKD,-9.00\n2026-03-14,B,CNY,-2.00\n2026-03-15,C,CNY,-1.00\n',
  )
  await http.commit(id)
  expect(await accountsOf(http)).toMatchObject([{ currency: 'CNY', balance: { amount: '-3.00' } }])
})

test('a file that says nothing opens no account', async () => {
  const http = overHttp(app, await app.signUp())
  const { state, rejection } = await http.send('a.csv', 'Date,Description,Amount\n')
  expect({ state, rejection }).toMatchObject({ state: 'rejected', rejection: { code: 'not_a_statement' } })
  expect(await accountsOf(http)).toEqual([])
})

test('an opening balance leaves with the statement that said it', async () => {
  const http = overHttp(app, await app.signUp())
  const statement = (rows: string) =>
    `Account number,DE89370400440532013000\n\nDate,Description,Amount,Balance\n${rows}`
  const take = async (name: string, rows: string) => {
    const { id } = await http.send(name, statement(rows))
    await http.commit(id)
    return id
  }
  const balance = async () => (await accountsOf(http))[0]?.balance.amount
  const june = await take(
    'june.csv',
    '2026-06-01,A,-50.00,750.00\n2026-06-15,B,100.00,850.00\n2026-06-20,C,-20.00,830.00\n',
  )
  const may = await take(
    'may.csv',
    '2026-05-01,X,-100.00,400.00\n2026-05-15,Y,450.00,850.00\n2026-05-20,Z,-50.00,800.00\n',
  )
  expect(await balance()).toBe('830.00')
  await http.undo(may)
  expect(await balance()).toBe('830.00')
  await http.undo(june)
  expect(await balance()).toBe('0.00')
})
