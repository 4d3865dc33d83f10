import { join } from 'node:path'
import { describe, test } from 'vitest'
import { browserPath, signUp, stage } from './harness.ts'

const examples = join(import.meta.dirname, '../../examples')

describe.skipIf(browserPath === null)('files that are not simply read', () => {
  const product = stage()

  test('one that is no statement says so, a locked one opens with its password', async () => {
    const page = await product.open()
    await signUp(page)
    const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('milk\nbread\n') }
    await page.setInputFiles('input[type=file]', notes)
    await page.getByText('This file cannot be read').first().waitFor()
    await page.getByText('Nothing was saved, your ledger is unchanged.').first().waitFor()

    await page.goto('/imports/')
    await page.setInputFiles('input[type=file]', join(examples, 'india-protected.xlsx'))
    await page.getByLabel('Password of the file').fill('asha1990')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('button', { name: 'Import 7 rows' }).click()
    await page.getByRole('heading', { name: '7 rows are in the ledger' }).waitFor()
  })
})
