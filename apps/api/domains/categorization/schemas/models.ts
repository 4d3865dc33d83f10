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
    reliability: z.array(ReliabilityBin),
  })
  .meta({ id: 'CategoryModel' })
export type Model = z.infer<typeof Model>

export const ModelList = z.strictObject({
  items: z.array(Model),
  choices: z.int().describe('Choices made so far'),
  newChoices: z.int().describe('Of which since the newest training'),
})

export const ModelId = z.union([wireId('mod'), z.string().regex(/^dictionary-\d+$/)])
export const UseModel = z.strictObject({ id: ModelId })
