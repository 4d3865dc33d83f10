import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { expectAccessible, owner, signUp } from './harness.ts'
import { browserPath } from './product.ts'
import { stage } from './stage.ts'
import { totp } from '../../apps/api/core/testing/totp.ts'

describe.skipIf(browserPath === null)('getting in', () => {
  const product = stage()

  test('with a wrong password one learns nothing, with a passkey one is in', async () => {
    const page = await product.open()
    await addAuthenticator(page)
    await page.goto('/welcome/')
    await page.getByRole('heading', { name: 'Welcome to SCALE' }).waitFor()
    await expectAccessible(page, 'welcome')
    await signUp(page)
    await page.goto('/settings/security/')
    await page.getByRole('button', { name: 'Add a passkey' }).click()
    await page.getByText('Passkey added').waitFor()

    await page.getByRole('button', { name: /workspaces, theme and sign out/ }).click()
    await page.getByRole('menuitem', { name: 'Sign out' }).press('Enter')
    await page.getByRole('heading', { name: 'Welcome back' }).waitFor()
    await expectAccessible(page, 'sign-in')

    await page.getByLabel('E-mail').fill(owner.email)
    await page.getByLabel('Password').fill('not the password at all')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByText('do not match').waitFor()

    await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
    await page.getByText('Your ledger starts with a statement').waitFor()
  })

  test('with a second step: the app, then a backup code', async () => {
    const page = await product.open()
    await page.goto('/sign-in/?next=/settings/security/')
    await page.getByLabel('E-mail').fill(owner.email)
    await page.getByLabel('Password').fill(owner.password)
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByLabel('Your password').fill(owner.password)
    await page.getByRole('button', { name: 'Turn on' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Cannot scan?').click()
    const secret = await dialog.getByTestId('totp-secret').innerText()
    await dialog.getByLabel('Code', { exact: true }).fill(totp(secret))
    await dialog.getByRole('button', { name: 'Confirm' }).click()
    await dialog.getByRole('heading', { name: 'Keep these backup codes' }).waitFor()
    const codes = await dialog.getByRole('list').getByRole('listitem').allInnerTexts()
    expect(codes.length).toBeGreaterThanOrEqual(8)
    await dialog.getByRole('button', { name: 'I have kept them' }).click()

    const again = await product.open()
    await again.goto('/sign-in/')
    await again.getByLabel('E-mail').fill(owner.email)
    await again.getByLabel('Password').fill(owner.password)
    await again.getByRole('button', { name: 'Sign in', exact: true }).click()
    await again.getByLabel('Code').fill('000000')
    await again.getByRole('button', { name: 'Sign in', exact: true }).click()
    await again.getByText('That code did not match').waitFor()
    await again.getByRole('button', { name: 'Use a backup code' }).click()
    await again.getByLabel('Backup code').fill(codes[0] ?? '')
    await again.getByRole('button', { name: 'Sign in', exact: true }).click()
    await again.getByText('Your ledger starts with a statement').waitFor()
  })
})

/** A device that signs whatever it is asked to, as one with a fingerprint would. */
async function addAuthenticator(page: Page): Promise<void> {
  const device = await page.context().newCDPSession(page)
  await device.send('WebAuthn.enable')
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
