import { z } from 'zod'

/** Bars of persistent homology: when a feature of each dimension appears and ends. */
const Diagram = z.array(
  z.strictObject({
    dimension: z.int(),
    birth: z.number(),
    death: z.number().nullable().describe('Null for one that never ends'),
  }),
)

const Shape = z.strictObject({
  days: z.array(z.number()).describe('Visits day by day, in weeks from Monday on'),
  diagram: Diagram,
  landscape: z
    .array(z.array(z.tuple([z.number(), z.number()])))
    .describe('Persistence landscapes of the loops, the first one first, as corners'),
  persistence: z.number().describe('How lasting the longest loop is'),
})

/** The shape of the visits before and since, in delay embedding. */
export const AlertShape = z.strictObject({ before: Shape.nullable(), now: Shape }).meta({ id: 'AlertShape' })
export type AlertShape = z.infer<typeof AlertShape>
