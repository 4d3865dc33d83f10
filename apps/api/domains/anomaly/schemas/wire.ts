import { wireId } from '@scale/ids'
import { z } from 'zod'

export const Money = z.strictObject({
  amount: z.string().describe('A plain decimal, positive when money enters the account'),
  currency: z.string(),
})

export const Day = z.iso.date()

/** Long work: its progress is at /v1/jobs/{id} and on the event stream. */
export const StartedJob = z.strictObject({ jobId: wireId('job') }).meta({ id: 'StartedJob' })
