/** Rules at work: on the rows of each import, and on the past where a person asks. */
import type { z } from 'zod'
import type { Scope, Tx } from '../../../core/db/db.ts'
import { toWire } from '../../../core/ids.ts'
import type { JobContext } from '../../../core/jobs/jobs.ts'
import type { LedgerRule, RowsOfRule } from '../../accounts/contract.ts'
import { applyRuleToPast, categorizeQueue } from '../queues.ts'
import type { ImportedRows } from '../contract.ts'
import { type RuleApplied, type RulePast, shareOf, type StartedJob } from '../schemas.ts'
import { insertRun } from '../store/rule-runs.ts'
import { listRules, type RuleRecord } from '../store/rules.ts'
import { endWaiting } from '../store/waiting.ts'
import { type CategoryBook, categoryBook } from './categories.ts'
import type { Categorizing } from './deps.ts'
import { rowToWire } from './review.ts'
import { foundRule } from './rules.ts'

type Running = Pick<Categorizing, 'filing'>

/** Runs every rule that is switched on, from the top, over rows that just came. */
export async function runRules(
  deps: Running,
  tx: Tx,
  { importId, transactionIds }: ImportedRows,
): Promise<void> {
  const rules = (await listRules(tx)).filter(({ enabled }) => enabled)
  if (rules.length === 0) return
  const book = await categoryBook(tx, deps.filing)
  const rows = transactionIds ? { ids: transactionIds } : { importId }
  for (const [at, rule] of rules.entries()) {
    await runRule(deps, tx, ledgerRule(rule, rules.slice(0, at), book), { rows, importId })
  }
}

/** Above this, applying a rule is a job. */
const rowsAtOnce = 5_000

export type Applied = RuleApplied | z.infer<typeof StartedJob>

/** Applies a rule, switched on or not, to every row it finds. */
export async function applyToPast(deps: Categorizing, tx: Tx, ruleId: string): Promise<Applied> {
  const { id, condition } = await foundRule(tx, ruleId)
  const { count } = await deps.books.totals(tx, { search: condition })
  if (count > rowsAtOnce) {
    const jobId = await deps.jobs.enqueue(
      categorizeQueue,
      applyRuleToPast,
      { ruleId: id },
      { scope: tx.scope },
    )
    return { jobId: toWire('job', jobId) }
  }
  const { outcome } = await applyToPage(deps, tx, { ruleId, after: null, limit: rowsAtOnce })
  return {
    operationId: outcome && toWire('opr', outcome.operationId),
    changed: outcome?.rows ?? 0,
  }
}

const examplesMax = 5

/** What applying it would change, by the very conditions by which it is applied. */
export async function previewPast(
  { books, filing }: Categorizing,
  tx: Tx,
  ruleId: string,
): Promise<RulePast> {
  const rule = await foundRule(tx, ruleId)
  const book = await categoryBook(tx, filing)
  const ids = await filing.wouldChange(tx, ledgerRule(rule, rulesAbove(await listRules(tx), rule), book))
  // Ids are in the order in which rows came.
  const newest = await filing.rows(tx, ids.toSorted().slice(-examplesMax))
  const { count } = await books.totals(tx, { search: rule.condition })
  const examples = newest.toSorted((one, other) => (one.bookedOn < other.bookedOn ? 1 : -1)).map(rowToWire)
  return { found: count, rows: ids.length, examples }
}

const rulesAbove = (rules: readonly RuleRecord[], { position }: RuleRecord): RuleRecord[] =>
  rules.filter((other) => other.enabled && other.position < position)

const rowsPerStep = 20_000

/** Each step commits by itself, with a run and an operation of its own. Answers what changed rows. */
export async function applyInSteps(
  deps: Categorizing,
  scope: Scope,
  ruleId: string,
  job: Pick<JobContext, 'signal' | 'progress'>,
): Promise<Outcome[]> {
  let after: string | null = null
  let done = 0
  const outcomes: Outcome[] = []
  do {
    job.signal.throwIfAborted()
    const page = { ruleId, after, limit: rowsPerStep }
    const step: Step = await deps.db.withWorkspace(scope, (tx) => applyToPage(deps, tx, page))
    done += step.looked
    if (step.outcome) outcomes.push(step.outcome)
    after = step.next
    await job.progress({ done, total: null, step: 'apply_rule', ids: { rule: toWire('rul', ruleId) } })
  } while (after !== null)
  return outcomes
}

interface Outcome {
  operationId: string
  rows: number
}

interface Step {
  outcome: Outcome | null
  looked: number
  /** Null where nothing is left. */
  next: string | null
}

async function applyToPage(
  deps: Running,
  tx: Tx,
  { ruleId, after, limit }: { ruleId: string; after: string | null; limit: number },
): Promise<Step> {
  const rule = await foundRule(tx, ruleId)
  const above = rulesAbove(await listRules(tx), rule)
  const ids = await deps.filing.found(tx, rule.condition, { after, limit })
  const book = await categoryBook(tx, deps.filing)
  const outcome = await runRule(deps, tx, ledgerRule(rule, above, book), { rows: { ids }, importId: null })
  return { outcome, looked: ids.length, next: ids.length < limit ? null : (ids.at(-1) ?? null) }
}

async function runRule(
  { filing }: Running,
  tx: Tx,
  rule: LedgerRule,
  { rows, importId }: { rows: RowsOfRule; importId: string | null },
): Promise<Outcome | null> {
  const outcome = await filing.applyRule(tx, rule, rows)
  if (!outcome) return null
  const { operationId, settledIds } = outcome
  await endWaiting(tx, settledIds)
  await insertRun(tx, { ruleId: rule.id, importId, operationId, rows: outcome.rows })
  return outcome
}

/** A category that was merged is the one it was merged into; one that was archived is no longer used. */
export function ledgerRule(
  { id, condition, actions }: RuleRecord,
  above: readonly RuleRecord[],
  book: CategoryBook,
): LedgerRule {
  const split = (actions.split ?? []).flatMap(({ categoryId, percent }) => {
    const today = book.inUse(categoryId)
    return today === null ? [] : [{ categoryId: today, share: shareOf(percent) }]
  })
  return {
    id,
    search: condition,
    categoryId: actions.categoryId === undefined ? null : book.inUse(actions.categoryId),
    title: actions.title ?? null,
    addTags: actions.addTags ?? [],
    split: split.length === actions.split?.length ? split : [],
    transferWith: actions.transferWith ?? null,
    above: above.map((upper) => upper.id),
  }
}
