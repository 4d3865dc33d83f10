import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../core/ids.ts'
import { testDb } from '../../../core/testing/index.ts'
import { allAccounts } from '../service/accounts.ts'
import { csvCell, exportCsv, exportJson } from '../service/export-text.ts'
import { exportHledger, journalName } from '../service/hledger.ts'
import { ledger } from '../service/ledger.ts'
import { sampleWorkspace } from './sample.ts'
import { fromWire } from '../../../core/ids.ts'
import { bankRow, newWorkspace, openAccount } from './household.ts'

const { db } = await testDb()

const owner = { id: newId(), name: 'Asha', email: 'asha@example.org' }
const sample = await db.withUser(owner.id, (tx) => sampleWorkspace(tx, owner))
const scope = { workspaceId: fromWire('wsp', sample.id), userId: owner.id }

async function textOf(chunks: AsyncIterable<string>): Promise<string> {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+49 171', "'+49 171"],
  ['-100.00', '-100.00'],
  ['@sum', "'@sum"],
  ['\tx', "'\tx"],
  ['a,b', '"a,b"'],
  ['plain', 'plain'],
])('the CSV cell of %j is %j', (text, cell) => expect(csvCell(text)).toBe(cell))

test('a CSV cell read back is the text, or the text behind an apostrophe, and never a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\0",;\'aé1. ') }), (text) => {
      const cell = csvCell(text)
      const read = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell
      expect([text, `'${text}`]).toContain(read)
      if (!/^[-+]?\d+(\.\d+)?$/.test(read)) expect(read).not.toMatch(/^[=+\-@\t\r\0]/)
    }),
  )
})

test('CSV and JSON hold every row once', async () => {
  await db.withWorkspace(
    scope,
    async (tx) => {
      const { rows } = await tx.query<{ count: number; parts: number }>(
        `select count(*)::integer as count, (select count(*)::integer from accounts.splits) as parts
         from accounts.transactions where deleted_at is null`,
      )
      const counted = rows[0] ?? { count: 0, parts: 0 }
      const items: { id: string }[] = JSON.parse(await textOf(exportJson(tx, {})))
      expect(items).toHaveLength(counted.count)
      const lines = (await textOf(exportCsv(tx, {}))).trim().split('\r\n')
      // One split row stands there as its two parts.
      expect(lines).toHaveLength(1 + counted.count + 1)
      expect(lines[0]).toContain('date,value_date,account')
      const ids = lines.slice(1).map((line) => line.slice(line.lastIndexOf(',') + 1))
      expect(new Set(ids)).toEqual(new Set(items.map(({ id }) => id)))
    },
    'snapshot',
  )
})

const hledger = spawnSync('hledger', ['--version']).status === 0

test.skipIf(!hledger)('hledger accepts the journal and finds the same balances (needs hledger)', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'scale-hledger-'))
  const file = join(folder, 'scale.journal')
  const accounts = await db.withWorkspace(
    scope,
    async (tx) => {
      writeFileSync(file, await textOf(exportHledger(tx, {})))
      return allAccounts(tx, undefined)
    },
    'snapshot',
  )
  execFileSync('hledger', ['check', '-f', file])
  // The account names are all declared, too.
  execFileSync('hledger', ['check', 'accounts', '-f', file])
  const csv = execFileSync('hledger', [
    'balance',
    '-f',
    file,
    '--flat',
    '--no-total',
    '-O',
    'csv',
    'assets',
    'liabilities',
  ])
  const balances = new Map(
    csv
      .toString()
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('","').map((cell) => cell.replaceAll('"', '')))
      .map(([name = '', balance = '']) => [name.split(':').at(-1), balance]),
  )
  for (const account of accounts) {
    expect(balances.get(account.name)).toBe(`${account.balance.amount} ${account.currency}`)
  }
  const total = execFileSync('hledger', ['balance', '-f', file, '-O', 'csv', '--depth', '1']).toString()
  expect(total.trim().split('\n').at(-1)).toBe('"total","0"')
})

test.skipIf(!hledger)('no narration and no name can break the journal (needs hledger)', async () => {
  const hostile = [
    '; comment',
    '(code) x',
    '! pending',
    '* cleared',
    '2026-01-01 another',
    'a\n2026-01-02 b',
    '  two  spaces',
    '=expr',
    '|note',
    '"',
    '~ monthly',
    'é😀',
  ]
  const other = await newWorkspace(db)
  const file = join(mkdtempSync(join(tmpdir(), 'scale-hledger-')), 'hostile.journal')
  await db.withWorkspace(other, async (tx) => {
    for (const name of [...hostile, 'same', 'same']) {
      const account = await openAccount(tx, name, { openingMinor: 5n })
      await ledger.recordTransactions(
        tx,
        account.id,
        newId(),
        hostile.map((description) => bankRow({ description })),
      )
    }
  })
  await db.withWorkspace(other, async (tx) => writeFileSync(file, await textOf(exportHledger(tx, {}))))
  execFileSync('hledger', ['check', '-f', file])
  const count = execFileSync('hledger', ['stats', '-f', file]).toString()
  const accounts = hostile.length + 2
  expect(count).toMatch(new RegExp(`(Transactions|Txns) +: ${accounts * hostile.length + accounts} `))
})

test('a journal name is never empty and keeps no colon', () => {
  expect(journalName(' a: b;  c ')).toBe('a b c')
  expect(journalName('::')).toBe('unnamed')
})
