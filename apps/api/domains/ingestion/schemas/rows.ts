/** The lines of an import, and what is decided about one. */
import { wireId } from '@scale/ids'
import { z } from 'zod'
import { decisions, lineStates, reasonCodes } from '../lists.schemas.ts'
import { counts } from './imports.ts'
import { day, decimal, currency, count, money, page, pageOf, int4Max } from './wire.ts'

export const importRow = z.strictObject({
  seq: count,
  /** Lines of the file, 1-based. */
  line: count,
  lineEnd: count,
  state: z.enum(lineStates),
  reason: z.strictObject({ code: z.enum(reasonCodes), message: z.string() }),
  /** Index into the import's `accounts`; null for a line that is no row. */
  accountIndex: count.nullable(),
  bookedOn: day.nullable(),
  valueOn: day.nullable(),
  amount: money.nullable(),
  balance: money.nullable(),
  description: z.string(),
  counterparty: z.string().nullable(),
  reference: z.string().nullable(),
  bankId: z.string().nullable(),
  bankCategory: z.string().nullable(),
  pending: z.boolean(),
  raw: z.string(),
  /** The column at fault, for a problem. */
  column: z.string().nullable(),
  /** The transaction this row is, updates, or was: what "open" leads to. Null when there is none (yet). */
  transactionId: wireId('txn').nullable(),
  /** The earlier line it was matched with. */
  match: z
    .strictObject({
      importId: wireId('imp').nullable(),
      seq: count.nullable(),
      fileName: z.string().nullable(),
      bookedOn: day,
      amount: money,
      description: z.string(),
    })
    .nullable(),
  /** What the person may decide about it now. */
  decisions: z.array(z.enum(decisions)),
  canMend: z.boolean(),
  /** In a preview, where a new row would be filed; below the threshold it waits for the person instead. */
  suggestion: z
    .strictObject({
      categoryId: wireId('cat').nullable(),
      source: z.enum(['memory', 'model', 'dictionary', 'none']),
      probability: z.number(),
      filed: z.boolean(),
      merchantName: z.string(),
    })
    .nullable(),
  /** In a preview, what rules would do with a new row; they stand above the suggestion. */
  ruled: z
    .strictObject({
      rules: z.array(z.strictObject({ id: wireId('rul'), name: z.string() })),
      categoryId: wireId('cat').nullable(),
      /** Categories of the parts it is split into. */
      splitInto: z.array(wireId('cat')),
      /** Its counterpart is looked for in this account. */
      transferWith: wireId('acc').nullable(),
      title: z.string().nullable(),
      tags: z.array(z.string()),
    })
    .nullable(),
})
export type ImportRow = z.infer<typeof importRow>

/** Where a transaction came from: its lines, with the file each stands in. */
export const sourceQuery = z.strictObject({ transaction: wireId('txn'), workspace: z.string().optional() })
export const sources = z.strictObject({
  items: z.array(importRow.extend({ importId: wireId('imp'), fileName: z.string().nullable() })),
})

const rowNumber = z.coerce.number().int().nonnegative().max(int4Max)
export const rowParams = z.strictObject({ id: wireId('imp'), seq: rowNumber })

export const listRowsQuery = z.strictObject({ ...page, state: z.enum(lineStates).optional() })
export const rowPage = pageOf(importRow)

/** `POST …/rows/{seq}`: a decision, or for a problem the mended cells. Exactly one of the two. */
export const decideRowBody = z.union([
  z.strictObject({ decision: z.enum(decisions) }),
  z.strictObject({
    mend: z.strictObject({
      bookedOn: day,
      amount: decimal,
      currency: currency.optional(),
      description: z.string().max(2000).optional(),
      accountIndex: count.max(int4Max).default(0),
    }),
  }),
])
export const decidedRow = z.strictObject({ rows: z.array(importRow), counts })
