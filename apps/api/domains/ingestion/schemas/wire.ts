import { z } from 'zod'

export const day = z.iso.date()
export const moment = z.iso.datetime({ offset: true })
export const decimal = z
  .string()
  .regex(/^-?\d{1,18}(\.\d{1,4})?$/, 'must be a decimal number such as "-1234.56"')
export const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as "INR"')
export const count = z.number().int().nonnegative()
export const accountType = z.enum(['bank', 'card', 'cash', 'loan', 'investment'])

export const money = z.strictObject({ amount: decimal, currency })
export const int4Max = 2_147_483_647

/** What a page is asked with. */
export const page = {
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: z.string().min(1).max(200).optional(),
  workspace: z.string().optional(),
}
export const pageOf = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })
