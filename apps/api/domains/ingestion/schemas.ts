/** The wire of `/v1/imports`, `/v1/ingest` and `/v1/decrypt-xlsx`; the web client and SDK use these very schemas. */
import { wireId } from '@scale/ids'
import { columnRoles, dateOrders, questionCodes, statementFormats } from '@scale/statements'
import { z } from 'zod'
import {
  coverageStates,
  decisions,
  importQuestionCodes,
  importRejectionCodes,
  importStates,
  lineStates,
  reasonCodes,
} from './lists.schemas.ts'

export * from './lists.schemas.ts'

const day = z.iso.date()
const moment = z.iso.datetime({ offset: true })
const decimal = z.string().regex(/^-?\d{1,18}(\.\d{1,4})?$/, 'must be a decimal number such as "-1234.56"')
const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as "INR"')
const count = z.number().int().nonnegative()
const accountType = z.enum(['bank', 'card', 'cash', 'loan', 'investment'])

export const money = z.strictObject({ amount: decimal, currency })

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
})
export type ImportRow = z.infer<typeof importRow>

/** Where a transaction came from: its lines, with the file each stands in. */
export const sourceQuery = z.strictObject({ transaction: wireId('txn'), workspace: z.string().optional() })
export const sources = z.strictObject({
  items: z.array(importRow.extend({ importId: wireId('imp'), fileName: z.string().nullable() })),
})

const page = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(200).optional(),
  workspace: z.string().optional(),
}
const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })

export const importParams = z.strictObject({ id: wireId('imp') })
const int4Max = 2_147_483_647
const rowNumber = z.coerce.number().int().nonnegative().max(int4Max)
export const rowParams = z.strictObject({ id: wireId('imp'), seq: rowNumber })

export const listImportsQuery = z.strictObject({
  ...page,
  account: wireId('acc').optional(),
  state: z.enum(importStates).optional(),
})
export const importPage = pageOf(importSummary)

export const listRowsQuery = z.strictObject({ ...page, state: z.enum(lineStates).optional() })
export const rowPage = pageOf(importRow)

const answerCodes = z.partialRecord(z.enum(importQuestionCodes), z.string().max(200))

/**
 * `POST /v1/imports`. Raw body: the file's bytes, these as query. Multipart: one part `file`, these as fields before it
 * (`answers` as JSON). A password comes as field, or as header `X-Statement-Password`, never in the address.
 */
export const createImportQuery = z.strictObject({
  fileName: z.string().max(255).optional(),
  /** The account to import into; without it the file's own account id finds or opens one. */
  account: wireId('acc').optional(),
  workspace: z.string().optional(),
})
export const createImportFields = createImportQuery.extend({
  answers: answerCodes.optional(),
  password: z.string().max(255).optional(),
})

/** `POST …/answers`. The password is used by this process to open the file, and kept nowhere. */
export const answersBody = z.strictObject({
  answers: answerCodes.default({}),
  password: z.string().max(255).optional(),
  /** Where accounts of the file go: an account's id, or `new`. */
  accounts: z
    .array(z.strictObject({ index: count, account: z.union([wireId('acc'), z.literal('new')]) }))
    .optional(),
})

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

export const commitBody = z.strictObject({
  /** `all` refuses while a line is a problem or needs you; `good` leaves those out. */
  rows: z.enum(['all', 'good']).default('good'),
  /** Also take every suggestion (`needs_you` → `updates`, or `new` where nothing is suggested). */
  acceptSuggestions: z.boolean().default(false),
})

/** `POST …/rerun`: read the stored file again, with another meaning. User edits of its rows survive. */
export const rerunBody = z.strictObject({
  mapping: mapping.optional(),
  answers: z.partialRecord(z.enum(questionCodes), z.string().max(200)).optional(),
  password: z.string().max(255).optional(),
})

export const coverageQuery = z.strictObject({
  account: wireId('acc').optional(),
  workspace: z.string().optional(),
})
export const coverage = z.strictObject({
  items: z.array(
    z.strictObject({
      accountId: wireId('acc'),
      from: z.string(),
      to: z.string(),
      months: z.array(
        z.strictObject({
          /** `YYYY-MM` */
          month: z.string(),
          state: z.enum(coverageStates),
          /** Days of the month within a committed statement's period. */
          days: count,
          imports: z.array(wireId('imp')),
        }),
      ),
    }),
  ),
})
export type Coverage = z.infer<typeof coverage>

export const ingestRow = z.strictObject({
  bookedOn: day,
  valueOn: day.optional(),
  amount: decimal,
  currency: currency.optional(),
  description: z.string().max(2000),
  counterparty: z.string().max(500).optional(),
  reference: z.string().max(500).optional(),
  /** The sender's own id of the row; the same id is the same row. */
  id: z.string().max(200).optional(),
  /** The id the row had while it was pending. */
  pendingId: z.string().max(200).optional(),
  balance: decimal.optional(),
  pending: z.boolean().default(false),
})
/** `POST /v1/ingest`: rows of one account; certain rows are recorded at once, the rest wait in the import. */
export const ingestBody = z.strictObject({
  account: z.union([
    z.strictObject({ id: wireId('acc') }),
    z.strictObject({
      bankAccountId: z.string().min(1).max(100),
      name: z.string().max(200).optional(),
      type: accountType.default('bank'),
      currency,
    }),
  ]),
  rows: z.array(ingestRow).min(1).max(10_000),
  /** Waits in `preview` instead of being recorded. */
  previewOnly: z.boolean().default(false),
})

/** `POST /v1/decrypt-xlsx`: the opened workbook; raw body, password in the header `X-Statement-Password`. */
export const decryptHeaders = z.looseObject({ 'x-statement-password': z.string().min(1).max(255) })
