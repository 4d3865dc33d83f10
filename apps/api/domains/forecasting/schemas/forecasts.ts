import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Amount, Grain, Moment, Probability, Subject, SubjectKind } from './wire.ts'

/** Shares of what comes that each band is meant to hold. */
export const bandLevels = [0.5, 0.8, 0.95] as const

export const Band = z.strictObject({ level: Probability, low: Amount, high: Amount })

export const ForecastPoint = z
  .strictObject({
    on: z.iso.date().describe('The day; the first one of the week or month, of a balance the last one'),
    middle: Amount,
    bands: z.array(Band).describe('50, 80 and 95 %, one inside the other'),
  })
  .meta({ id: 'ForecastPoint' })
export type ForecastPoint = z.infer<typeof ForecastPoint>

export const basisReasons = [
  'little_history',
  'no_model_yet',
  'new_since_training',
  'at_rest',
  'one_off_set_aside',
  'never_moved',
] as const
/** Why a forecast rests on less than it could. */
export const BasisReason = z
  .enum(basisReasons)
  .describe(
    'Too short to look back; nothing trained yet; began after the training; nothing moved for far longer than ever before; ' +
      'an amount larger than a quarter of a year of all else is taken not to come again; the same value since it began',
  )
export type BasisReason = z.infer<typeof BasisReason>

export const refusals = ['no_rows', 'one_period', 'only_future_rows'] as const
/** Why there is no forecast. */
export const Refusal = z
  .enum(refusals)
  .describe('Nothing to go by; one period alone; every row is dated ahead')
export type Refusal = z.infer<typeof Refusal>

/** What a forecast rests on. */
export const Basis = z
  .strictObject({
    method: z.enum(['model', 'simple', 'none']).describe('The trained ensemble; simple methods; no forecast'),
    reasons: z.array(BasisReason),
    periods: z.int().describe('Days, weeks or months of history'),
    from: z.iso.date().nullable(),
    to: z.iso.date().nullable(),
    modelId: wireId('mod').nullable(),
  })
  .meta({ id: 'ForecastBasis' })
export type Basis = z.infer<typeof Basis>

/** What one method says by itself. */
export const ForecastMember = z.strictObject({
  name: z.string().describe('theta, ets, tft, neural-rde, …; recurring for payments that come back'),
  weight: Probability.describe('Its share of the forecast; 1 for recurring, which is added'),
  middle: z.array(Amount).describe('Per point; shorter where the method looks less far'),
})

export const ForecastMembers = z
  .strictObject({
    items: z.array(ForecastMember).describe('Those with a share first, then the others, which have 0'),
  })
  .meta({ id: 'ForecastMembers' })
export type ForecastMembers = z.infer<typeof ForecastMembers>

/** A payment known ahead that is part of the forecast. */
export const ForecastDriver = z.strictObject({
  recurringId: wireId('rec').nullable(),
  on: z.iso.date(),
  amount: Amount,
  low: Amount,
  high: Amount,
})

export const ForecastSummary = z
  .strictObject({
    id: wireId('fct'),
    subject: Subject,
    currency: z.string(),
    grain: Grain,
    asOf: z.iso.date().describe('The last day that is known; what comes after it is forecast'),
    madeAt: Moment,
    refusal: Refusal.nullable().describe('Null where there is a forecast'),
    basis: Basis,
    next: ForecastPoint.nullable().describe('The first point'),
    last: ForecastPoint.nullable().describe('The furthest point'),
  })
  .meta({ id: 'ForecastSummary' })
export type ForecastSummary = z.infer<typeof ForecastSummary>

export const Forecast = ForecastSummary.extend({
  history: z.array(z.strictObject({ on: z.iso.date(), amount: Amount })).describe('Oldest first'),
  points: z
    .array(ForecastPoint)
    .describe('As far ahead as the horizon, and to the end of the week or month in which it ends'),
  soFar: Amount.nullable().describe(
    'Of the first week or month, where it has begun: what it has brought up to asOf, part of its point; of a balance what there is',
  ),
  members: z.array(ForecastMember).describe('The heaviest first'),
  drivers: z.array(ForecastDriver).describe('By day'),
}).meta({ id: 'Forecast' })
export type Forecast = z.infer<typeof Forecast>

export const ForecastQuery = z.strictObject({
  kind: SubjectKind.optional(),
  account: wireId('acc').optional(),
  category: wireId('cat').optional(),
  grain: Grain.optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional(),
})

/** Balances first, then income, expense, net, and categories by what they move. */
export const ForecastList = z
  .strictObject({
    items: z.array(ForecastSummary),
    horizonDays: z.int(),
    refreshedAt: Moment.nullable().describe('Null before the first forecast'),
  })
  .meta({ id: 'ForecastList' })
export type ForecastList = z.infer<typeof ForecastList>

export const NewForecast = z.strictObject({
  horizonDays: z
    .int()
    .min(7)
    .max(365)
    .optional()
    .describe('How far to look from now on; 90 until somebody says otherwise'),
})
