/** Each file of examples/ is read to exactly the rows, sums and balances it was written with. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseStatement, type ParseOptions, StatementRejected } from '@scale/statements'
import { expect, test } from 'vitest'
import { nodeReaders } from '../apps/api/domains/ingestion/readers/index.ts'

const folder = path.join(import.meta.dirname, '../examples')

/**
 * By hand, from the people who wrote the files: sums in minor units; `proof` is whether the file's own balances prove
 * its rows; a currency that the file does not name is null.
 */
const table = `
file                          rows  in        out        currency  proof
belgium-camt053.xml           5     231075    73440      EUR       true
france-compte.csv             8     236778    217247     EUR       true
germany-girokonto.csv         9     323743    115489     EUR       true
india-account-aggregator.json 5     5221400   646900     INR       true
india-bank-upi.csv            13    12158925  22650125   INR       true
india-current-html.xls        5     1542000   10938800   null      true
india-protected.xlsx          7     6491200   2809075    INR       true
japan-futsu.csv               6     299500    119960     JPY       true
netherlands-mt940.sta         5     273841    89795      EUR       true
singapore-statement.pdf       10    528218    273485     SGD       true
switzerland-konto.csv         6     689500    375655     CHF       true
uk-current.csv                9     243928    102085     GBP       true
us-card.csv                   8     42705     30174      null      null
us-checking.ofx               8     442122    196817     USD       null
us-savings.qif                5     550310    6375       null      null
us-treasury.bai2              4     1582550   845075     USD       true
wallet.json                   4     15000     4589       USD       null
`
const expected = table.trim().split('\n').slice(1)

/** What a person would answer where the file leaves something open. */
const answers: Record<string, ParseOptions> = {
  'india-protected.xlsx': { password: 'asha1990' },
  'japan-futsu.csv': { currency: 'JPY' },
  'us-card.csv': { answers: { sign: 'spend_positive' } },
}

const read = (file: string, options: ParseOptions = {}) =>
  parseStatement(readFileSync(path.join(folder, file)), { fileName: file, readers: nodeReaders, ...options })

test.each(expected)('%s', async (line) => {
  const [file = ''] = line.split(/\s+/)
  const statement = await read(file, answers[file])
  const sum = (sign: 1n | -1n) =>
    statement.rows.reduce(
      (total, { amountMinor }) => (amountMinor * sign > 0n ? total + amountMinor * sign : total),
      0n,
    )
  const [account] = statement.accounts
  const found = [file, statement.rows.length, sum(1n), sum(-1n), account?.currency, account?.reconciled]
  expect(found.map(String)).toEqual(line.split(/\s+/))
  expect(statement.accounts).toHaveLength(1)
  expect(statement.problems).toEqual([])
  expect(statement.questions).toEqual([])
})

test('the table has each example', () => {
  const examples = readdirSync(folder).filter((file) => !/\.(md|ts)$/.test(file))
  expect(expected.map((line) => line.split(/\s+/)[0])).toEqual(examples.toSorted())
})

test('the workbook opens with its password only', async () => {
  const outcome = (options: ParseOptions) =>
    read('india-protected.xlsx', options).catch((error: unknown) =>
      error instanceof StatementRejected ? error.code : error,
    )
  expect(await outcome({})).toBe('password_required')
  expect(await outcome({ password: 'guess' })).toBe('password_wrong')
})
