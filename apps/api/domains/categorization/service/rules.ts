/** The rules of a workspace: a search, and what is done with the rows it finds. */
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { fromWire, newId, toWire } from '../../../core/ids.ts'
import type { z } from 'zod'
import type { NewRule, Rule, RuleActions, RulePatch, RulePreview, RuleRun } from '../schemas.ts'
import { rowsIn, runsOf } from '../store/rule-runs.ts'
import {
  deleteRule,
  findRule,
  insertRule,
  listRules,
  lockRules,
  moveRule,
  type RuleDoes,
  type RuleRecord,
  updateRule,
} from '../store/rules.ts'
import { type CategoryBook, categoryBook } from './categories.ts'
import type { Categorizing } from './deps.ts'

export async function allRules({ filing }: Pick<Categorizing, 'filing'>, tx: Tx): Promise<Rule[]> {
  const today = await readingOf(filing, tx)
  return (await listRules(tx)).map((rule) => ruleToWire(rule, today))
}

export async function createRule(
  deps: Categorizing,
  tx: Tx,
  wanted: z.output<typeof NewRule>,
): Promise<Rule> {
  const actions = await checkedActions(deps, tx, wanted.actions)
  await lockRules(tx)
  const id = newId()
  await insertRule(tx, id, { ...wanted, actions })
  await tell(tx, 'created', id)
  return ruleToWire(await foundRule(tx, id), await readingOf(deps.filing, tx))
}

export async function editRule(
  deps: Categorizing,
  tx: Tx,
  wireId: string,
  edit: { version: number | null; patch: z.output<typeof RulePatch> },
): Promise<Rule> {
  const rule = await lockedRule(tx, wireId, edit.version)
  const { name, condition, actions, enabled, position } = edit.patch
  await updateRule(tx, rule.id, {
    name: name ?? rule.name,
    condition: condition ?? rule.condition,
    actions: actions ? await checkedActions(deps, tx, actions) : rule.actions,
    enabled: enabled ?? rule.enabled,
  })
  if (position !== undefined && position !== rule.position) await moveRule(tx, rule.id, position)
  await tell(tx, 'changed', rule.id)
  return ruleToWire(await foundRule(tx, rule.id), await readingOf(deps.filing, tx))
}

export async function removeRule(tx: Tx, wireId: string, version: number | null): Promise<void> {
  const rule = await lockedRule(tx, wireId, version)
  await deleteRule(tx, rule)
  await tell(tx, 'removed', rule.id)
}

const examplesMax = 5

/** What a condition finds now. */
export async function previewRule({ books }: Categorizing, tx: Tx, condition: string): Promise<RulePreview> {
  const filter = { search: condition }
  const { count } = await books.totals(tx, filter)
  const newest = await books.transactions(tx, { filter, order: 'newest', limit: examplesMax })
  const examples = newest.items.map(({ id, accountId, bookedOn, amount, counterparty, description }) => ({
    id,
    accountId,
    bookedOn,
    amount,
    counterparty,
    description,
  }))
  return { rows: count, examples }
}

export async function ruleRuns(
  { filing }: Pick<Categorizing, 'filing'>,
  tx: Tx,
  wireId: string,
): Promise<RuleRun[]> {
  const undone = new Set(await filing.undoneRules(tx))
  const rule = await foundRule(tx, fromWire('rul', wireId))
  return (await runsOf(tx, rule.id)).map(({ ruleId, importId, operationId, rows, at }) => ({
    ruleId: toWire('rul', ruleId),
    importId: importId === null ? null : toWire('imp', importId),
    operationId: toWire('opr', operationId),
    undone: undone.has(operationId),
    rows,
    at: at.toString(),
  }))
}

export async function foundRule(tx: Tx, id: string): Promise<RuleRecord> {
  const rule = await findRule(tx, id)
  if (!rule) throw new Fault('not_found', { detail: 'There is no such rule here' })
  return rule
}

async function lockedRule(tx: Tx, wireId: string, version: number | null): Promise<RuleRecord> {
  await lockRules(tx)
  const rule = await foundRule(tx, fromWire('rul', wireId))
  if (version !== null && rule.version !== version) throw new Fault('version_conflict')
  return rule
}

async function tell(tx: Tx, what: 'created' | 'changed' | 'removed', id: string): Promise<void> {
  const object = toWire('rul', id)
  await appendEvent(tx, { type: 'categorization.rules_changed', data: { ruleIds: [object] } })
  await appendAudit(tx, { action: `categorization.rule_${what}`, object })
}

/** Actions with ids as UUIDs. Throws where a category or account is not there or not in use. */
async function checkedActions(
  { accounts, filing }: Categorizing,
  tx: Tx,
  { categoryId, title, addTags, split, transferWith }: RuleActions,
): Promise<RuleDoes> {
  const book = await categoryBook(tx, filing)
  const category = (wireId: string, field: string): string => {
    const id = book.inUse(fromWire('cat', wireId, field))
    if (id === null) throw new Fault('not_found', { field, detail: 'There is no such category in use here' })
    return id
  }
  const account =
    transferWith === undefined ? undefined : fromWire('acc', transferWith, 'actions.transferWith')
  if (account !== undefined && !(await accounts.findAccount(tx, { id: account })))
    throw new Fault('not_found', { field: 'actions.transferWith', detail: 'There is no such account here' })
  return {
    ...(categoryId === undefined ? {} : { categoryId: category(categoryId, 'actions.categoryId') }),
    ...(title === undefined ? {} : { title }),
    ...(addTags === undefined ? {} : { addTags: [...new Set(addTags)] }),
    ...(split === undefined
      ? {}
      : {
          split: split.map(({ categoryId: part, percent }, at) => ({
            categoryId: category(part, `actions.split.${at}.categoryId`),
            percent,
          })),
        }),
    ...(account === undefined ? {} : { transferWith: account }),
  }
}

/** What rules are read with: categories as they are today, as rules file by them, and what was taken back of each. */
interface Today {
  book: CategoryBook
  undone: ReadonlyMap<string, number>
}

async function readingOf(filing: Categorizing['filing'], tx: Tx): Promise<Today> {
  return { book: await categoryBook(tx, filing), undone: await rowsIn(tx, await filing.undoneRules(tx)) }
}

function ruleToWire({ actions, lastRunAt, ...rule }: RuleRecord, { book, undone }: Today): Rule {
  const { categoryId, split, transferWith, ...same } = actions
  return {
    ...rule,
    id: toWire('rul', rule.id),
    rows: rule.rows - (undone.get(rule.id) ?? 0),
    actions: {
      ...same,
      ...(categoryId === undefined ? {} : { categoryId: toWire('cat', book.today(categoryId)) }),
      ...(split === undefined
        ? {}
        : {
            split: split.map((part) => ({ ...part, categoryId: toWire('cat', book.today(part.categoryId)) })),
          }),
      ...(transferWith === undefined ? {} : { transferWith: toWire('acc', transferWith) }),
    },
    lastRunAt: lastRunAt?.toString() ?? null,
  }
}
