import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Day, Money } from './wire.ts'

const Leg = z.strictObject({
  transactionId: wireId('txn'),
  accountId: wireId('acc'),
  bookedOn: Day,
  amount: Money,
  description: z.string(),
})

/** Two rows that are one movement: out of `from`, into `to`. Amounts may differ where currencies do. */
export const Transfer = z.strictObject({ id: wireId('trf'), from: Leg, to: Leg }).meta({ id: 'Transfer' })
export type Transfer = z.infer<typeof Transfer>

export const NewTransfer = z.strictObject({
  fromTransactionId: wireId('txn').describe('The row that leaves an account'),
  toTransactionId: wireId('txn').describe('The row that enters another account'),
})

export const TransferSuggestionsQuery = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  daysApartMax: z.coerce.number().int().min(0).max(30).default(5),
})

/** Equal and opposite amounts in two accounts within a few days, the closest first. */
export const TransferSuggestions = z
  .strictObject({
    items: z.array(
      z.strictObject({
        from: Leg,
        to: Leg,
        daysApart: z.int(),
        alternatives: z.int().describe('How many other rows would fit one of the legs as well'),
      }),
    ),
  })
  .meta({ id: 'TransferSuggestions' })
export type TransferSuggestions = z.infer<typeof TransferSuggestions>
