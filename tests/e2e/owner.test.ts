import type { BrowserContextOptions, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { signUp } from './harness.ts'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'

const guest = { name: 'Ravi Menon', email: 'ravi@example.com', password: 'copper window lantern field' }
const leaving = { name: 'Lena Vogt', email: 'lena@example.com', password: 'paper boat on the river' }

describe.skipIf(browserPath === null)('what an owner decides', () => {
  const product = stage()
  let signedIn: BrowserContextOptions = {}

  test('who comes in and what they may do', async () => {
    const page = await product.open()
    await signUp(page)
    const other = await product.open()
    await invite(page, other, guest)
    await other.goto('/transactions/')
    await other.getByRole('button', { name: 'Add', exact: true }).waitFor()

    await page.reload()
    await page.getByLabel(`Role of ${guest.name}`).selectOption('viewer')
    await page.getByText('Members changed').waitFor()
    await other.reload()
    await other.getByText('Here every row will stand').waitFor()
    expect(await other.getByRole('button', { name: 'Add', exact: true }).count()).toBe(0)

    await page.getByRole('button', { name: `Remove ${guest.name}` }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText(guest.email).waitFor({ state: 'detached' })
    await other.goto('/')
    await other.getByRole('heading', { name: 'How do you count?' }).waitFor()
    signedIn = { storageState: await page.context().storageState() }
  })

  test('a guest leaves by themselves, and takes their sign-in along', async () => {
    const page = await product.open(signedIn)
    const other = await product.open()
    await invite(page, other, leaving)

    await leaveForGood(other)
    await page.reload()
    await page.getByText(leaving.email).waitFor({ state: 'detached' })
  })

  test('which programs may look: a key opens until it is removed', async () => {
    const page = await product.open(signedIn)
    await page.goto('/settings/security/')
    await page.getByRole('button', { name: 'Add a key' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name').fill('Budget sheet')
    await dialog.getByRole('button', { name: 'Create key' }).click()
    const secret = await dialog.locator('code').innerText()
    await dialog.getByRole('button', { name: 'I have kept it' }).click()
    const knock = async () => {
      const answer = await fetch(`${product.address}/v1/accounts`, { headers: { 'x-api-key': secret } })
      return answer.status
    }
    expect(await knock()).toBe(200)
    await page.getByRole('button', { name: 'Remove the key Budget sheet' }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
    await page.getByText('Key removed').waitFor()
    expect(await knock()).toBe(401)
  })

  test('where the data go: an archive comes back as an equal workspace, and that one is erased', async () => {
    await archiveRestoreErase(await product.open(signedIn))
  })
})

async function invite(page: Page, other: Page, person: typeof guest): Promise<void> {
  await page.goto('/settings/members/')
  await page.getByLabel('E-mail').fill(person.email)
  await page.getByRole('button', { name: 'Create invitation' }).click()
  await other.goto(await page.getByText('/welcome/?invitation=').innerText())
  await other.getByLabel('Your name').fill(person.name)
  await other.getByLabel('E-mail').fill(person.email)
  await other.getByLabel('Password').fill(person.password)
  await other.getByRole('button', { name: 'Create sign-in' }).click()
  await other.getByText('Your ledger starts with a statement').waitFor()
}

async function leaveForGood(other: Page): Promise<void> {
  await other.goto('/settings/')
  await other.getByRole('heading', { name: 'Delete my sign-in' }).waitFor()
  await other.getByRole('link', { name: 'Leave this workspace' }).click()
  await other.getByRole('button', { name: 'Leave' }).click()
  await other.getByRole('dialog').getByRole('button', { name: 'Leave' }).click()
  await other.getByRole('heading', { name: 'How do you count?' }).waitFor()

  await other.getByText('Delete my sign-in instead').click()
  const forGood = other.getByRole('button', { name: 'Delete for good' })
  expect(await forGood.isDisabled()).toBe(true)
  await other.getByLabel(`Type “${leaving.email}” to confirm`).fill(leaving.email)
  await forGood.click()
  await other.waitForURL((address) => address.pathname === '/sign-in/')
  await other.getByLabel('E-mail').fill(leaving.email)
  await other.getByLabel('Password').fill(leaving.password)
  await other.getByRole('button', { name: 'Sign in', exact: true }).click()
  await other.getByText('That e-mail and password do not match').waitFor()
}

async function archiveRestoreErase(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('button', { name: /workspaces, theme and sign out/ }).click()
  await page.getByRole('menuitem', { name: 'Open the sample workspace' }).press('Enter')
  await page.getByRole('heading', { name: 'What needs you' }).waitFor()
  await page.goto('/transactions/')
  const rows = page.getByText(/^[\d,]+ rows$/)
  const before = await rows.innerText()
  const workspaces = () =>
    page.evaluate<number>("fetch('/v1/me').then((me) => me.json()).then((me) => me.workspaces.length)")
  const workspacesBefore = await workspaces()
  await page.getByRole('button', { name: 'Export' }).click()
  const workbook = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: /^Excel workbook/ }).press('Enter')
  expect((await workbook).suggestedFilename()).toBe('transactions.xlsx')

  await page.goto('/settings/data/')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download archive' }).click()
  await page.setInputFiles('input[type=file]', await (await download).path())
  await page.waitForURL((address) => address.pathname === '/')
  await page.getByRole('heading', { name: 'What needs you' }).waitFor()
  await page.goto('/transactions/')
  await expect.poll(() => rows.innerText()).toBe(before)
  expect(await workspaces()).toBe(workspacesBefore + 1)

  await page.goto('/settings/data/')
  const button = page.getByRole('button', { name: 'Erase for good' })
  const name = (await page.getByRole('heading', { name: /^Erase / }).innerText()).replace('Erase ', '')
  expect(await button.isDisabled()).toBe(true)
  await page.getByLabel(/to confirm$/).fill(`erase ${name}`)
  await button.click()
  await page.waitForURL((address) => address.pathname === '/')
  expect(await workspaces()).toBe(workspacesBefore)
}
