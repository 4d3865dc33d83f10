import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Version } from './wire.ts'

export const CategoryKind = z.enum(['income', 'expense', 'transfer'])

const CategoryName = z.string().trim().min(1).max(80)

/** Flat, in tree order; a client builds the tree from `parentId`. */
export const Category = z
  .strictObject({
    id: wireId('cat'),
    parentId: wireId('cat').nullable(),
    slug: z
      .string()
      .nullable()
      .describe('Stable name of a category SCALE brings along, the key of its translation'),
    name: z.string(),
    kind: CategoryKind,
    position: z.int(),
    archived: z.boolean(),
    mergedInto: wireId('cat').nullable(),
    version: Version,
  })
  .meta({ id: 'Category' })
export type Category = z.infer<typeof Category>

export const CategoryList = z.strictObject({ items: z.array(Category) })

export const NewCategory = z.strictObject({
  name: CategoryName,
  kind: CategoryKind,
  parentId: wireId('cat').nullable().default(null),
})

export const CategoryPatch = z.strictObject({
  name: CategoryName.optional(),
  parentId: wireId('cat').nullable().optional(),
  position: z.int().min(0).max(10_000).optional(),
  archived: z.boolean().optional(),
})

/** Rows, splits and children of the category move to `into`; the category is archived. Undo moves them back. */
export const CategoryMerge = z.strictObject({ into: wireId('cat') })
