import { wireId } from '@scale/ids'
import { z } from 'zod'

export const Money = z.strictObject({
  amount: z.string().describe('A plain decimal, positive when money enters the account'),
  currency: z.string(),
})

export const Moment = z.iso.datetime()

export const Version = z
  .int()
  .min(1)
  .describe('Send it back in If-Match as "n" to edit exactly what was seen')

export const Probability = z.number().min(0).max(1)

/** One act on the ledger that can be taken back as a whole. */
export const Filed = z.strictObject({
  operationId: z.string().describe('POST /v1/operations/{id}/undo takes this back'),
  changed: z.int().describe('Rows that are different now'),
})

export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
})

export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })
}

/** Long work: its progress is at /v1/jobs/{id} and on the event stream. */
export const StartedJob = z.strictObject({ jobId: wireId('job') }).meta({ id: 'StartedJob' })
