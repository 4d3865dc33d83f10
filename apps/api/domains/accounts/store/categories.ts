import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'

export type CategoryKind = 'income' | 'expense' | 'transfer'

export interface CategoryRow {
  id: string
  parentId: string | null
  slug: string | null
  name: string
  kind: CategoryKind
  position: number
  archived: boolean
  mergedInto: string | null
  version: number
}

const columns = `c.id, c.parent_id as "parentId", c.slug, c.name, c.kind, c.position,
  c.archived_at is not null as archived, c.merged_into as "mergedInto", c.version`

/** All categories, parents before children, each level by position. */
export async function listCategories(tx: Tx): Promise<CategoryRow[]> {
  const { rows } = await tx.query<CategoryRow>(
    `select ${columns} from accounts.categories c where c.workspace_id = $1
     order by c.parent_id is not null, c.position, c.id`,
    [tx.scope.workspaceId],
  )
  return rows
}

export async function lockCategory(tx: Tx, id: string): Promise<CategoryRow | null> {
  const { rows } = await tx.query<CategoryRow>(
    `select ${columns} from accounts.categories c where c.workspace_id = $1 and c.id = $2 for update`,
    [tx.scope.workspaceId, id],
  )
  return rows[0] ?? null
}

/** Whether every row that is filed is filed under a category of this workspace. */
export async function allFiledUnderCategories(tx: Tx): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select 1 from (select distinct category_id as id from accounts.transactions
       where workspace_id = $1 and category_id is not null) filed
     where not exists (select 1 from accounts.categories c where c.workspace_id = $1 and c.id = filed.id) limit 1`,
    [tx.scope.workspaceId],
  )
  return rowCount === 0
}

/** The given categories with everything below them, and what was merged into them. */
export async function withDescendants(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `with recursive tree as (
       select id from accounts.categories where workspace_id = $1 and id = any($2::uuid[])
       union
       select c.id from accounts.categories c join tree on c.parent_id = tree.id where c.workspace_id = $1
     ) select id from tree`,
    [tx.scope.workspaceId, ids],
  )
  return rows.map((row) => row.id)
}

export interface NewCategoryRow {
  slug: string | null
  parentSlug?: string
  parentId?: string | null
  name: string
  kind: CategoryKind
}

/** Adds many categories at once; a parent is named by its slug and comes before its children. */
export async function insertCategories(tx: Tx, categories: readonly NewCategoryRow[]): Promise<void> {
  const idBySlug = new Map<string, string>()
  const rows = categories.map((category) => {
    const id = newId()
    if (category.slug) idBySlug.set(category.slug, id)
    const parentId = category.parentSlug ? idBySlug.get(category.parentSlug) : category.parentId
    return { id, parentId: parentId ?? null, ...category }
  })
  await tx.query(
    `insert into accounts.categories (workspace_id, id, parent_id, slug, name, kind, position)
     select $1, c.id, c.parent_id, c.slug, c.name, c.kind, c.position
     from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::integer[])
       as c(id, parent_id, slug, name, kind, position)`,
    [
      tx.scope.workspaceId,
      rows.map((row) => row.id),
      rows.map((row) => row.parentId),
      rows.map((row) => row.slug),
      rows.map((row) => row.name),
      rows.map((row) => row.kind),
      rows.map((_, index) => index),
    ],
  )
}

export async function insertCategory(
  tx: Tx,
  category: { id: string; name: string; kind: CategoryKind; parentId: string | null },
): Promise<void> {
  await tx.query(
    `insert into accounts.categories (workspace_id, id, parent_id, name, kind, position)
     select $1, $2, $3, $4, $5, coalesce(max(position), 0) + 1 from accounts.categories where workspace_id = $1`,
    [tx.scope.workspaceId, category.id, category.parentId, category.name, category.kind],
  )
}

export async function updateCategory(
  tx: Tx,
  category: { id: string; name: string; parentId: string | null; position: number; archived: boolean },
): Promise<void> {
  await tx.query(
    `update accounts.categories set name = $3, parent_id = $4, position = $5,
       archived_at = case when $6::boolean then coalesce(archived_at, $7::timestamptz) end, version = version + 1
     where workspace_id = $1 and id = $2`,
    [
      tx.scope.workspaceId,
      category.id,
      category.name,
      category.parentId,
      category.position,
      category.archived,
      tx.now(),
    ],
  )
}

/** Moves splits and children of one category to another. Returns which, so that undo can move them back. */
export async function movePartsAndChildren(
  tx: Tx,
  from: string,
  into: string,
): Promise<{ splits: string[]; children: string[] }> {
  const splits = await tx.query<{ id: string }>(
    `update accounts.splits set category_id = $3 where workspace_id = $1 and category_id = $2 returning id`,
    [tx.scope.workspaceId, from, into],
  )
  const children = await tx.query<{ id: string }>(
    `update accounts.categories set parent_id = $3, version = version + 1
     where workspace_id = $1 and parent_id = $2 returning id`,
    [tx.scope.workspaceId, from, into],
  )
  return { splits: splits.rows.map((row) => row.id), children: children.rows.map((row) => row.id) }
}

export async function moveBack(
  tx: Tx,
  merge: { from: string; into: string; splits: readonly string[]; children: readonly string[] },
): Promise<void> {
  await tx.query(
    `update accounts.splits set category_id = $2
     where workspace_id = $1 and id = any($3::uuid[]) and category_id = $4`,
    [tx.scope.workspaceId, merge.from, merge.splits, merge.into],
  )
  await tx.query(
    `update accounts.categories set parent_id = $2, version = version + 1
     where workspace_id = $1 and id = any($3::uuid[]) and parent_id = $4`,
    [tx.scope.workspaceId, merge.from, merge.children, merge.into],
  )
}

export async function setMerged(tx: Tx, id: string, into: string | null): Promise<void> {
  await tx.query(
    `update accounts.categories set merged_into = $3, version = version + 1,
       archived_at = case when $3::uuid is null then null else $4::timestamptz end
     where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, id, into, tx.now()],
  )
}

/** Splits changed beside their rows: the months of those rows are counted again. */
export async function touchSplitRows(tx: Tx, splitIds: readonly string[]): Promise<void> {
  await tx.query(
    `insert into accounts.month_marks (workspace_id, month)
     select distinct t.workspace_id, accounts.month_of(t.booked_on, w.month_starts_on)
     from accounts.splits s
     join accounts.transactions t on t.workspace_id = s.workspace_id and t.id = s.transaction_id
     join accounts.workspaces w on w.workspace_id = s.workspace_id
     where s.workspace_id = $1 and s.id = any($2::uuid[])`,
    [tx.scope.workspaceId, splitIds],
  )
}
