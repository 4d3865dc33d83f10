import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Filed, Version } from './wire.ts'
import { ReviewRow } from './suggestions.ts'

/** A category nobody has named yet. */
export const Proposal = z
  .strictObject({
    id: wireId('prp'),
    name: z.string(),
    kind: z.enum(['income', 'expense', 'transfer']),
    parentId: wireId('cat').nullable().describe('Where it would sit in the tree'),
    rows: z.int(),
    examples: z.array(ReviewRow).max(3),
    version: Version,
  })
  .meta({ id: 'Proposal' })
export type Proposal = z.infer<typeof Proposal>

export const ProposalList = z.strictObject({
  items: z.array(Proposal),
  waiting: z.int().describe('Rows that wait in the review'),
  waitingLeast: z.int().describe('Rows that must wait before it is worth looking'),
})
export type ProposalList = z.infer<typeof ProposalList>

/**
 * Accept as a category of its own, under this name and parent; or merge into one that exists. An answer that was taken
 * back may be given again, as merging into the category it named.
 */
export const ProposalAnswer = z.union([
  z.strictObject({
    accept: z.strictObject({
      name: z.string().trim().min(1).max(80),
      parentId: wireId('cat').nullable(),
    }),
  }),
  z.strictObject({ mergeInto: wireId('cat') }),
  z.strictObject({ dismiss: z.literal(true) }),
])
export type ProposalAnswer = z.infer<typeof ProposalAnswer>

export const ProposalAnswered = z.strictObject({
  state: z.enum(['accepted', 'merged', 'dismissed']),
  categoryId: wireId('cat').nullable(),
  filed: Filed.nullable().describe('Null where its rows were settled meanwhile, or it was dismissed'),
})
export type ProposalAnswered = z.infer<typeof ProposalAnswered>
