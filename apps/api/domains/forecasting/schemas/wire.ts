import { wireId } from '@scale/ids'
import { z } from 'zod'
import { grains } from './grains.ts'

export const Amount = z.string().describe('A plain decimal in the currency of the series')

export const Money = z.strictObject({
  amount: z.string().describe('A plain decimal, positive when money enters the account'),
  currency: z.string(),
})

export const Moment = z.iso.datetime()

export const Probability = z.number().min(0).max(1)

export const Grain = z.enum(grains)
export type Grain = z.infer<typeof Grain>

export const subjectKinds = ['balance', 'income', 'expense', 'net', 'category'] as const
export const SubjectKind = z
  .enum(subjectKinds)
  .describe(
    'Money that is there; money in; money out (positive); in less out; what a category took, or brought (positive)',
  )
export type SubjectKind = z.infer<typeof SubjectKind>

/**
 * What a series is about. A balance, and what is in less out, is that of an account, or without one of all in the currency; what
 * an account gives to another of one's own is out of it.
 */
export const Subject = z
  .strictObject({
    kind: SubjectKind,
    accountId: wireId('acc').nullable(),
    categoryId: wireId('cat').nullable(),
    name: z.string().nullable().describe('Of the account or category'),
  })
  .meta({ id: 'ForecastSubject' })
export type Subject = z.infer<typeof Subject>

/** Long work: its progress is at /v1/jobs/{id} and on the event stream. */
export const StartedJob = z.strictObject({ jobId: wireId('job') }).meta({ id: 'StartedJob' })
