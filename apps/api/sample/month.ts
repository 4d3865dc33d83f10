/** A month of the sample household, and rows of it written short. */
import type { AccountKey, SampleRow } from './household.ts'

export const sampleMonths = 18

export interface Month {
  first: Temporal.PlainDate
  index: number
  chance: () => number
}

export const dayOf = ({ first }: Month, day: number): string =>
  first.with({ day: Math.min(day, first.daysInMonth) }).toString()

/** Rows of one month, written short: account, day, minor units, narration, and what else there is to say. */
export const entriesOf =
  (month: Month) =>
  (
    account: AccountKey,
    day: number,
    minor: bigint,
    description: string,
    more: Partial<SampleRow> = {},
  ): SampleRow => ({
    account,
    on: dayOf(month, day),
    minor,
    description,
    ...more,
  })
export const rupees = (amount: number): bigint => BigInt(amount) * 100n
