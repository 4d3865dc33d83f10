/** What takes an import from one step to the next. */
import { wireId } from '@scale/ids'
import { questionCodes } from '@scale/statements'
import { z } from 'zod'
import { importQuestionCodes } from '../lists.schemas.ts'
import { mapping } from './imports.ts'
import { count } from './wire.ts'

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
