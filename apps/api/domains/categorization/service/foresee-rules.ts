/** What the rules would do with rows that are not in the ledger yet: the preview of an import says it before the commit. */
import type { Tx } from '../../../core/db/db.ts'
import type { LedgerRule, RowToCome } from '../../accounts/contract.ts'
import type { Foreseen, RowBeforeRules } from '../contract.ts'
import { listRules } from '../store/rules.ts'
import { categoryBook } from './categories.ts'
import type { Categorizing } from './deps.ts'
import { ledgerRule } from './run-rules.ts'

/** Rules go from the top, and each finds the rows as those above it leave them, as on the day they come. */
export async function foreseeRules(
  { filing }: Pick<Categorizing, 'filing'>,
  tx: Tx,
  rows: readonly RowBeforeRules[],
): Promise<Map<string, Foreseen>> {
  const foreseen = new Map<string, Foreseen>()
  const rules = (await listRules(tx)).filter(({ enabled }) => enabled)
  if (rules.length === 0) return foreseen
  const book = await categoryBook(tx, filing)
  const coming = rows.map((row): RowToCome => ({ ...row, title: null, tags: [], split: false }))
  for (const rule of rules) {
    const found = await filing.wouldFind(tx, rule.condition, coming)
    const does = ledgerRule(rule, [], book)
    for (const row of coming) {
      if (!found.has(row.id)) continue
      const before = foreseen.get(row.id) ?? nothing
      const after = effectOf(does, before)
      if (after === before) continue
      foreseen.set(row.id, { ...after, rules: [...before.rules, { id: rule.id, name: rule.name }] })
      row.title = after.title
      row.tags = after.tags
      row.split = after.splitInto.length > 0
      row.categoryId = row.split ? null : (after.categoryId ?? row.categoryId)
    }
  }
  return foreseen
}

const nothing: Foreseen = {
  rules: [],
  categoryId: null,
  splitInto: [],
  transferWith: null,
  title: null,
  tags: [],
}

/** The very same object where the rule adds nothing to what rules above it do. */
function effectOf(rule: LedgerRule, before: Foreseen): Foreseen {
  const isOpen = before.categoryId === null && before.splitInto.length === 0 && before.transferWith === null
  const place = {
    categoryId: rule.categoryId,
    splitInto: rule.split.map(({ categoryId }) => categoryId),
    transferWith: rule.transferWith,
  }
  const files = rule.categoryId !== null || rule.split.length > 0 || rule.transferWith !== null
  const title = before.title === null ? rule.title : null
  const tags = rule.addTags.filter((tag) => !before.tags.includes(tag))
  if (!(isOpen && files) && title === null && tags.length === 0) return before
  return {
    ...before,
    ...(isOpen ? place : {}),
    title: before.title ?? title,
    tags: [...before.tags, ...tags],
  }
}
