/** What comes without a file, or leaves nothing behind. */
import { wireId } from '@scale/ids'
import { z } from 'zod'
import { day, decimal, currency, accountType } from './wire.ts'

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
