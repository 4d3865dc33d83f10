import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Money, Probability } from './wire.ts'

/** Does the balance fall below 0 within the horizon? */
export const RunOut = z.strictObject({
  probability: Probability,
  likelyOn: z.iso.date().nullable().describe('Where it falls, by then in half of the cases'),
  earliestOn: z.iso.date().nullable().describe('Where it falls, by then in one case of twenty'),
})

/** What can be spent today so that the balance stays above 0 until `until`, as sure as `confidence`. */
export const SafeToSpend = z.strictObject({
  amount: Money.describe('0 where nothing is safe'),
  confidence: Probability,
  until: z.iso.date(),
  untilWhat: z.enum(['next_income', 'horizon']),
})

export const CashOutlook = z
  .strictObject({
    forecastId: wireId('fct'),
    accountId: wireId('acc').nullable().describe('Null: all accounts in the currency that hold money'),
    name: z.string().nullable(),
    balance: Money,
    asOf: z.iso.date(),
    horizonDays: z.int(),
    runOut: RunOut,
    safeToSpend: SafeToSpend,
  })
  .meta({ id: 'CashOutlook' })
export type CashOutlook = z.infer<typeof CashOutlook>

export const CashQuery = z.strictObject({
  account: wireId('acc').optional(),
  confidence: z.coerce.number().min(0.5).max(0.99).default(0.95),
})

export const CashOutlookList = z.strictObject({ items: z.array(CashOutlook) }).meta({ id: 'CashOutlookList' })
