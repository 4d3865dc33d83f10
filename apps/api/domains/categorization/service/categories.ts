/** The ledger's categories as models and dictionaries name them. */
import type { Tx } from '../../../core/db/db.ts'
import type { Filing, FilingCategory } from '../../accounts/contract.ts'

export interface CategoryBook {
  /** The category a label means today: a stable name (`food.groceries`) or an id. Null where it was archived. */
  of(label: string): string | null
  /** The label under which a category is learned: the same for every workspace where SCALE brought it along. */
  labelOf(categoryId: string): string
  /** A category as it is used today: the one it was merged into. Null where it was archived or is not there. */
  inUse(categoryId: string): string | null
  /** A category as it is named today: the one it was merged into, archived or not. */
  today(categoryId: string): string
  /** The group a category stands in; null at the top. */
  parentOf(categoryId: string): Pick<FilingCategory, 'id' | 'kind'> | null
}

export async function categoryBook(tx: Tx, filing: Filing): Promise<CategoryBook> {
  const categories = await filing.categories(tx)
  const byId = new Map(categories.map((category) => [category.id, category]))
  const bySlug = new Map(
    categories.flatMap((category) => (category.slug === null ? [] : [[category.slug, category] as const])),
  )
  const parents = new Set(categories.map(({ parentId }) => parentId))
  return {
    of(label) {
      const category = today(bySlug.get(label) ?? byId.get(label), byId)
      return category && !category.archived && !parents.has(category.id) ? category.id : null
    },
    labelOf(categoryId) {
      const category = today(byId.get(categoryId), byId)
      return category?.slug ?? category?.id ?? categoryId
    },
    inUse(categoryId) {
      const category = today(byId.get(categoryId), byId)
      return category && !category.archived ? category.id : null
    },
    today: (categoryId) => today(byId.get(categoryId), byId)?.id ?? categoryId,
    parentOf(categoryId) {
      return byId.get(byId.get(categoryId)?.parentId ?? '') ?? null
    },
  }
}

/** A merged category is the one it was merged into. */
function today(
  category: FilingCategory | undefined,
  byId: ReadonlyMap<string, FilingCategory>,
): FilingCategory | undefined {
  let now = category
  const seen = new Set<string>()
  while (now && now.mergedInto !== null && !seen.has(now.id)) {
    seen.add(now.id)
    now = byId.get(now.mergedInto)
  }
  return now
}
