import { wireId } from '@scale/ids'
import { z } from 'zod'
import { coverageStates } from '../lists.schemas.ts'
import { count } from './wire.ts'

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
