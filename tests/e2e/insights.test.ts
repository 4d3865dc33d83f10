/** What is odd in the sample household: explained with its rows, answered, and opened again. */
import { describe, expect, test } from 'vitest'
import { browserPath, expectAccessible, openSample, settled, stage } from './harness.ts'

const foundMsMax = 60_000
const headline = 'Fibre Broadband costs more'

describe.skipIf(browserPath === null)('insights', () => {
  const product = stage()

  test('a price that rose is told with its rows, is found fine, and comes back', async () => {
    const page = await product.open({ reducedMotion: 'reduce' })
    await openSample(page)
    await page.goto('/insights/')
    const list = page.getByRole('list', { name: 'What is odd' })
    const alert = list.getByRole('listitem').filter({ hasText: headline }).first()
    await alert.waitFor({ timeout: foundMsMax })
    await page.keyboard.press('j')
    await list.locator('[aria-current=true]').waitFor()
    await expectAccessible(page, 'insights')

    await alert.getByRole('button', { name: 'This is fine' }).click()
    await list.getByRole('heading', { name: headline }).waitFor({ state: 'detached' })
    await page.getByLabel('Which insights to show').selectOption('answered')
    await list
      .getByRole('listitem')
      .filter({ hasText: headline })
      .first()
      .getByRole('button', { name: 'Open again' })
      .click()
    await page.getByLabel('Which insights to show').selectOption('open')
    await alert.waitFor()

    await alert.getByRole('list', { name: 'Rows that show it' }).getByRole('link').first().click()
    await page.waitForURL(/\/transactions\/?\?open=txn_/)
    await settled(page)
    expect(product.complaints).toEqual([])
  })
})
