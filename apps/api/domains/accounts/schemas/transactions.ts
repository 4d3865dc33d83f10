import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Currency, Day, Decimal, Flag, manyOf, Moment, Money, PageQuery, pageOf, Version } from './wire.ts'

const Title = z.string().trim().max(200)
const Note = z.string().trim().max(4_000)
const Tag = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .regex(/^[^\s,]+$/, 'a tag is one word')
const Tags = z.array(Tag).max(20)

export const Split = z.strictObject({
  id: wireId('spl'),
  categoryId: wireId('cat').nullable(),
  amount: Money,
  note: z.string().nullable(),
})

export const Transaction = z
  .strictObject({
    id: wireId('txn'),
    accountId: wireId('acc'),
    bookedOn: Day,
    valueOn: Day.nullable(),
    amount: Money,
    description: z.string().describe('As the bank wrote it'),
    counterparty: z.string().nullable(),
    reference: z.string().nullable(),
    bankId: z.string().nullable(),
    bankCategory: z.string().nullable(),
    pending: z.boolean(),
    source: z.enum(['import', 'hand']),
    importId: wireId('imp').nullable(),
    title: z.string().nullable().describe('What the person calls it'),
    note: z.string().nullable(),
    categoryId: wireId('cat').nullable(),
    categorySource: z.enum(['person', 'rule', 'model']).nullable(),
    tags: z.array(z.string()),
    excluded: z.boolean().describe('Left out of income and expense; still part of the balance'),
    reconciled: z.boolean().describe('Checked against the bank; its facts are locked'),
    splits: z.array(Split),
    transfer: z
      .strictObject({ id: wireId('trf'), transactionId: wireId('txn'), accountId: wireId('acc') })
      .nullable()
      .describe('The other leg'),
    edited: z.boolean().describe('A person changed something; imports and models keep their hands off'),
    deletedAt: Moment.nullable(),
    version: Version,
  })
  .meta({ id: 'Transaction' })
export type Transaction = z.infer<typeof Transaction>

export const TransactionPage = pageOf(Transaction)
export type TransactionPage = z.infer<typeof TransactionPage>

/** Which rows: every part narrows. Amounts are compared by size, in each row's own currency. */
export const TransactionFilter = z.strictObject({
  accountIds: z.array(wireId('acc')).max(100).optional(),
  categoryIds: z.array(wireId('cat')).max(100).optional().describe('With everything below them'),
  categorised: z.boolean().optional(),
  from: Day.optional(),
  to: Day.optional(),
  amountMin: Decimal.optional(),
  amountMax: Decimal.optional(),
  direction: z.enum(['in', 'out']).optional(),
  currency: Currency.optional(),
  tags: Tags.optional(),
  transfer: z.boolean().optional(),
  pending: z.boolean().optional(),
  reconciled: z.boolean().optional(),
  excluded: z.boolean().optional(),
  split: z.boolean().optional(),
  deleted: z.boolean().optional().describe('true shows deleted rows only'),
  source: z.enum(['import', 'hand']).optional(),
  importId: wireId('imp').optional(),
  search: z.string().max(400).optional().describe('Words, and fields such as amount:>500 cat:food tag:trip'),
})
export type TransactionFilter = z.infer<typeof TransactionFilter>

/** The same filter in a query string. */
export const TransactionFilterQuery = z.strictObject({
  account: manyOf(wireId('acc')).optional(),
  category: manyOf(wireId('cat')).optional(),
  categorised: Flag.optional(),
  from: Day.optional(),
  to: Day.optional(),
  amountMin: Decimal.optional(),
  amountMax: Decimal.optional(),
  direction: z.enum(['in', 'out']).optional(),
  currency: Currency.optional(),
  tag: manyOf(Tag).optional(),
  transfer: Flag.optional(),
  pending: Flag.optional(),
  reconciled: Flag.optional(),
  excluded: Flag.optional(),
  split: Flag.optional(),
  deleted: Flag.optional(),
  source: z.enum(['import', 'hand']).optional(),
  import: wireId('imp').optional(),
  search: z.string().max(400).optional(),
})

export const TransactionsQuery = TransactionFilterQuery.extend({
  ...PageQuery.shape,
  order: z.enum(['newest', 'oldest']).default('newest'),
})

/** One figure per currency; SCALE never adds across currencies. */
export const TransactionTotals = z
  .strictObject({
    count: z.int(),
    byCurrency: z.array(
      z.strictObject({ currency: Currency, count: z.int(), in: Decimal, out: Decimal, net: Decimal }),
    ),
  })
  .meta({ id: 'TransactionTotals' })
export type TransactionTotals = z.infer<typeof TransactionTotals>

export const NewTransaction = z.strictObject({
  accountId: wireId('acc'),
  bookedOn: Day,
  valueOn: Day.nullable().default(null),
  amount: Money,
  description: z.string().trim().min(1).max(500),
  counterparty: z.string().trim().max(200).nullable().default(null),
  reference: z.string().trim().max(120).nullable().default(null),
  title: Title.nullable().default(null),
  note: Note.nullable().default(null),
  categoryId: wireId('cat').nullable().default(null),
  tags: Tags.default([]),
})

/** What a person sets beside a row. The second block is what the bank said: only rows entered by hand take it. */
export const TransactionPatch = z.strictObject({
  title: Title.nullable().optional(),
  note: Note.nullable().optional(),
  categoryId: wireId('cat').nullable().optional(),
  tags: Tags.optional(),
  excluded: z.boolean().optional(),
  reconciled: z.boolean().optional(),

  accountId: wireId('acc').optional(),
  bookedOn: Day.optional(),
  valueOn: Day.nullable().optional(),
  amount: Money.optional(),
  description: z.string().trim().min(1).max(500).optional(),
  counterparty: z.string().trim().max(200).nullable().optional(),
  reference: z.string().trim().max(120).nullable().optional(),
})

/** Parts of one row; their sum is the amount of the row. An empty list joins it again. */
export const SplitRequest = z.strictObject({
  splits: z
    .array(
      z.strictObject({
        categoryId: wireId('cat').nullable(),
        amount: Decimal,
        note: z.string().trim().max(200).nullable().default(null),
      }),
    )
    .max(50),
})

export const BulkChange = z.strictObject({
  title: Title.nullable().optional(),
  note: Note.nullable().optional(),
  categoryId: wireId('cat').nullable().optional(),
  addTags: Tags.optional(),
  removeTags: Tags.optional(),
  excluded: z.boolean().optional(),
  reconciled: z.boolean().optional(),
  deleted: z.boolean().optional(),
})

export const BulkRequest = z.strictObject({
  select: z.union([
    z.strictObject({ ids: z.array(wireId('txn')).min(1).max(10_000) }),
    z.strictObject({ filter: TransactionFilter }),
  ]),
  change: BulkChange,
})

/** Who changed what, newest first. */
export const TransactionHistory = z
  .strictObject({
    items: z.array(
      z.strictObject({
        operationId: wireId('opr'),
        action: z.string(),
        at: Moment,
        userId: wireId('usr').nullable(),
        undoneAt: Moment.nullable(),
        before: z.record(z.string(), z.unknown()),
        after: z.record(z.string(), z.unknown()),
      }),
    ),
  })
  .meta({ id: 'TransactionHistory' })
export type TransactionHistory = z.infer<typeof TransactionHistory>
