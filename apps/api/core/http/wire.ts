import { z } from 'zod'

/** `?limit=&cursor=`, as every list takes them. */
export const pageQuery = (limits: { standard: number; max: number }) =>
  z.strictObject({
    limit: z.coerce.number().int().min(1).max(limits.max).default(limits.standard),
    cursor: z.string().min(1).max(1024).optional(),
    workspace: z.string().optional(),
  })

export const pageOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() })
