import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Grain, Moment } from './wire.ts'

/** On the same past days, over all series: pinball loss over that of the naive rival; below 1 is better than it. */
export const OverNaive = z.number()

export const ForecastModel = z
  .strictObject({
    id: z.string().describe('A model of this workspace (mod_…), or the simple methods SCALE brings along'),
    state: z.enum(['promoted', 'kept_back', 'shipped']),
    current: z.boolean(),
    createdAt: Moment.nullable(),
    series: z.int().nullable().describe('How many it learned from'),
    learnedTo: z.iso.date().nullable().describe('The last day it learned from'),
    overNaive: OverNaive.nullable(),
    beforeOverNaive: OverNaive.nullable().describe('The model it would replace, on the same days'),
    beatenBy: z
      .enum(['naive', 'before'])
      .nullable()
      .describe('Why it was kept back: the rival that is at least as good'),
    members: z
      .array(z.strictObject({ grain: Grain, name: z.string(), weight: z.number(), overNaive: OverNaive }))
      .describe('The ensemble, climatology and the networks, with their share; 0 for one that did not help'),
    seconds: z.number().nullable().describe('What the training took'),
  })
  .meta({ id: 'ForecastModel' })
export type ForecastModel = z.infer<typeof ForecastModel>

export const ForecastModelList = z
  .strictObject({
    items: z.array(ForecastModel).describe('Newest first'),
    daysLeast: z.int().describe('Days of history a training takes at least'),
    days: z.int().describe('Days of history there are'),
  })
  .meta({ id: 'ForecastModelList' })

export const UseForecastModel = z.strictObject({ id: z.union([wireId('mod'), z.literal('simple')]) })
