import { z } from 'zod'

/** `-1234.56`: a plain decimal, positive when money enters the account. */
export const Decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/, 'write a plain decimal such as -1234.56')

/** ISO 4217 letters. */
export const Currency = z
  .string()
  .regex(/^[A-Z]{3}$/, 'write a currency as three capital letters such as INR')

export const Money = z.strictObject({ amount: Decimal, currency: Currency }).meta({ id: 'Money' })
export type Money = z.infer<typeof Money>

/** A calendar day, `2026-02-28`. Days outside three centuries are slips of a finger, and reports by month must end. */
export const Day = z.iso
  .date()
  .refine((day) => day >= '1900-01-01' && day <= '2199-12-31', 'write a day from 1900-01-01 to 2199-12-31')

/** A moment, `2026-02-28T10:15:00.000Z`. */
export const Moment = z.iso.datetime()

export const Version = z
  .int()
  .min(1)
  .describe('Send it back in If-Match as "n" to edit exactly what was seen')

export const Cursor = z.string().max(200).describe('Opaque: the nextCursor of the page before')

export const PageQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(50),
  cursor: Cursor.optional(),
})

/** One page of `item`; `nextCursor` is null on the last one. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })
}

/** A query parameter that may be repeated: `?account=a&account=b`. */
export function manyOf<T extends z.ZodType<string>>(item: T) {
  return z.union([item, z.array(item).max(100)]).transform((value): string[] => [value].flat())
}

/** A yes or no in a query string: the words `true` and `false`, nothing else. */
export const Flag = z.enum(['true', 'false']).transform((word) => word === 'true')

/** One act of a person on the ledger that can be taken back as a whole. */
export const Outcome = z
  .strictObject({
    operationId: z.string().describe('POST /v1/operations/{id}/undo takes this back'),
    changed: z.int().describe('Rows that are different now'),
    unchanged: z.int().describe('Rows that already were as asked, or are locked'),
  })
  .meta({ id: 'Outcome' })
export type Outcome = z.infer<typeof Outcome>
