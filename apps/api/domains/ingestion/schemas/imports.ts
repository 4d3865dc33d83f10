/** An import as a whole: the file, its accounts, its questions, its counts. */
import { wireId } from '@scale/ids'
import { columnRoles, dateOrders, statementFormats } from '@scale/statements'
import { z } from 'zod'
import { importQuestionCodes, importRejectionCodes, importStates } from '../lists.schemas.ts'
import { day, moment, currency, count, accountType, money, page, pageOf } from './wire.ts'

export const counts = z.strictObject({
  lines: count,
  new: count,
  duplicate: count,
  updates: count,
  needsYou: count,
  problem: count,
  skipped: count,
  deletedByYou: count,
  leftOut: count,
  mended: count,
})
export type Counts = z.infer<typeof counts>

export const question = z.strictObject({
  code: z.enum(importQuestionCodes),
  message: z.string(),
  choices: z.array(z.strictObject({ value: z.string(), label: z.string() })),
  samples: z.array(z.string()),
})
export type ImportQuestion = z.infer<typeof question>

export const mapping = z.strictObject({
  headerFingerprint: z.string().max(200),
  columns: z.partialRecord(z.enum(columnRoles), z.number().int().nonnegative()),
  dateOrder: z.enum(dateOrders).nullable(),
  decimalMark: z.enum(['.', ',']).nullable(),
  sign: z.enum(['as_is', 'spend_positive']),
  unit: z.enum(['major', 'minor']).exactOptional(),
})

/** An account of the file, and the account of the ledger it goes to. */
export const importAccount = z.strictObject({
  index: count,
  /** As the bank prints it; null where the file names none. */
  bankAccountId: z.string().nullable(),
  name: z.string().nullable(),
  type: accountType,
  currency: currency.nullable(),
  opening: money.nullable(),
  closing: money.nullable(),
  from: day.nullable(),
  to: day.nullable(),
  /** true: proven to the last cent; false: the file's own figures contradict each other; null: not provable. */
  reconciled: z.boolean().nullable(),
  rows: count,
  account: z.strictObject({
    /** null until the commit opens it. */
    id: wireId('acc').nullable(),
    name: z.string(),
    isNew: z.boolean(),
    /** Why this account: chosen by the person, by its number, by an earlier file of this form, by rows it shares, or opened anew. */
    because: z.enum(['chosen', 'bank_account_id', 'same_form', 'shared_rows', 'opened']),
  }),
})
export type ImportAccount = z.infer<typeof importAccount>

export const importResource = z.strictObject({
  id: wireId('imp'),
  state: z.enum(importStates),
  fileName: z.string().nullable(),
  /** `file`: a statement; `rows`: sent as JSON by a device or connector. */
  source: z.enum(['file', 'rows']),
  sizeBytes: count,
  sha256: z.string(),
  /** An earlier import of the very same bytes that is in the ledger. */
  sameFileAs: wireId('imp').nullable(),
  /** The import this one reads again; it leaves the ledger when this one enters. */
  replaces: wireId('imp').nullable(),
  format: z.enum(statementFormats).nullable(),
  encoding: z.string().nullable(),
  parserVersion: z.number().int().nullable(),
  counts,
  accounts: z.array(importAccount),
  questions: z.array(question),
  mapping: mapping.nullable(),
  /** The answers given so far, by question; never a password. */
  answers: z.partialRecord(z.enum(importQuestionCodes), z.string()),
  rejection: z.strictObject({ code: z.enum(importRejectionCodes), message: z.string() }).nullable(),
  /** What the import brings (or brought) per month: money in and out, of rows that are or will be recorded. */
  months: z.array(z.strictObject({ month: z.string(), moneyIn: money, moneyOut: money, rows: count })),
  createdAt: moment,
  committedAt: moment.nullable(),
  undoneAt: moment.nullable(),
})
export type ImportResource = z.infer<typeof importResource>

/** The list leaves out months, accounts' figures and questions' samples; open one import for them. */
export const importSummary = importResource.omit({
  months: true,
  mapping: true,
  answers: true,
  encoding: true,
})
export type ImportSummary = z.infer<typeof importSummary>

export const importParams = z.strictObject({ id: wireId('imp') })

export const listImportsQuery = z.strictObject({
  ...page,
  account: wireId('acc').optional(),
  state: z.enum(importStates).optional(),
})
export const importPage = pageOf(importSummary)
