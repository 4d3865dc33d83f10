/** The main job, as a person does it in a browser: from an empty installation to a ledger, and back again. */
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import words from '../../apps/web/i18n/en.json' with { type: 'json' }
import { type RunningScale, root, startScale, throwAwayFolder } from '../scale.ts'
import { barriers, openBrowser, settled, sidewaysScroll, type Visitor, visit } from './browser.ts'

const data = await throwAwayFolder()
let scale: RunningScale
let browser: Browser
let owner: Visitor
const person = { name: 'Asha Rao', email: 'asha@example.com', password: 'quiet river lamp 44' }
const example = (file: string) => path.join(root, 'examples', file)

beforeAll(async () => {
  scale = await startScale({ dataDir: data.path })
  browser = await openBrowser()
  owner = await visit(browser, scale.address)
})
afterAll(async () => {
  await browser?.close()
  await scale?.stop()
  await data.remove()
})

const button = (name: string | RegExp) => owner.page.getByRole('button', { name })

async function drop(file: string): Promise<void> {
  await owner.page.goto('/imports/')
  await owner.page.getByTestId('statement-file').setInputFiles(example(file))
  await owner.page.waitForURL(/\/import\/?\?id=imp_/)
}

test('the first page makes the owner', async () => {
  const { page } = owner
  await page.goto('/')
  await page.waitForURL(/\/welcome/)
  expect(await barriers(page)).toEqual([])
  await page.getByLabel(words.session.name).fill(person.name)
  await page.getByLabel(words.session.email).fill(person.email)
  await page.getByLabel(words.session.password).fill(person.password)
  await button(words.session.owner.submit).click()
  await page.getByRole('heading', { name: words.session.habits.title }).waitFor()
  await button(words.session.continue).click()
  await page.getByRole('heading', { name: words.session.start.title }).waitFor()
  expect(await barriers(page)).toEqual([])
  await button(words.session.start.later).click()
  await page.getByRole('navigation', { name: words.shell.nav }).first().waitFor()
})

test('a statement is shown, row by row and proved, before anything is written', async () => {
  await drop('netherlands-mt940.sta')
  await button(/Import 5 rows/).waitFor()
  await owner.page.getByText(words.imports.proof.yes).first().waitFor()
  expect(await barriers(owner.page)).toEqual([])
})

test('commit puts the rows into the ledger', async () => {
  await button(/Import 5 rows/).click()
  await owner.page.getByText('5 rows are in the ledger').waitFor()
  await owner.page.getByRole('link', { name: words.imports.seeRows }).click()
  await owner.page
    .getByText(/Woonstichting De Kade/i)
    .first()
    .waitFor()
})

test('the same file again brings nothing', async () => {
  await drop('netherlands-mt940.sta')
  await owner.page.getByText(words.imports.sameFile.title).waitFor()
  await button(/Nothing to import/).waitFor()
  expect(await button(/Nothing to import/).isDisabled()).toBe(true)
})

test('a file that cannot be read says so, and nothing is lost', async () => {
  await owner.page.goto('/imports/')
  const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('milk\nbread\n') }
  await owner.page.getByTestId('statement-file').setInputFiles(notes)
  await owner.page.getByText(words.imports.rejected.title).first().waitFor()
  await owner.page.getByText(words.imports.rejected.meaning).first().waitFor()
})

test('a locked workbook asks for its password and opens with it', async () => {
  await drop('india-protected.xlsx')
  await owner.page.getByLabel(words.imports.password.label).fill('asha1990')
  await button(words.imports.continue).click()
  await button(/Import 7 rows/).click()
  await owner.page.getByText('7 rows are in the ledger').waitFor()
})

const screens = ['/', '/transactions/', '/accounts/', '/imports/', '/categories/', '/reports/']
const rooms = ['', 'appearance/', 'security/', 'workspace/', 'members/', 'data/'].map(
  (room) => `/settings/${room}`,
)

/** Between the themes only the colours differ, so the second one is looked at for contrast alone. */
const themes = [
  { colorScheme: 'light', only: undefined },
  { colorScheme: 'dark', only: 'color-contrast' },
] as const
test.each(themes)('every screen is accessible in the $colorScheme theme', async ({ colorScheme, only }) => {
  const { page } = owner
  await page.emulateMedia({ colorScheme })
  const found: string[] = []
  for (const screen of [...screens, ...rooms]) {
    await page.goto(screen)
    await settled(page)
    found.push(...(await barriers(page, only)))
  }
  expect(found).toEqual([])
})

test('every screen fits a phone', async () => {
  const storageState = await owner.context.storageState()
  const phone = await visit(browser, scale.address, {
    storageState,
    viewport: { width: 375, height: 740 },
    hasTouch: true,
  })
  const tooWide: string[] = []
  for (const screen of [...screens, ...rooms]) {
    await phone.page.goto(screen)
    await settled(phone.page)
    const over = await sidewaysScroll(phone.page)
    if (over > 0) tooWide.push(`${screen} by ${over} px`)
  }
  expect(tooWide).toEqual([])
  expect(phone.mishaps).toEqual([])
  await phone.context.close()
})

test('an import can be undone, and the ledger is as it was', async () => {
  const { page } = owner
  await page.goto('/imports/')
  await page
    .getByRole('link', { name: /netherlands-mt940/ })
    .last()
    .click()
  await button(words.imports.undoImport).click()
  await page.getByText(words.imports.done.undone).waitFor()
  await page.goto('/transactions/')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await expect.poll(() => page.getByText(/Woonstichting De Kade/i).count()).toBe(0)
})

test('nothing went wrong in the page on the way', () => {
  expect(owner.mishaps).toEqual([])
})
