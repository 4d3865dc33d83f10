import type { Scope, Tx } from '../../../core/db/db.ts'
import type { Payment } from '../../accounts/contract.ts'
import type { Forecasting } from './deps.ts'

/** A yearly payment shows itself at its third coming; who pays more often than this is no household. */
const [yearsBack, rowsMax, pageRows] = [3, 60_000, 3_000]

/**
 * The payments of the last years, newest first. Each page has a transaction of its own: a row that comes in between is
 * seen by the look it asks for.
 */
export async function* paymentPages(
  { db, payments }: Pick<Forecasting, 'db' | 'payments'>,
  scope: Scope,
): AsyncGenerator<Payment[]> {
  let after: Payment | null = null
  for (let rows = 0; rows < rowsMax; rows += pageRows) {
    const page: Payment[] = await db.withWorkspace(
      scope,
      (tx) => payments.page(tx, { from: firstDay(tx), after, limit: pageRows }),
      'read',
    )
    yield page
    after = page.at(-1) ?? null
    if (page.length < pageRows) return
  }
}

const firstDay = (tx: Tx): string =>
  tx.now().toZonedDateTimeISO('UTC').toPlainDate().subtract({ years: yearsBack }).toString()
