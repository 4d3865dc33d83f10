/** Accounts and categories by name, as subjects of series. */
import type { Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import type { Subject } from '../schemas.ts'
import type { SeriesKey } from '../store/forecasts.ts'
import type { Forecasting } from './deps.ts'

export type NameSubject = (key: Pick<SeriesKey, 'kind' | 'subjectId'>) => Subject

export async function subjectNames({ accounts, filing }: Forecasting, tx: Tx): Promise<NameSubject> {
  const names = new Map<string, string>()
  for (const { id, name } of await accounts.listAccounts(tx)) names.set(id, name)
  for (const { id, name } of await filing.categories(tx)) names.set(id, name)
  return ({ kind, subjectId }) => ({
    kind,
    accountId: kind !== 'category' && subjectId !== null ? toWire('acc', subjectId) : null,
    categoryId: kind === 'category' && subjectId !== null ? toWire('cat', subjectId) : null,
    name: subjectId === null ? null : (names.get(subjectId) ?? null),
  })
}
