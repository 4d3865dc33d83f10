/** What people do with rows is what SCALE learns from: a choice is remembered, one taken back is forgotten. */
import type { Tx } from '../../../core/db/db.ts'
import { fromWire } from '../../../core/ids.ts'
import type { FiledRow } from '../../accounts/contract.ts'
import { dropChoices, putChoices } from '../store/choices.ts'
import { allWaitingIds } from '../store/review.ts'
import { markDecided, merchantsOf, putSuggestions } from '../store/suggestions.ts'
import type { Categorizing } from './deps.ts'
import { openFiler } from './filer.ts'

interface Change {
  /** Empty where there were too many to name. */
  transactionIds: readonly string[]
  operationId: string | null
}

const rowsPerStep = 2_000

/** What a change in the ledger teaches, from its event. */
export async function learnFromChange(deps: Categorizing, tx: Tx, change: Change): Promise<void> {
  const { transactionIds, operationId } = change
  if (transactionIds.length > 0) {
    const ids = transactionIds.map((id) => fromWire('txn', id))
    await learnFrom(deps, tx, await deps.filing.rows(tx, ids))
  } else {
    const next = operationId === null ? waiting(deps, tx) : changedBy(deps, tx, fromWire('opr', operationId))
    for await (const rows of next) await learnFrom(deps, tx, rows)
  }
}

/** The rows of an act of a person, in pages. */
async function* changedBy(deps: Categorizing, tx: Tx, operationId: string): AsyncGenerator<FiledRow[]> {
  let after: string | null = null
  do {
    const rows: FiledRow[] = await deps.filing.rowsOfOperation(tx, operationId, { after, limit: rowsPerStep })
    yield rows
    after = rows.length < rowsPerStep ? null : (rows.at(-1)?.id ?? null)
  } while (after !== null)
}

/** The rows that wait for a decision, in pages. */
async function* waiting(deps: Categorizing, tx: Tx): AsyncGenerator<FiledRow[]> {
  let after: string | null = null
  do {
    const ids: string[] = await allWaitingIds(tx, { after, limit: rowsPerStep })
    yield await deps.filing.rows(tx, ids)
    after = ids.length < rowsPerStep ? null : (ids.at(-1) ?? null)
  } while (after !== null)
}

/** Rows whose category, split, link or existence changed: settles what waits for them, and learns from choices. */
export async function learnFrom(deps: Categorizing, tx: Tx, rows: readonly FiledRow[]): Promise<void> {
  if (rows.length === 0) return
  await keepMissing(deps, tx, rows)
  const merchants = await merchantsOf(
    tx,
    rows.map(({ id }) => id),
  )
  const chosen = rows.flatMap((row) => {
    const merchant = merchants.get(row.id)
    if (row.categorySource !== 'person' || row.categoryId === null || row.settled || !merchant) return []
    return [{ transactionId: row.id, categoryId: row.categoryId, ...merchant }]
  })
  await putChoices(tx, chosen)
  const kept = new Set(chosen.map(({ transactionId }) => transactionId))
  await dropChoices(
    tx,
    rows.map(({ id }) => id).filter((id) => !kept.has(id)),
  )
  await markDecided(
    tx,
    rows.map(({ id, settled, categorySource }) => ({
      transactionId: id,
      decided: settled || categorySource === 'person' || categorySource === 'rule',
    })),
  )
}

/** Rows nobody has looked at yet: entered by hand, or recorded before SCALE could read them. */
async function keepMissing(deps: Categorizing, tx: Tx, rows: readonly FiledRow[]): Promise<void> {
  const known = await merchantsOf(
    tx,
    rows.map(({ id }) => id),
  )
  const fresh = rows.filter(({ id }) => !known.has(id))
  if (fresh.length === 0) return
  const filer = await openFiler(deps, tx, fresh.length)
  const suggestions = await filer.suggest(fresh)
  await putSuggestions(
    tx,
    null,
    fresh.flatMap(({ id: transactionId }, at) => {
      const suggestion = suggestions[at]
      // A row a person entered is theirs: it may be suggested for, never filed unasked.
      return suggestion ? [{ transactionId, suggestion: { ...suggestion, filed: false } }] : []
    }),
  )
}
