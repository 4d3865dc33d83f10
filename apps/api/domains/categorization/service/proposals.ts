/** What a person does with a proposed category: take it on, put its rows into one that exists, or dismiss it. */
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import type { Proposal, ProposalAnswer, ProposalAnswered, ProposalList } from '../schemas.ts'
import { closeProposal, lockProposal, openProposals, type ProposalRow } from '../store/proposals.ts'
import type { Categorizing } from './deps.ts'
import { countWaiting } from '../store/waiting.ts'
import { waitingLeast } from './discover.ts'
import { learnFrom } from './learn.ts'
import { rowToWire } from './review.ts'

export async function proposalList(deps: Categorizing, tx: Tx): Promise<ProposalList> {
  return { items: await proposed(deps, tx), waiting: await countWaiting(tx), waitingLeast }
}

async function proposed(deps: Categorizing, tx: Tx): Promise<Proposal[]> {
  const proposals = await openProposals(tx)
  const examples = await deps.filing.rows(
    tx,
    proposals.flatMap(({ exemplarIds }) => exemplarIds),
  )
  const byId = new Map(examples.map((row) => [row.id, row]))
  return proposals.map(({ id, name, kind, parentId, transactionIds, exemplarIds, version }) => ({
    id: toWire('prp', id),
    name,
    kind,
    parentId: parentId === null ? null : toWire('cat', parentId),
    rows: transactionIds.length,
    examples: exemplarIds.flatMap((exemplar) => byId.get(exemplar) ?? []).map(rowToWire),
    version,
  }))
}

export async function answerProposal(
  deps: Categorizing,
  tx: Tx,
  wireId: string,
  answer: ProposalAnswer,
): Promise<ProposalAnswered> {
  const proposal = await lockProposal(tx, fromWire('prp', wireId))
  if (!proposal || !isOpenTo(proposal, answer))
    throw new Fault('not_found', { detail: 'There is no such proposal, or it was answered.' })
  const categoryId = await categoryFor(deps, tx, proposal, answer)
  const filed = categoryId === null ? null : await fileUnder(deps, tx, proposal, categoryId)
  const state = 'accept' in answer ? 'accepted' : 'mergeInto' in answer ? 'merged' : 'dismissed'
  const stored = categoryId === null ? null : fromWire('cat', categoryId)
  await closeProposal(tx, proposal.id, { state, categoryId: stored })
  await appendAudit(tx, {
    action: `categorization.proposal_${state}`,
    object: wireId,
    data: { rows: filed?.changed ?? 0 },
  })
  return { state, categoryId, filed }
}

/** One that was answered takes the same answer again: its rows were put back meanwhile. */
function isOpenTo({ state, categoryId }: ProposalRow, answer: ProposalAnswer): boolean {
  if (state === 'open') return true
  return 'mergeInto' in answer && categoryId !== null && toWire('cat', categoryId) === answer.mergeInto
}

async function categoryFor(
  deps: Categorizing,
  tx: Tx,
  { kind }: ProposalRow,
  answer: ProposalAnswer,
): Promise<string | null> {
  if ('dismiss' in answer) return null
  if ('mergeInto' in answer) return answer.mergeInto
  const { id } = await deps.books.addCategory(tx, { ...answer.accept, kind })
  return id
}

/** The rows that nobody has settled meanwhile. It is the person's choice, and remembered as such. */
async function fileUnder(deps: Categorizing, tx: Tx, { transactionIds }: ProposalRow, categoryId: string) {
  const rows = await deps.filing.rows(tx, transactionIds)
  const open = rows.filter((row) => row.categoryId === null && !row.settled)
  if (open.length === 0) return null
  const ids = open.map(({ id }) => toWire('txn', id))
  const { operationId, changed } = await deps.books.changeInBulk(tx, {
    select: { ids },
    change: { categoryId },
  })
  const filed = await deps.filing.rows(
    tx,
    open.map(({ id }) => id),
  )
  await learnFrom(deps, tx, filed)
  return { operationId, changed }
}
