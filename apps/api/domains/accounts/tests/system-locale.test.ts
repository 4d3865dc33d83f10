import { expect, test } from 'vitest'
import { testDb } from '../../../core/testing/index.ts'
import { moneyHabitsOf } from '../service/system-locale.ts'
import { ensureLocalWorkspace } from '../service/workspaces.ts'
import { getWorkspace } from '../store/workspaces.ts'

test.each([
  [{ LANG: 'de_CH.UTF-8' }, { locale: 'de-CH', currency: 'CHF', numberStyle: 'apostrophe_dot' }],
  [{ LANG: 'en_US' }, { locale: 'en-US', currency: 'USD', numberStyle: 'comma_dot' }],
  [
    { LANG: 'en_US.UTF-8', LC_MONETARY: 'en_IN' },
    { locale: 'en-IN', currency: 'INR', numberStyle: 'lakh' },
  ],
  [
    { LANG: 'en_US.UTF-8', LC_ALL: 'de_DE@euro' },
    { locale: 'de-DE', currency: 'EUR', numberStyle: 'dot_comma' },
  ],
  [{ LC_ALL: 'C.UTF-8', LANG: 'en_US.UTF-8' }, null],
  [{ LANG: 'POSIX' }, null],
  [{ LANG: 'fr_TD.UTF-8' }, null],
  [{}, null],
])('%o is %o', (env, habits) => {
  expect(moneyHabitsOf(env)).toEqual(habits)
})

test('the first workspace of a folder has the money of the system it is on; it stays as it is', async () => {
  const { db } = await testDb()
  const scope = await ensureLocalWorkspace(db, { LANG: 'en_GB.UTF-8' })
  expect(await ensureLocalWorkspace(db, { LANG: 'en_US.UTF-8' })).toEqual(scope)
  const made = await db.withWorkspace(scope, (tx) => getWorkspace(tx))
  expect(made).toMatchObject({ currency: 'GBP', locale: 'en-GB', numberStyle: 'comma_dot' })
})
