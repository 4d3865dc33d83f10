/** `scale parse FILE --json` in process: its exit codes, and a shape programs can rely on. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readArgs } from '../args.ts'
import { z } from 'zod'
import { problemCodes, questionCodes, rejectionCodes, skipReasons } from '@scale/statements'
import { command } from '../parse.ts'
import { silentIo } from './io.ts'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(path.join(tmpdir(), 'scale-parse-'))))
afterAll(() => rm(folder, { recursive: true, force: true }))

const decimal = z.string().regex(/^-?\d+(?:\.\d+)?$/)
const parsed = z.strictObject({
  format: z.string(),
  encoding: z.string().nullable(),
  accounts: z.array(
    z.strictObject({
      id: z.string().nullable(),
      name: z.string().nullable(),
      type: z.enum(['bank', 'card', 'cash', 'loan', 'investment']),
      currency: z.string().length(3).nullable(),
      opening: decimal.nullable(),
      closing: decimal.nullable(),
      from: z.iso.date().nullable(),
      to: z.iso.date().nullable(),
      reconciled: z.boolean().nullable(),
    }),
  ),
  rows: z.array(
    z.strictObject({
      account: z.number().int(),
      line: z.number().int(),
      date: z.iso.date(),
      amount: decimal,
      currency: z.string().length(3).nullable(),
      description: z.string(),
      balance: decimal.nullable(),
      reference: z.string().nullable(),
      bankId: z.string().nullable(),
    }),
  ),
  problems: z.array(
    z.strictObject({ line: z.number().int(), code: z.enum(problemCodes), message: z.string() }),
  ),
  skipped: z.array(z.strictObject({ line: z.number().int(), reason: z.enum(skipReasons) })),
  questions: z.array(
    z.strictObject({
      code: z.enum(questionCodes),
      message: z.string(),
      choices: z.array(z.strictObject({ value: z.string(), label: z.string() })),
      samples: z.array(z.string()),
    }),
  ),
})
const refused = z.strictObject({
  error: z.strictObject({
    code: z.enum(['file_missing', 'file_is_folder', ...rejectionCodes]),
    message: z.string().min(1),
  }),
})

async function parse(text: string | null, ...options: string[]): Promise<{ exit: number; json: unknown }> {
  const file = path.join(folder, text === null ? 'missing.csv' : 'statement.csv')
  if (text !== null) await writeFile(file, text)
  return parseFile(file, options)
}

async function parseFile(file: string, options: readonly string[]): Promise<{ exit: number; json: unknown }> {
  const out: string[] = []
  const io = silentIo((line) => out.push(line), {})
  const exit = await command.run([file, '--json', ...options], io)
  return { exit, json: JSON.parse(out.join('')) }
}

/** A table of two movements on 13 March and 2 April 2024. */
function statement([header, first, second]: readonly string[], rent = '-1.234,56', pay = '2.000,00'): string {
  return `${header};Text;Amount\n${first};Rent;${rent}\n${second};Pay;${pay}\n`
}

const movements = [
  { date: '2024-03-13', amount: '-1234.56' },
  { date: '2024-04-02', amount: '2000.00' },
]

for (const dates of [
  ['Date', '2024-03-13', '2024-04-02'],
  ['Date', '13/03/2024', '02/04/2024'],
  ['Date', '03/13/2024', '04/02/2024'],
  ['Date', '13.03.24', '02.04.24'],
  ['Date', '2024/13/03', '2024/02/04'],
  ['Date (YYYY-DD-MM)', '2024-13-03', '2024-02-04'],
  ['Date', '20240313', '20240402'],
  ['Date', '13-Mar-24', '02-Apr-24'],
  ['Date', 'Mar 13, 2024', 'Apr 2, 2024'],
  ['Buchungstag', '13.03.2024', '02.04.2024'],
]) {
  test(`${dates[1]} under “${dates[0]}” is read: exit 0`, async () => {
    const { exit, json } = await parse(statement(dates))
    const { rows, questions } = parsed.parse(json)
    expect([exit, questions]).toEqual([0, []])
    expect(rows).toMatchObject(movements)
  })
}

for (const [rent, pay] of [
  ['-1,234.56', '2,000.00'],
  ['-1 234,56', '2 000,00'],
  ['-1\u202f234,56 €', '2\u202f000,00 €'],
  ["CHF -1'234.56", "CHF 2'000.00"],
  ['(₹1,234.56)', '₹2,000.00'],
  ['Rs. 1,234.56-', 'Rs. 2,000.00'],
  ['−1234.56', '2000'],
  ['1,234.56 Dr', '2,000.00 Cr'],
  ['1,234.56(Dr)', '2,000.00(Cr)'],
  ['-R$ 1.234,56', 'R$ 2.000,-'],
  ['-1.234,56 kr', '2.000,00 kr'],
]) {
  test(`amounts such as ${rent} are read: exit 0`, async () => {
    const { exit, json } = await parse(statement(['Date', '2024-03-13', '2024-04-02'], rent, pay))
    expect(exit).toBe(0)
    expect(parsed.parse(json).rows).toMatchObject(movements)
  })
}

const open: [string, string, string, string][] = [
  ['date_order', 'dmy', 'Date;Text;Amount\n02/03/2024;Rent;-5.00\n', '2024-03-02 -5.00'],
  ['date_order', 'mdy', 'Date;Text;Amount\n02.03.2024;Rent;-5.00\n', '2024-02-03 -5.00'],
  ['date_order', 'ymd', 'Date;Text;Amount\n24-Mar-15;Rent;-5.00\n', '2024-03-15 -5.00'],
  ['decimal_mark', ',', 'Date;Text;Amount\n2024-03-13;Rent;-1.234\n', '2024-03-13 -1234.00'],
  ['sign', 'spend_positive', 'Date;Text;Amount\n2024-03-13;Rent;5.00\n', '2024-03-13 -5.00'],
]

for (const [code, choice, text, row] of open) {
  test(`what ${code} leaves open is asked: exit 2, and ${choice} settles it`, async () => {
    const asked = await parse(text)
    const { questions, rows } = parsed.parse(asked.json)
    expect(asked.exit).toBe(2)
    expect(rows).toEqual([])
    expect(questions).toMatchObject([{ code }])
    expect(questions[0]?.choices.map(({ value }) => value)).toContain(choice)
    const { exit, json } = await parse(text, '--answer', `${code}=${choice}`)
    expect(exit).toBe(0)
    expect(parsed.parse(json).rows.map(({ date, amount }) => `${date} ${amount}`)).toEqual([row])
  })
}

test('what is no statement is refused: exit 1', async () => {
  for (const text of ['Dear customer,\nall is well.\n', '', null]) {
    const { exit, json } = await parse(text)
    expect(exit).toBe(1)
    refused.parse(json)
  }
  const { exit, json } = await parseFile(folder, [])
  expect([exit, refused.parse(json).error.code]).toEqual([1, 'file_is_folder'])
})

test('an option nobody knows is told in one plain sentence', () => {
  const wrong =
    (...args: string[]) =>
    () =>
      readArgs(args, { when: 'text', tag: 'text' })
  expect(wrong('--limit', '9')).toThrow(/^Unknown option '--limit'\.$/)
  expect(wrong('--when')).toThrow(/^Option '--when <value>' argument missing\.$/)
  expect(wrong('--when', '--tag')).toThrow(/^Option '--when' argument is ambiguous\.$/)
})
