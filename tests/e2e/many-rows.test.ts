import { describe, expect, test } from 'vitest'
import { sendFile, signUp } from './harness.ts'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'

const rowCount = 20_000

/** One row an hour from the first of January 2024, numbered, oldest first. */
function statement(): string {
  const start = Temporal.PlainDateTime.from('2024-01-01T00:00')
  const lines = Array.from({ length: rowCount }, (_, at) => {
    const day = start.add({ hours: at }).toPlainDate().toString()
    return `${day},Payment number ${at + 1},-${1 + (at % 97)}.50`
  })
  return `Date,Description,Amount\n${lines.join('\n')}\n`
}

describe.skipIf(browserPath === null)('a table of very many rows', () => {
  const product = stage({ lookAhead: false })

  test('is walked to its end and back by keys, and only what is seen is drawn', async () => {
    const page = await product.open()
    await signUp(page)
    const id = await sendFile(page, 'years.csv', Buffer.from(statement()))
    await page.goto(`/import/?id=${id}`)
    await page.getByRole('button', { name: /^Import 20,000 rows$|^Import 20000 rows$/ }).click()
    await page.getByRole('link', { name: 'See the rows' }).click()
    const grid = page.getByRole('grid', { name: 'Transactions' })
    await expect.poll(() => grid.getAttribute('aria-rowcount')).toBe(String(rowCount + 1))

    const drawn = () => grid.getByRole('row').count()
    const oldest = grid.locator(`[aria-rowindex="${rowCount + 1}"]`)
    const until = Date.now() + 60_000
    while ((await oldest.count()) === 0 && Date.now() < until) {
      await page.keyboard.press('End')
      await page.waitForTimeout(20)
    }
    await oldest.getByText('Payment number 1', { exact: true }).waitFor()
    expect(await drawn()).toBeLessThan(80)

    const active = () =>
      page.evaluate<string | null>(`document
        .getElementById(document.querySelector('[role=grid]').getAttribute('aria-activedescendant'))
        ?.getAttribute('aria-rowindex')`)
    await expect.poll(active).toBe(String(rowCount + 1))
    await page.keyboard.press('k')
    await expect.poll(active).toBe(String(rowCount))
    await page.keyboard.press('Home')
    await expect.poll(active).toBe('2')
    await grid.getByText(`Payment number ${rowCount}`, { exact: true }).waitFor()
    expect(await drawn()).toBeLessThan(80)
  })
})
