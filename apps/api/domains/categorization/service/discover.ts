/** Looks among rows that wait for categories nobody has named. It proposes; nothing is made until a person says so. */
import type { Scope, Tx } from '../../../core/db/db.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import type { JobContext } from '../../../core/jobs/jobs.ts'
import type { FiledRow } from '../../accounts/contract.ts'
import { chosenIds } from '../store/choices.ts'
import { dismissedRows, type NewProposal, replaceOpenProposals } from '../store/proposals.ts'
import { waitingIds } from '../store/waiting.ts'
import type { DiscoveryResult } from '../thread/protocol.ts'
import { findNew } from '../thread/work.ts'
import { type CategoryBook, categoryBook } from './categories.ts'
import type { Categorizing } from './deps.ts'
import { openFiler } from './filer.ts'
import { plainRow } from './plain-row.ts'
import { rowsInSteps } from './rows-in-steps.ts'

/** Fewer rows make no category. */
export const waitingLeast = 20
/** Newest first; more would take minutes and show nothing else. */
const waitingMost = 3_000
const knownMost = 3_000
const proposalsMost = 12
const seed = 20260316

export async function discoverCategories(
  deps: Categorizing,
  scope: Scope,
  job: Pick<JobContext, 'signal' | 'progress'>,
): Promise<void> {
  const { waiting, known, labels } = await deps.db.withWorkspace(scope, (tx) => material(deps, tx))
  const found =
    waiting.length < waitingLeast
      ? []
      : await findNew(
          {
            rows: [...waiting, ...known].map((row) => plainRow(row, row.accountId)),
            labels: [...waiting.map(() => null), ...labels],
            seed,
          },
          {
            signal: job.signal,
            onProgress: (share) => {
              job.progress({ done: Math.round(share * 100), total: 100, step: 'discover' }).catch(() => {})
            },
          },
        )
  await deps.db.withWorkspace(scope, async (tx) => {
    const all = await Promise.all(
      oneOfEachName(found).map((proposal) => proposalOf(deps, tx, waiting, proposal)),
    )
    const dismissed = await dismissedRows(tx)
    const proposals = all.filter((proposal) => !isDismissed(proposal, dismissed)).slice(0, proposalsMost)
    await replaceOpenProposals(tx, proposals)
    await appendEvent(tx, { type: 'categorization.proposals_found', data: { count: proposals.length } })
  })
}

const exemplarsMost = 3

/** Groups that would be called the same are one to a person. Largest first. */
function oneOfEachName(found: DiscoveryResult): DiscoveryResult {
  const groups = [...Map.groupBy(found, ({ name }) => name.toLowerCase()).values()]
  const joined = groups.map((group) => ({
    name: group[0]?.name ?? '',
    rows: group.flatMap(({ rows }) => rows),
    // The most typical of each first, then the next of each.
    exemplars: [0, 1, 2]
      .flatMap((place) => group.flatMap(({ exemplars }) => exemplars[place] ?? []))
      .slice(0, exemplarsMost),
  }))
  return joined.toSorted((one, other) => other.rows.length - one.rows.length)
}

/** What a person did not want is not brought again: most of its rows were in it. */
function isDismissed({ transactionIds }: NewProposal, dismissed: ReadonlySet<string>): boolean {
  return transactionIds.filter((id) => dismissed.has(id)).length * 2 > transactionIds.length
}

interface Material {
  waiting: FiledRow[]
  known: FiledRow[]
  labels: string[]
}

async function material(deps: Categorizing, tx: Tx): Promise<Material> {
  const book = await categoryBook(tx, deps.filing)
  const ids = await waitingIds(tx, { after: null, limit: Number.MAX_SAFE_INTEGER })
  const waiting = await rowsInSteps(deps, tx, ids.slice(-waitingMost))
  const chosen = await rowsInSteps(deps, tx, (await chosenIds(tx)).slice(-knownMost))
  const known = chosen.filter(({ categoryId, settled }) => categoryId !== null && !settled)
  return {
    waiting: waiting.filter(({ categoryId, settled }) => categoryId === null && !settled),
    known,
    labels: known.map(({ categoryId }) => book.labelOf(categoryId ?? '')),
  }
}

async function proposalOf(
  deps: Categorizing,
  tx: Tx,
  waiting: readonly FiledRow[],
  found: DiscoveryResult[number],
): Promise<NewProposal> {
  const rowsAt = (places: readonly number[]) => places.flatMap((place) => waiting[place] ?? [])
  const rows = rowsAt(found.rows)
  const book = await categoryBook(tx, deps.filing)
  const incoming = rows.filter(({ amountMinor }) => amountMinor > 0n).length * 2 > rows.length
  return {
    name: found.name,
    kind: incoming ? 'income' : 'expense',
    parentId: await parentOf(deps, tx, { rows, book, kind: incoming ? 'income' : 'expense' }),
    transactionIds: rows.map(({ id }) => id),
    exemplarIds: rowsAt(found.exemplars).map(({ id }) => id),
  }
}

/** Beside the category that most of its rows were nearly filed under. */
async function parentOf(
  deps: Categorizing,
  tx: Tx,
  { rows, book, kind }: { rows: readonly FiledRow[]; book: CategoryBook; kind: string },
): Promise<string | null> {
  const filer = await openFiler(deps, tx, { importId: null, expectedRows: rows.length })
  const suggested = (await filer.suggest(rows)).flatMap(({ categoryId }) => categoryId ?? [])
  const [usual] = [...Map.groupBy(suggested, (id) => id)].toSorted(
    (one, other) => other[1].length - one[1].length,
  )
  const parent = usual ? book.parentOf(usual[0]) : null
  return parent?.kind === kind ? parent.id : null
}
