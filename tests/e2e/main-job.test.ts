import { join } from 'node:path'
import type { BrowserContextOptions } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { signUp } from './harness.ts'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'

const examples = join(import.meta.dirname, '../../examples')

describe.skipIf(browserPath === null)('the main job', () => {
  const product = stage()
  let signedIn: BrowserContextOptions = {}

  test('from nothing to a report: sign up, import, look, edit, undo, report', async () => {
    const page = await product.open()
    await signUp(page)

    await page.setInputFiles('input[type=file]', join(examples, 'germany-girokonto.csv'))
    await page.waitForURL('**/import/**')
    await page.getByText('Reconciled to the last cent').waitFor()
    const commit = page.getByRole('button', { name: /^Import \d+ rows$/ })
    const rows = Number(/\d+/.exec(await commit.innerText())?.[0])
    expect(rows).toBeGreaterThan(0)
    await commit.click()
    await page.getByRole('heading', { name: `${rows} rows are in the ledger` }).waitFor()

    await page.getByRole('link', { name: 'See the rows' }).click()
    const grid = page.getByRole('grid', { name: 'Transactions' })
    await grid.waitFor()
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(rows + 1))

    const first = grid.getByRole('row').nth(1)
    const before = await first.innerText()
    await page.keyboard.press('e')
    await page.keyboard.type('The first of them')
    await page.keyboard.press('Enter')
    await first.getByText('The first of them').waitFor()
    await page.getByText('Row changed').waitFor()
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByText('Undone').waitFor()
    await expect.poll(() => first.innerText()).toBe(before)

    await page.goto('/imports/')
    await page.getByText('Imported', { exact: true }).waitFor()
    await page.goto('/reports/?from=2026-06-01&to=2026-06-30')
    await page.getByText(/came in and/).waitFor()
    expect(await page.getByRole('region', { name: 'Income, EUR' }).innerText()).toContain('€')
    signedIn = { storageState: await page.context().storageState() }
  })

  test('the same file again adds nothing and says so', async () => {
    const page = await product.open()
    await page.goto('/sign-in/')
    await page.getByLabel('E-mail').fill('asha@example.com')
    await page.getByLabel('Password').fill('marble kettle orchard dune')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('heading', { name: 'What needs you' }).waitFor()
    await page.goto('/imports/')
    await page.setInputFiles('input[type=file]', join(examples, 'germany-girokonto.csv'))
    await page.getByText('This very file is in the ledger already').waitFor()
    expect(await page.getByRole('button', { name: 'Nothing to import' }).isDisabled()).toBe(true)
  })

  test('an import that was undone leaves nothing behind', async () => {
    const page = await product.open(signedIn)
    await page.goto('/imports/')
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await page.getByText('Undone', { exact: true }).waitFor()
    await page.goto('/transactions/')
    await page.getByText('Here every row will stand').waitFor()
  })
})
