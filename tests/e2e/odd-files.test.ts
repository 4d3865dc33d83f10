import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { describe, test } from 'vitest'
import { signUp } from './harness.ts'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'

const examples = join(import.meta.dirname, '../../examples')

describe.skipIf(browserPath === null)('files that are not simply read', () => {
  const product = stage()

  test('one that is no statement says so, a locked one opens with its password, a shared sign is asked about', async () => {
    const page = await product.open()
    await signUp(page)
    await bring(page, 'notes.txt', 'milk\nbread\n')
    await page.getByText('This file cannot be read').first().waitFor()
    await page.getByText('Nothing was saved, your ledger is unchanged.').first().waitFor()

    await page.goto('/imports/')
    await page.setInputFiles('input[type=file]', join(examples, 'india-protected.xlsx'))
    await page.getByLabel('Password of the file').fill('asha1990')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Import 7 rows' }).click()
    await page.getByRole('heading', { name: '7 rows are in the ledger' }).waitFor()

    await page.goto('/imports/')
    await bring(
      page,
      'lodge.csv',
      'Date,Description,Amount\n2026-06-13,LODGE,-$45.00\n2026-06-14,LODGE,-$5.00\n',
    )
    await page.getByRole('combobox', { name: /Which currency/ }).selectOption('CAD')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByText('−CA$45.00').waitFor()
    await page.getByRole('button', { name: 'All 3' }).waitFor()
  })
})

function bring(page: Page, name: string, text: string): Promise<void> {
  return page.setInputFiles('input[type=file]', { name, mimeType: 'text/plain', buffer: Buffer.from(text) })
}
