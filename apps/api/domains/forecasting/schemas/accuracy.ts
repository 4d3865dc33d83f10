import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Grain, Moment, Probability, Subject } from './wire.ts'

/** What is off, by the same measures for a forecast and for its naive rival. */
export const Misses = z.strictObject({
  mase: z.number().nullable().describe('Error over that of repeating last season; null where that has none'),
  pinball: z.number().describe('Mean pinball loss over the levels, over the usual size of a step'),
})

export const ReliabilityPoint = z.strictObject({
  stated: Probability.describe('The level of a quantile'),
  met: Probability.describe('The share of what came that lay below it'),
})

/** A rolling-origin back-test of one series. */
export const SeriesAccuracy = z
  .strictObject({
    subject: Subject,
    currency: z.string(),
    grain: Grain,
    origins: z.int().describe('Past days from which it looked ahead'),
    steps: z.int().describe('Points compared'),
    forecast: Misses,
    naive: Misses.describe('What came last season comes again'),
    beatsNaive: z.boolean().describe('Less pinball loss than the naive rival'),
    coverage: z
      .array(z.strictObject({ level: Probability, met: Probability }))
      .describe('Of the 50, 80 and 95 % bands'),
    reliability: z.array(ReliabilityPoint),
  })
  .meta({ id: 'SeriesAccuracy' })
export type SeriesAccuracy = z.infer<typeof SeriesAccuracy>

export const Accuracy = z
  .strictObject({
    items: z.array(SeriesAccuracy),
    beatNaive: z.int().describe('How many of them did'),
    modelId: wireId('mod').nullable().describe('The model that was tested; null for simple methods'),
    testedAt: Moment.nullable().describe('Null before the first back-test'),
  })
  .meta({ id: 'ForecastAccuracy' })
export type Accuracy = z.infer<typeof Accuracy>
