import { wireId } from '@scale/ids'
import { z } from 'zod'
import { RunOut, SafeToSpend } from './cash.ts'
import { ForecastPoint } from './forecasts.ts'
import { Amount, Moment, Money } from './wire.ts'

const Day = z.iso.date()
const Decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/, 'write a plain decimal such as -1234.56')

/** One thing that would be otherwise. */
export const ScenarioChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('one_off'),
    on: Day,
    amount: z.strictObject({ amount: Decimal, currency: z.string().regex(/^[A-Z]{3}$/) }),
    accountId: wireId('acc').nullable().describe('Null: some account, which one does not matter'),
  }),
  z.strictObject({
    kind: z.literal('recurring_amount'),
    recurringId: wireId('rec'),
    amount: Decimal.describe('What it comes to from then on, signed as its payments are'),
    from: Day,
  }),
  z.strictObject({
    kind: z.literal('recurring_skip'),
    recurringId: wireId('rec'),
    on: Day.describe('The payment due on this day does not come'),
  }),
  z.strictObject({ kind: z.literal('recurring_end'), recurringId: wireId('rec'), from: Day }),
  z.strictObject({
    kind: z.literal('category_percent'),
    categoryId: wireId('cat'),
    percent: z.number().min(-100).max(1000).describe('−20 is a fifth less'),
    from: Day,
  }),
])
export type ScenarioChange = z.infer<typeof ScenarioChange>

const Name = z.string().trim().min(1).max(80)
const Changes = z.array(ScenarioChange).min(1).max(20)

export const Scenario = z
  .strictObject({
    id: wireId('scn'),
    name: z.string(),
    changes: z.array(ScenarioChange),
    createdAt: Moment,
    version: z.int().min(1).describe('Send it back in If-Match as "n" to edit exactly what was seen'),
  })
  .meta({ id: 'Scenario' })
export type Scenario = z.infer<typeof Scenario>

export const ScenarioList = z.strictObject({ items: z.array(Scenario) }).meta({ id: 'ScenarioList' })

export const NewScenario = z.strictObject({ name: Name, changes: Changes })
export const ScenarioPatch = z
  .strictObject({ name: Name.optional(), changes: Changes.optional() })
  .refine((patch) => Object.keys(patch).length > 0, 'say what to change')

export const ScenarioTrial = z.strictObject({ forecastId: wireId('fct'), changes: Changes })
export const ScenarioForecastQuery = z.strictObject({ forecast: wireId('fct') })

const Cash = z.strictObject({ runOut: RunOut, safeToSpend: SafeToSpend })

/** A forecast as it would be under a scenario. Bands move with the middle; how wide they are stays. */
export const ScenarioForecast = z
  .strictObject({
    forecastId: wireId('fct'),
    points: z.array(ForecastPoint),
    difference: z.array(Amount).describe('Per point, in less out, against the forecast'),
    total: Money.describe('The difference by the end'),
    cash: z
      .strictObject({ before: Cash, after: Cash })
      .nullable()
      .describe('Of a balance: does it run out, and what is safe to spend'),
  })
  .meta({ id: 'ScenarioForecast' })
export type ScenarioForecast = z.infer<typeof ScenarioForecast>
