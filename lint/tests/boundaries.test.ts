import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, cpSync, writeFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const planted = mkdtempSync(path.join(tmpdir(), 'scale-lint-'))
afterAll(() => rmSync(planted, { recursive: true, force: true }))

/** One violation a file; the comment after the arrow is the rule that must catch it, `ok` means none may. */
const cases: [file: string, source: string, rule: string][] = [
  ['apps/api/domains/ingestion/service.ts', `import '../accounts/store.ts'`, 'imports'],
  ['apps/api/domains/ingestion/router.ts', `export { a } from '../accounts/service.ts'`, 'imports'],
  ['apps/api/domains/ingestion/lazy.ts', `export const a = () => import('../accounts/index.ts')`, 'imports'],
  ['apps/api/domains/ingestion/jobs.ts', `import '../accounts/contract.ts'`, 'ok'],
  ['apps/api/domains/ingestion/rows.ts', `import '../accounts/contract/books.ts'`, 'ok'],
  ['apps/api/domains/ingestion/tests/ledger.ts', `import '../../accounts/index.ts'`, 'ok'],
  ['apps/api/core/http/server.ts', `import '../../domains/accounts/contract.ts'`, 'imports'],
  ['apps/api/cli/accounts.ts', `import '../domains/accounts/index.ts'`, 'imports'],
  ['apps/api/wiring.ts', `import './domains/accounts/index.ts'`, 'ok'],
  ['apps/api/domains/wiring.ts', `import './accounts/service.ts'`, 'imports'],
  ['apps/api/serve.ts', `import './domains/accounts/index.ts'`, 'imports'],
  ['apps/api/sample/sample.ts', `import '../domains/accounts/store/edits.ts'`, 'imports'],
  ['apps/api/sample/work.ts', `export { a } from '../domains/ingestion/service/imports.ts'`, 'imports'],
  ['apps/api/sample/routes.ts', `export const a = () => import('../domains/accounts/router.ts')`, 'imports'],
  ['apps/api/sample/index.ts', `import '../domains/accounts/contract.ts'`, 'ok'],
  ['apps/api/sample/household.ts', `import '../domains/ingestion/schemas.ts'`, 'ok'],
  ['apps/api/sample/tests/sample.test.ts', `import '../../domains/accounts/service/erase.ts'`, 'ok'],
  ['apps/api/cli/report.ts', `import '../domains/accounts/service/reports.ts'`, 'imports'],
  ['apps/api/cli/import.ts', `import '../domains/ingestion/sandbox/sandbox.ts'`, 'imports'],
  ['apps/api/cli/parse.ts', `import '../domains/ingestion/sandbox/sandbox.ts'`, 'ok'],
  ['boot/start.ts', `import '../apps/api/domains/accounts/service.ts'`, 'imports'],
  ['bench/api/seed.ts', `import '../../apps/api/domains/accounts/store/monthly.ts'`, 'ok'],
  ['packages/money/disk.ts', `import 'node:fs'`, 'imports'],
  ['packages/money/app.ts', `import '../../apps/api/core/ids.ts'`, 'imports'],
  ['packages/money/neighbour.ts', `import '../statements/types.ts'`, 'imports'],
  ['packages/money/tests/disk.test.ts', `import 'node:fs'`, 'ok'],
  ['apps/api/domains/accounts/schemas.ts', `import './service.ts'`, 'imports'],
  ['apps/api/domains/ingestion/schemas.ts', `import 'zod'\nimport '@scale/money'`, 'ok'],
  ['apps/api/domains/ingestion/schemas/lines.ts', `import '../schemas.ts'`, 'ok'],
  ['apps/api/domains/ingestion/schemas/rows.ts', `import '../service.ts'`, 'imports'],
  ['apps/web/app/page.tsx', `import '../../api/domains/accounts/service.ts'`, 'imports'],
  ['apps/web/app/form.tsx', `import '../../api/domains/accounts/schemas.ts'`, 'ok'],
  ['apps/api/domains/accounts/totals.ts', 'export const q = `select sum(x)\n from accounts.rows`', 'sql'],
  ['apps/api/domains/accounts/store.ts', `export const q = 'select 1 from accounts.rows'`, 'ok'],
  ['apps/api/domains/accounts/prose.ts', `export const q = 'Update your balance, or delete it'`, 'ok'],
  [
    'apps/api/domains/accounts/float.ts',
    `export const f = (amount: string) => Number(amount)`,
    'float-money',
  ],
  ['packages/money/float.ts', `export const f = (text: string) => parseFloat(text)`, 'float-money'],
  ['apps/api/core/print.ts', `console.info('row')`, 'print'],
  ['apps/api/cli/print.ts', `console.info('row')`, 'ok'],
]

function lint(): Map<string, string[]> {
  for (const [file, source] of cases) {
    mkdirSync(path.dirname(path.join(planted, file)), { recursive: true })
    writeFileSync(path.join(planted, file), `${source}\n`)
  }
  cpSync(path.join(root, 'lint/boundaries.mjs'), path.join(planted, 'lint/boundaries.mjs'))
  const rules = {
    'scale/imports': 'error',
    'scale/sql': 'error',
    'scale/float-money': 'error',
    'scale/print': 'error',
  }
  const config = { jsPlugins: ['./lint/boundaries.mjs'], categories: { correctness: 'off' }, rules }
  writeFileSync(path.join(planted, '.oxlintrc.json'), JSON.stringify(config))
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint')
  let output: string
  try {
    output = execFileSync(process.execPath, [oxlint, '-f', 'json', '.'], { cwd: planted, encoding: 'utf8' })
  } catch (error) {
    output = (error as { stdout: string }).stdout
  }
  const report = JSON.parse(output) as { diagnostics: { filename: string; code: string }[] }
  const found = new Map<string, string[]>()
  for (const { filename, code } of report.diagnostics) {
    const rule = /^scale\((.+)\)$/.exec(code)?.[1] ?? code
    found.set(filename, [...(found.get(filename) ?? []), rule])
  }
  return found
}

test('the lint rules catch each planted violation of the map, and nothing else', () => {
  const found = lint()
  const actual = cases.map(([file]) => `${file}: ${found.get(file)?.join(' ') ?? 'ok'}`)
  expect(actual).toEqual(cases.map(([file, , rule]) => `${file}: ${rule}`))
})
