/** The sample household for whoever needs it: opened once a run, in a browser, by the first to ask, then copied. */
import type { Page } from 'playwright-core'
import { expect, vi } from 'vitest'
import { systemClock } from '../../apps/api/core/clock.ts'
import { openDb } from '../../apps/api/core/db/db.ts'
import { copyOf, newDatabase } from '../../apps/api/core/testing/database.ts'
import { owner, signUp } from './harness.ts'
import { startProduct } from './product.ts'

const restMsMax = 120_000

/** A database with the sample in it, its payments found, its oddities told and its forecasts made. */
export const sampleDatabase = (): Promise<string> => copyOf('sample', openSample)

async function openSample(): Promise<string> {
  const database = await newDatabase()
  const product = await startProduct(database)
  try {
    const complaints: string[] = []
    const page = await product.open(complaints)
    await signUp(page)
    await page.getByRole('button', { name: /sample data/ }).click()
    await page.getByRole('heading', { name: 'What needs you' }).waitFor()
    await rest(database)
    expect(complaints).toEqual([])
  } finally {
    await product.end('SIGTERM')
  }
  return database
}

/** What is done by itself is done, up to the forecasts, which come last; a model is trained only much later. */
async function rest(database: string): Promise<void> {
  const db = await openDb({ url: database, clock: systemClock })
  const rests = async () => {
    const { rows } = await db.withOwner((tx) =>
      tx.query<{ rests: boolean }>(
        `select exists (select from core.events where type = 'forecasting.forecast_changed')
            and not exists (select from core.events where seq is null)
            and not exists (select from jobs.job where state <> 'completed' and queue <> 'forecast_training')
            as rests`,
      ),
    )
    return rows[0]?.rests ?? false
  }
  try {
    await vi.waitUntil(rests, { timeout: restMsMax, interval: 250 })
  } finally {
    await db.close()
  }
}

/** On every page that is opened from now on in this profile, the owner is signed in and looks at the sample. */
export async function signInToSample(page: Page, address: string): Promise<void> {
  const { email, password } = owner
  const headers = { origin: address }
  await page.request.post('/v1/auth/sign-in/email', { data: { email, password }, headers })
  const { items } = (await (await page.request.get('/v1/workspaces')).json()) as {
    items: { id: string; kind: string }[]
  }
  const sample = items.find(({ kind }) => kind === 'sample')?.id
  if (!sample) throw new Error('the sample was not copied')
  await page.addInitScript(`localStorage.setItem('scale.workspace', '${sample}')`)
}
