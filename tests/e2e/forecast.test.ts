/** Looking ahead in the sample household: a scenario over the forecast, and a word about a recurring payment. */
import { describe, expect, test } from 'vitest'
import { browserPath, expectAccessible, openSample, settled, stage } from './harness.ts'

const foundMsMax = 60_000

describe.skipIf(browserPath === null)('looking ahead', () => {
  const product = stage()

  test('a recurring payment is renamed and ended, and a scenario moves the forecast', async () => {
    const page = await product.open({ reducedMotion: 'reduce' })
    await openSample(page)
    await page.goto('/recurring/')
    const look = page.getByRole('list', { name: 'Worth a look' })
    await look.getByText('It was due on', { exact: false }).waitFor({ timeout: foundMsMax })

    await page.getByRole('button', { name: 'What to do with Lotus Yoga Studio' }).click()
    await page.getByRole('menuitem', { name: 'Rename' }).press('Enter')
    const rename = page.getByRole('dialog', { name: 'Rename' })
    await rename.getByLabel('Name').fill('Yoga')
    await expectAccessible(page, 'rename')
    await rename.getByRole('button', { name: 'Save' }).click()
    await page.getByText('It is called Yoga now').waitFor()
    await page.getByRole('button', { name: 'What to do with Yoga' }).click()
    await page.getByRole('menuitem', { name: 'It has ended' }).press('Enter')
    await page.getByText('Yoga has ended', { exact: false }).waitFor()
    await page.getByRole('button', { name: 'Show 1' }).click()
    await page.getByRole('list', { name: 'Ended' }).getByText('Yoga', { exact: true }).waitFor()

    await page.goto('/forecast/')
    await page.getByRole('heading', { name: 'All accounts in INR' }).waitFor({ timeout: foundMsMax })
    await page.getByRole('button', { name: 'New scenario' }).click()
    const dialog = page.getByRole('dialog', { name: 'New scenario' })
    await dialog.getByLabel('Name').fill('A new roof')
    await dialog.getByLabel('Amount in INR').fill('2,00,000')
    await expectAccessible(page, 'new scenario')
    await dialog.getByRole('button', { name: 'Keep the scenario' }).click()
    await page.getByText(/With the scenario it is ₹2L less by the end/).waitFor()
    await settled(page)
    await expectAccessible(page, 'forecast with a scenario')
    await page.getByRole('button', { name: 'Show as table' }).first().click()
    await page.getByRole('columnheader', { name: 'With the scenario' }).waitFor()
    await page.getByRole('checkbox', { name: /A new roof/ }).uncheck()
    await page.getByRole('columnheader', { name: 'With the scenario' }).waitFor({ state: 'detached' })
    expect(await page.getByRole('checkbox', { name: /A new roof/ }).count()).toBe(1)

    await page.getByRole('button', { name: 'Show each method' }).click()
    await page.getByText('no share').first().waitFor({ timeout: foundMsMax })
    await expectAccessible(page, 'each method')
    await page.goto('/forecast/?view=model')
    await page.getByRole('heading', { name: 'What forecasts' }).waitFor()
    await settled(page)
    await expectAccessible(page, 'the model')
  })
})
