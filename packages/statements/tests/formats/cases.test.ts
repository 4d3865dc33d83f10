import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseStatement } from '../../read.ts'
import { lineFault, render } from './render.ts'

// One small statement of each dialect, written by us; `UPDATE=1 vitest run …` rewrites what is expected, the diff is the review.
const folder = new URL('../cases/formats/', import.meta.url)
const files = readdirSync(folder).filter((name) => !name.endsWith('.expected'))

test.each(files)('%s', async (name) => {
  const statement = await parseStatement(new Uint8Array(readFileSync(new URL(name, folder))), {
    fileName: name,
  })
  const rendered = render(statement)
  const expectation = new URL(`${name}.expected`, folder)
  if (process.env['UPDATE'] === '1' || !existsSync(expectation)) writeFileSync(expectation, rendered)
  expect(rendered).toBe(readFileSync(expectation, 'utf8'))
  if (statement.questions.length === 0) expect(lineFault(statement)).toBeNull()
})
