import type { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { fromWire, newId, toWire } from '../../../core/ids.ts'
import type { Category, CategoryPatch, NewCategory, Outcome } from '../schemas.ts'
import {
  insertCategory,
  listCategories,
  lockCategory,
  movePartsAndChildren,
  setMerged,
  touchSplitRows,
  updateCategory,
  withDescendants,
  type CategoryRow,
} from '../store/categories.ts'
import { changeRows } from '../store/edits.ts'
import { finishOperation, startOperation } from '../store/operations.ts'
import { tellChanged } from './events.ts'
import { categoryToWire } from './wire.ts'

/** Deep enough for anyone, and a chart of it still fits a page. */
const depthMax = 4

/** The tree, each parent followed by what is below it. */
export async function categoryTree(tx: Tx): Promise<Category[]> {
  const byParent = Map.groupBy(await listCategories(tx), (category) => category.parentId)
  const below = (parentId: string | null): CategoryRow[] =>
    (byParent.get(parentId) ?? []).flatMap((category) => [category, ...below(category.id)])
  return below(null).map(categoryToWire)
}

/** The UUID of a category a row may be filed under. */
export async function usableCategory(tx: Tx, wireId: string): Promise<string> {
  const category = await lockCategory(tx, fromWire('cat', wireId, 'categoryId'))
  if (!category)
    throw new Fault('not_found', { field: 'categoryId', detail: 'There is no such category here' })
  if (category.archived) {
    throw new Fault('category_unusable', {
      field: 'categoryId',
      detail: 'This category is archived; choose another',
    })
  }
  return category.id
}

export async function createCategory(tx: Tx, wanted: z.output<typeof NewCategory>): Promise<Category> {
  const parentId = wanted.parentId === null ? null : fromWire('cat', wanted.parentId, 'parentId')
  await checkParent(tx, { id: null, kind: wanted.kind }, parentId)
  const id = newId()
  await insertCategory(tx, { id, name: wanted.name, kind: wanted.kind, parentId })
  await tell(tx, 'accounts.category_created', [id])
  return readCategory(tx, id)
}

async function readCategory(tx: Tx, id: string): Promise<Category> {
  const row = await lockCategory(tx, id)
  if (!row) throw new Fault('not_found', { detail: 'There is no such category here' })
  return categoryToWire(row)
}

export async function editCategory(
  tx: Tx,
  wireId: string,
  edit: { version: number | null; patch: z.output<typeof CategoryPatch> },
): Promise<Category> {
  const row = await lockCategory(tx, fromWire('cat', wireId))
  if (!row) throw new Fault('not_found', { detail: 'There is no such category here' })
  if (edit.version !== null && edit.version !== row.version) throw new Fault('version_conflict')
  const { name, parentId, position, archived } = edit.patch
  const parent =
    parentId === undefined ? row.parentId : parentId === null ? null : fromWire('cat', parentId, 'parentId')
  if (parentId !== undefined) await checkParent(tx, row, parent)
  await updateCategory(tx, {
    id: row.id,
    name: name ?? row.name,
    parentId: parent,
    position: position ?? row.position,
    archived: archived ?? row.archived,
  })
  await tell(tx, 'accounts.category_changed', [row.id])
  return readCategory(tx, row.id)
}

async function checkParent(
  tx: Tx,
  child: { id: string | null; kind: CategoryRow['kind'] },
  parentId: string | null,
): Promise<void> {
  if (parentId === null) return
  const all = new Map((await listCategories(tx)).map((category) => [category.id, category]))
  const refuse = (detail: string) => new Fault('category_unusable', { field: 'parentId', detail })
  const parent = all.get(parentId)
  if (!parent || parent.archived) throw refuse('There is no such category to put it under')
  if (parent.kind !== child.kind)
    throw refuse('A category and what is above it are of one kind: income, expense or transfer')
  let depth = 1
  for (
    let above: CategoryRow | undefined = parent;
    above;
    above = above.parentId === null ? undefined : all.get(above.parentId)
  ) {
    if (above.id === child.id) throw refuse('A category cannot stand below itself')
    depth += 1
  }
  if (depth > depthMax) throw refuse(`Categories go ${depthMax} levels deep`)
}

/** Moves rows, parts and children into another category and archives this one; undo moves them back. */
export async function mergeCategory(tx: Tx, wireId: string, intoWireId: string): Promise<Outcome> {
  const from = await lockCategory(tx, fromWire('cat', wireId))
  const into = await lockCategory(tx, fromWire('cat', intoWireId, 'into'))
  if (!from || !into) throw new Fault('not_found', { detail: 'There is no such category here' })
  const refuse = (detail: string) => new Fault('category_unusable', { field: 'into', detail })
  if (into.archived) throw refuse('The category to merge into is archived')
  if (into.kind !== from.kind) throw refuse('Only categories of one kind merge: income, expense or transfer')
  if ((await withDescendants(tx, [from.id])).includes(into.id))
    throw refuse('A category cannot merge into its own part')
  const moved = await movePartsAndChildren(tx, from.id, into.id)
  await touchSplitRows(tx, moved.splits)
  const data = { from: from.id, into: into.id, ...moved }
  const operationId = await startOperation(tx, 'merge', data)
  const ids = await moveRows(tx, operationId, from.id, into.id)
  await setMerged(tx, from.id, into.id)
  await finishOperation(tx, operationId, ids.length)
  await tellChanged(tx, ids, operationId)
  await tell(tx, 'accounts.category_merged', [from.id, into.id])
  return { operationId: toWire('opr', operationId), changed: ids.length + moved.splits.length, unchanged: 0 }
}

/** Deleted rows move too, so that a restored one finds its category. */
async function moveRows(tx: Tx, operationId: string, from: string, into: string): Promise<string[]> {
  const change = { categoryId: into }
  const liveRows = await changeRows(tx, { operationId, filter: { categoryIds: [from] }, change })
  const deletedRows = await changeRows(tx, {
    operationId,
    filter: { categoryIds: [from], deleted: true },
    change,
  })
  return [...liveRows, ...deletedRows]
}

async function tell(tx: Tx, action: string, ids: readonly string[]): Promise<void> {
  const categoryIds = ids.map((id) => toWire('cat', id))
  await appendEvent(tx, { type: 'accounts.categories_changed', data: { categoryIds } })
  await appendAudit(tx, { action, object: categoryIds[0] ?? '', data: { categoryIds } })
}
