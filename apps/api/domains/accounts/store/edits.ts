import type { Tx } from '../../../core/db/db.ts'
import { conditions, type RowFilter } from './filter.ts'
import { mayBeFiledByRule } from './rule-rows.ts'
import { refreshSearch } from './search.ts'
import { Values } from './values.ts'

/** Each field an operation may change: its column, and how its JSON in an operation becomes the column's value again. */
const fields = {
  title: { column: 'title', from: (json: string) => `${json}->>'title'` },
  note: { column: 'note', from: (json: string) => `${json}->>'note'` },
  categoryId: { column: 'category_id', from: (json: string) => `(${json}->>'categoryId')::uuid` },
  categorySource: { column: 'category_source', from: (json: string) => `${json}->>'categorySource'` },
  categoryReasonId: {
    column: 'category_reason_id',
    from: (json: string) => `(${json}->>'categoryReasonId')::uuid`,
  },
  tags: {
    column: 'tags',
    from: (json: string) => `array(select jsonb_array_elements_text(${json}->'tags'))`,
  },
  excluded: { column: 'excluded', from: (json: string) => `(${json}->>'excluded')::boolean` },
  reconciledAt: {
    column: 'reconciled_at',
    from: (json: string) => `(${json}->>'reconciledAt')::timestamptz`,
  },
  deletedAt: { column: 'deleted_at', from: (json: string) => `(${json}->>'deletedAt')::timestamptz` },
  accountId: { column: 'account_id', from: (json: string) => `(${json}->>'accountId')::uuid` },
  bookedOn: { column: 'booked_on', from: (json: string) => `(${json}->>'bookedOn')::date` },
  valueOn: { column: 'value_on', from: (json: string) => `(${json}->>'valueOn')::date` },
  amountMinor: { column: 'amount_minor', from: (json: string) => `(${json}->>'amountMinor')::bigint` },
  currency: { column: 'currency', from: (json: string) => `${json}->>'currency'` },
  description: { column: 'description', from: (json: string) => `${json}->>'description'` },
  counterparty: { column: 'counterparty', from: (json: string) => `${json}->>'counterparty'` },
  reference: { column: 'reference', from: (json: string) => `${json}->>'reference'` },
} as const
export type Field = keyof typeof fields

/** New values by field; `addTags` and `removeTags` work on what each row has. */
export type Change = Partial<Record<Field, unknown>> & {
  addTags?: readonly string[]
  removeTags?: readonly string[]
}

/** Files rows as the contract says. Returns the ids of those that were filed. */
export async function assignCategories(
  tx: Tx,
  assignments: readonly { transactionId: string; categoryId: string; reasonId: string | null }[],
  source: 'rule' | 'model',
): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `update accounts.transactions t set category_id = a.category_id, category_source = $5,
       category_reason_id = a.reason_id, version = t.version + 1
     from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as a(id, category_id, reason_id)
     where t.workspace_id = $1 and t.id = a.id and not t.is_split and t.transfer_id is null
       and t.category_source is distinct from 'person'
     returning t.id`,
    [
      tx.scope.workspaceId,
      assignments.map(({ transactionId }) => transactionId),
      assignments.map(({ categoryId }) => categoryId),
      assignments.map(({ reasonId }) => reasonId),
      source,
    ],
  )
  return rows.map((row) => row.id)
}

export async function countRows(tx: Tx, filter: RowFilter): Promise<number> {
  const values = new Values()
  const where = conditions(values, tx.scope.workspaceId, filter)
  const { rows } = await tx.query<{ count: number }>(
    `select count(*)::integer as count from accounts.transactions t where ${where}`,
    values.list,
  )
  return rows[0]?.count ?? 0
}

/** A rule speaks, not a person: what a person or one of the rules `above` it set stays. Ids of rules are UUIDs. */
export interface ByRule {
  above: readonly string[]
}

/**
 * Changes every row of a filter in one statement and keeps each row's before and after in the operation. Rows that
 * already are as asked stay untouched, and so do rows that `lock` names. Returns the ids that changed.
 */
export async function changeRows(
  tx: Tx,
  wanted: {
    operationId: string
    filter: RowFilter
    change: Change
    lock?: 'reconciled' | 'split'
    byRule?: ByRule
  },
): Promise<string[]> {
  const values = new Values()
  const where = conditions(values, tx.scope.workspaceId, wanted.filter)
  const assignments = assignmentsOf(values, wanted.change, wanted.byRule)
  const edited = wanted.byRule ? '' : `, edited_at = ${values.add(tx.now())}`
  const locks = {
    reconciled: ' and t.reconciled_at is null',
    split: ' and not t.is_split and t.transfer_id is null',
  }
  const lock = wanted.lock ? locks[wanted.lock] : ''
  const names = assignments.map(({ field }) => field)
  const { rows } = await tx.query<{ id: string }>(
    `with target as (
       select t.id, ${assignments.map(({ column }) => `t.${column}`).join(', ')} from accounts.transactions t
       where ${where}${lock} and ${differsFrom(assignments)} order by t.id for update
     ), changed as (
       update accounts.transactions t
       set ${assignments.map(({ column, value }) => `${column} = ${value('t')}`).join(', ')},
         version = t.version + 1${edited}
       from target where t.workspace_id = ${values.add(tx.scope.workspaceId)} and t.id = target.id
       returning t.id, ${jsonOf(names, 'target')} as before, ${jsonOf(names, 't')} as after
     )
     insert into accounts.operation_rows (workspace_id, operation_id, transaction_id, before, after)
     select ${values.add(tx.scope.workspaceId)}, ${values.add(wanted.operationId)}, id, before, after from changed
     returning transaction_id as id`,
    values.list,
  )
  return searchAgain(tx, names, rows)
}

/** Ids of the rows that `changeRows` would change. */
export async function rowsToChange(
  tx: Tx,
  wanted: { filter: RowFilter; change: Change; byRule: ByRule },
): Promise<string[]> {
  const values = new Values()
  const where = conditions(values, tx.scope.workspaceId, wanted.filter)
  const assignments = assignmentsOf(values, wanted.change, wanted.byRule)
  const { rows } = await tx.query<{ id: string }>(
    `select t.id from accounts.transactions t where ${where} and ${differsFrom(assignments)}`,
    values.list,
  )
  return rows.map(({ id }) => id)
}

function differsFrom(assignments: readonly Assignment[]): string {
  const each = assignments.map(({ column, value }) => `t.${column} is distinct from ${value('t')}`)
  return `(${each.join(' or ')})`
}

/** What a search looks at; a change of these is a change of what finds the row. */
const searchedFields: readonly Field[] = [
  'title',
  'note',
  'tags',
  'description',
  'counterparty',
  'reference',
  'bookedOn',
]

async function searchAgain(
  tx: Tx,
  names: readonly Field[],
  rows: readonly { id: string }[],
): Promise<string[]> {
  const ids = rows.map((row) => row.id)
  if (ids.length > 0 && names.some((name) => searchedFields.includes(name))) await refreshSearch(tx, ids)
  return ids
}

interface Assignment {
  field: Field
  column: string
  value: (row: string) => string
}

const casts: Partial<Record<Field, string>> = {
  categoryId: '::uuid',
  categoryReasonId: '::uuid',
  accountId: '::uuid',
  tags: '::text[]',
  excluded: '::boolean',
  reconciledAt: '::timestamptz',
  deletedAt: '::timestamptz',
  bookedOn: '::date',
  valueOn: '::date',
  amountMinor: '::bigint',
}

function assignmentsOf(values: Values, change: Change, byRule?: ByRule): Assignment[] {
  const { addTags, removeTags, ...plain } = change
  const ruleMay = byRule ? ruleGuards(values, byRule) : {}
  const assignments: Assignment[] = []
  for (const [name, definition] of Object.entries(fields)) {
    const field = name as Field
    if (plain[field] === undefined) continue
    const place = `${values.add(plain[field])}${casts[field] ?? '::text'}`
    // A moment that is only set or cleared keeps its first setting, so a repeat changes nothing.
    const once = field === 'reconciledAt' || field === 'deletedAt'
    const may = ruleMay[field]
    const value = (row: string) => {
      const own = `${row}.${definition.column}`
      if (may) return `case when ${may(row)} then ${place} else ${own} end`
      return once ? `case when ${place} is null then null else coalesce(${own}, ${place}) end` : place
    }
    assignments.push({ field, column: definition.column, value })
  }
  if (addTags || removeTags) {
    const added = values.add(addTags ?? [])
    const removed = values.add(removeTags ?? [])
    const value = (row: string) =>
      `array(select tag from unnest(${row}.tags || ${added}::text[]) with ordinality as tags(tag, place)
        where tag <> all (${removed}::text[]) group by tag order by min(place))`
    assignments.push({ field: 'tags', column: 'tags', value })
  }
  return assignments
}

/** On which rows `row` a rule may set a field; fields left out it may set everywhere. */
function ruleGuards(values: Values, { above }: ByRule): Partial<Record<Field, (row: string) => string>> {
  const filed = mayBeFiledByRule(values, above)
  return {
    title: (row) => `${row}.title is null`,
    categoryId: filed,
    categorySource: filed,
    categoryReasonId: filed,
  }
}

function jsonOf(names: readonly Field[], row: string): string {
  return `jsonb_build_object(${names.map((name) => `'${name}', ${row}.${fields[name].column}`).join(', ')})`
}

/** Puts back each row of an operation that still is as the operation left it. Returns the ids put back. */
export async function restoreRows(tx: Tx, operationId: string): Promise<string[]> {
  const { rows: shapes } = await tx.query<{ names: Field[] }>(
    `select array(select jsonb_object_keys(after) order by 1) as names from accounts.operation_rows
     where workspace_id = $1 and operation_id = $2 limit 1`,
    [tx.scope.workspaceId, operationId],
  )
  const names = (shapes[0]?.names ?? []).filter((name) => Object.hasOwn(fields, name))
  if (names.length === 0) return []
  const assignments = names.map((name) => `${fields[name].column} = ${fields[name].from('o.before')}`)
  const { rows } = await tx.query<{ id: string }>(
    `update accounts.transactions t set ${assignments.join(', ')}, version = t.version + 1, edited_at = $3
     from accounts.operation_rows o
     where o.workspace_id = $1 and o.operation_id = $2 and t.workspace_id = $1 and t.id = o.transaction_id
       and t.withdrawn_at is null and ${jsonOf(names, 't')} = o.after
     returning t.id`,
    [tx.scope.workspaceId, operationId, tx.now()],
  )
  return searchAgain(tx, names, rows)
}
