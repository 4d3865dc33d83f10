import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Moment, Probability } from './wire.ts'

/** Figures on rows the model did not learn from. */
export const ModelFigures = z.strictObject({
  rows: z.int(),
  accuracy: Probability,
  ece: Probability.describe('Expected calibration error: how far stated from met probability, on average'),
})

export const ReliabilityBin = z.strictObject({
  from: Probability,
  to: Probability,
  rows: z.int(),
  stated: Probability,
  met: Probability,
})

/** What the model would file by itself, were a row filed only when it is at least `threshold` sure. */
export const CoveragePoint = z.strictObject({
  threshold: Probability,
  share: Probability.describe('Of the held-out rows'),
  accuracy: Probability.describe('Of those it would file'),
})

export const Model = z
  .strictObject({
    id: z.string().describe('A model of this workspace (mod_…), or the dictionary SCALE brings along'),
    state: z.enum(['promoted', 'kept_back', 'shipped']),
    current: z.boolean(),
    createdAt: Moment.nullable(),
    trainedOn: z.int().nullable().describe('Choices it learned from'),
    heldOut: ModelFigures.nullable(),
    before: ModelFigures.nullable().describe('The model it would replace, on the same rows'),
    naive: ModelFigures.omit({ ece: true })
      .nullable()
      .describe('What the same text was filed under most often, on the same rows'),
    beatenBy: z
      .enum(['naive', 'before'])
      .nullable()
      .describe('Why it was kept back: the rival that is at least as often right'),
    reliability: z.array(ReliabilityBin),
    coverage: z.array(CoveragePoint).describe('From the surest rows on'),
  })
  .meta({ id: 'CategoryModel' })
export type Model = z.infer<typeof Model>

export const ModelList = z.strictObject({
  items: z.array(Model),
  choices: z.int().describe('Choices made so far'),
  newChoices: z.int().describe('Of which since the newest training'),
  choicesLeast: z.int().describe('Choices a training takes at least'),
  nextTrainingAt: z.int().describe('Choices at which the next training begins by itself'),
})

export const ModelId = z.union([wireId('mod'), z.string().regex(/^dictionary-\d+$/)])
export const UseModel = z.strictObject({ id: ModelId })
