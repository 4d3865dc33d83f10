import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'

describe.skipIf(browserPath === null)('one hand on the keyboard', () => {
  const product = stage({ sample: true, lookAhead: false })

  test('go to, move, select, categorise, undo, search, palette, privacy', async () => {
    const page = await product.open()
    await page.goto('/')
    await page.getByRole('heading', { name: 'What needs you' }).waitFor()

    await page.keyboard.press('g')
    await page.keyboard.press('t')
    const grid = page.getByRole('grid', { name: 'Transactions' })
    await grid.getByRole('row').nth(5).waitFor()

    const active = () => grid.getAttribute('aria-activedescendant')
    await expect.poll(active).not.toBeNull()
    const start = await active()
    await page.keyboard.press('j')
    await expect.poll(active).not.toBe(start)
    await page.keyboard.press('k')
    await expect.poll(active).toBe(start)

    await page.keyboard.press('x')
    await page.keyboard.press('j')
    await page.keyboard.press('j')
    await page.keyboard.press('Shift+X')
    await page.getByRole('region', { name: 'Selected rows' }).getByText('3 rows').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('region', { name: 'Selected rows' }).waitFor({ state: 'detached' })

    await page.keyboard.press('c')
    await page.getByPlaceholder('Choose a category').fill('Pets')
    await page.keyboard.press('Enter')
    await page.getByText('Row changed').waitFor()
    await page.keyboard.press('z')
    await page.getByText('Undone').waitFor()
    await page.keyboard.press('Control+Shift+z')
    await grid.getByRole('row').nth(3).getByText('Pets').waitFor()
    await page.keyboard.press('Control+z')
    await grid.getByRole('row').nth(3).getByText('Pets').waitFor({ state: 'detached' })

    const account = grid.getByRole('columnheader', { name: 'Account' })
    await page.getByRole('button', { name: 'Columns' }).press('Enter')
    await page.getByRole('menuitemcheckbox', { name: 'Account' }).press('Enter')
    await account.waitFor({ state: 'detached' })
    await page.keyboard.press('Escape')
    await page.reload()
    await grid.getByRole('columnheader', { name: 'Date' }).waitFor()
    expect(await account.count()).toBe(0)

    await page.keyboard.press('/')
    await page.keyboard.type('in:in amount:>50000')
    await page.waitForURL('**q=in**')
    await page.getByText(/rows? match/).waitFor()
    await page.keyboard.press('Escape')

    await page.keyboard.press('p')
    await expect.poll(() => page.locator('html').getAttribute('data-private')).not.toBeNull()
    await page.keyboard.press('p')

    await asksForShortcutsAndPalette(page)
  })
})

async function asksForShortcutsAndPalette(page: Page): Promise<void> {
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('Type a command or search…').waitFor()
  await page.keyboard.type('reports')
  await page.getByRole('option', { name: 'Reports' }).and(page.locator('[data-selected=true]')).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Reports' }).waitFor()
}
