/** What people do with rows is what SCALE learns from: a choice is remembered, one taken back is forgotten. */
import type { Tx } from '../../../core/db/db.ts'
import { fromWire } from '../../../core/ids.ts'
import type { FiledRow } from '../../accounts/contract.ts'
import { type Choice, dropChoices, putChoices } from '../store/choices.ts'
import { forgetReasons } from '../store/reasons.ts'
import { type WaitingRow, endWaiting, endWaitingFor, waitingIds, waitingRows } from '../store/waiting.ts'
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
    const pages = operationId === null ? waiting(deps, tx) : changedBy(deps, tx, fromWire('opr', operationId))
    for await (const rows of pages) await learnFrom(deps, tx, rows)
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
    const ids: string[] = await waitingIds(tx, { after, limit: rowsPerStep })
    yield await deps.filing.rows(tx, ids)
    after = ids.length < rowsPerStep ? null : (ids.at(-1) ?? null)
  } while (after !== null)
}

/** Rows whose category, split, link or existence changed: choices are remembered, open rows wait, all others no longer do. */
export async function learnFrom(deps: Categorizing, tx: Tx, rows: readonly FiledRow[]): Promise<void> {
  if (rows.length === 0) return
  // First, so that what is taken back speaks for nothing any more: least of all for the row itself.
  await dropChoices(
    tx,
    rows.filter((row) => !isChosen(row)).map(({ id }) => id),
  )
  const filer = await openFiler(deps, tx, { importId: null, expectedRows: rows.length })
  // What a rule or a model filed teaches nothing and waits for nobody, so it need not be read.
  const telling = rows.filter(
    ({ categoryId, categorySource }) => categoryId === null || categorySource === 'person',
  )
  const suggestions = await filer.suggest(telling)
  const looked = telling.flatMap((row, at) => {
    const suggestion = suggestions[at]
    return suggestion ? [{ row, suggestion }] : []
  })
  const open = looked.filter(({ row }) => row.categoryId === null && !row.settled)
  const { ids: reasonIds, kept } = filer.keep(open.map(({ suggestion }) => suggestion))
  await kept
  await filer.ask(open.map(({ row }, at) => ({ transactionId: row.id, reasonId: reasonIds[at] ?? '' })))
  const openIds = new Set(open.map(({ row }) => row.id))
  await endWaiting(
    tx,
    rows.map(({ id }) => id).filter((id) => !openIds.has(id)),
  )
  const chosen = looked.flatMap(({ row, suggestion: { merchant, incoming } }): Choice[] =>
    isChosen(row) ? [{ transactionId: row.id, categoryId: row.categoryId, merchant, incoming }] : [],
  )
  await putChoices(tx, chosen)
}

function isChosen(row: FiledRow): row is FiledRow & { categoryId: string } {
  return row.categorySource === 'person' && row.categoryId !== null && !row.settled
}

/**
 * An import's rows left the ledger: nothing of them waits. Its reasons go too, unless it was committed again before this
 * was heard.
 */
export async function forgetWithdrawn(deps: Categorizing, tx: Tx, importId: string): Promise<void> {
  let after: string | null = null
  do {
    const rows: WaitingRow[] = await waitingRows(tx, { after, limit: rowsPerStep })
    const ids = rows.map(({ transactionId }) => transactionId)
    const there = new Set((await deps.filing.rows(tx, ids)).map(({ id }) => id))
    await endWaitingFor(
      tx,
      rows.filter(({ transactionId }) => !there.has(transactionId)),
    )
    after = rows.length < rowsPerStep ? null : (ids.at(-1) ?? null)
  } while (after !== null)
  const { count } = await deps.books.totals(tx, { importId })
  if (count === 0) await forgetReasons(tx, fromWire('imp', importId))
}
