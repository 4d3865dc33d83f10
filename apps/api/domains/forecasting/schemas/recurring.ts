import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Money, Moment } from './wire.ts'

const Day = z.iso.date()

export const recurringStates = ['paid', 'upcoming', 'changed', 'missed', 'ended'] as const

/** A payment that comes back: a subscription, rent, a bill, wages. */
export const Recurring = z
  .strictObject({
    id: wireId('rec'),
    name: z.string(),
    foundName: z.string().describe('As it reads on the statements'),
    incoming: z.boolean(),
    transfer: z.boolean().describe('Money that stays your own'),
    accountId: wireId('acc').describe('The account of the newest payment'),
    categoryId: wireId('cat').nullable(),
    cadence: z.enum(['weekly', 'fortnightly', 'monthly', 'quarterly', 'yearly']),
    amount: Money.describe('The usual one at the price of today'),
    range: z
      .strictObject({ low: Money, high: Money })
      .nullable()
      .describe('Where it varies with use: eight payments of ten lie between'),
    perYear: Money.describe('What a year of it comes to'),
    payments: z.int(),
    firstOn: Day,
    lastOn: Day,
    lastTransactionId: wireId('txn'),
    nextOn: Day.nullable().describe('When it is due; null for one that has ended'),
    state: z
      .enum(recurringStates)
      .describe('Paid for this month; due; paid at a new price; not come when it was due; over'),
    missedOn: z.array(Day).describe('Due dates since the newest payment on which nothing came'),
    priceChange: z
      .strictObject({ on: Day, from: Money, to: Money })
      .nullable()
      .describe('The newest change of price'),
    verdict: z.enum(['none', 'confirmed', 'dismissed']).describe('What a person said of it'),
    endedOn: Day.nullable().describe('When a person said it ended'),
    cameBackOn: Day.nullable().describe('It was paid again after that'),
    version: z.int().min(1).describe('Send it back in If-Match as "n" to edit exactly what was seen'),
  })
  .meta({ id: 'Recurring' })
export type Recurring = z.infer<typeof Recurring>

export const RecurringList = z
  .strictObject({
    items: z.array(Recurring).describe('By when it is due; what has ended, and what is dismissed, last'),
    perMonth: z
      .array(z.strictObject({ currency: z.string(), out: Money, in: Money }))
      .describe('What a month of all that runs comes to, without transfers'),
    lookedAt: Moment.nullable().describe('Null before the first look through the ledger'),
  })
  .meta({ id: 'RecurringList' })
export type RecurringList = z.infer<typeof RecurringList>

export const RecurringPatch = z
  .strictObject({
    name: z.string().trim().min(1).max(80).nullable().optional().describe('Null: as it was found'),
    verdict: z.enum(['none', 'confirmed', 'dismissed']).optional(),
    endedOn: Day.nullable().optional(),
  })
  .refine((patch) => Object.keys(patch).length > 0, 'say what to change')

const daysMax = 750

export const CalendarQuery = z
  .strictObject({ from: Day, to: Day })
  .refine(({ from, to }) => from <= to, 'from comes before to')
  .refine(({ from, to }) => daysBetween(from, to) <= daysMax, `at most ${daysMax} days`)

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000

export const CalendarItem = z
  .strictObject({
    recurringId: wireId('rec'),
    name: z.string(),
    on: Day.describe('When it was paid; else when it is due'),
    amount: Money,
    state: z.enum(['paid', 'upcoming', 'changed', 'missed']),
    transactionId: wireId('txn').nullable(),
    accountId: wireId('acc'),
    categoryId: wireId('cat').nullable(),
    transfer: z.boolean(),
  })
  .meta({ id: 'CalendarItem' })
export type CalendarItem = z.infer<typeof CalendarItem>

export const RecurringCalendar = z
  .strictObject({ items: z.array(CalendarItem).describe('By day') })
  .meta({ id: 'RecurringCalendar' })
export type RecurringCalendar = z.infer<typeof RecurringCalendar>
