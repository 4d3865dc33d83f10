import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Day, Money } from './wire.ts'

export const AlertKind = z.enum([
  'missing_income',
  'round_burst',
  'duplicate_charge',
  'price_increase',
  'fee',
  'foreign',
  'newcomer_large',
  'amount_unusual',
  'level_shift',
  'rhythm_broken',
  'row_unusual',
])
export type AlertKind = z.infer<typeof AlertKind>

export const AlertState = z.enum(['new', 'seen', 'acknowledged', 'muted', 'expired'])
export type AlertState = z.infer<typeof AlertState>

export const Ended = z
  .enum(['old', 'withdrawn', 'settled'])
  .describe('It grew old, its rows are gone, or what was missing came')
export type Ended = z.infer<typeof Ended>

export const Verdict = z.enum(['useful', 'fine'])
export type Verdict = z.infer<typeof Verdict>

/** A row of the ledger that shows it. */
export const EvidenceRow = z.strictObject({
  id: wireId('txn'),
  accountId: wireId('acc'),
  bookedOn: Day,
  amount: Money,
  counterparty: z.string().nullable(),
  description: z.string(),
})

/** What its words are made of; which are there depends on the kind. */
export const AlertFacts = z.strictObject({
  amount: Money.describe('The row, the new price, what was to come, or the sum of several rows or of a week'),
  expected: Money.nullable().describe('What was usual'),
  low: Money.nullable().describe('Nine in ten were between this'),
  high: Money.nullable().describe('… and this'),
  on: Day.nullable().describe('When it was due, or was paid before'),
  basis: z.int().nullable().describe('Rows the expectation rests on'),
  count: z.int().nullable().describe('Rows or weeks it is about'),
  foreignCurrency: z.string().nullable(),
  reasons: z.array(z.string()).describe('What made the row odd, the most telling first'),
})

export const Alert = z
  .strictObject({
    id: wireId('alt'),
    kind: AlertKind,
    state: AlertState,
    ended: Ended.nullable(),
    verdict: Verdict.nullable(),
    day: Day.describe('When it could first be seen'),
    toldOn: Day,
    score: z.number().min(0).max(1).describe('How probably it is worth knowing'),
    oneIn: z.int().nullable().describe('One row in so many is as odd, taken as a whole'),
    payee: z.strictObject({ key: z.string(), name: z.string() }).nullable(),
    categoryId: wireId('cat').nullable(),
    category: z.string().nullable().describe('Stable name of a category SCALE brings along'),
    accountId: wireId('acc').nullable(),
    facts: AlertFacts,
    rows: z.array(EvidenceRow).describe('The telling one first'),
    version: z.int(),
  })
  .meta({ id: 'Alert' })
export type Alert = z.infer<typeof Alert>

/** `open` is what waits for an answer: new and seen. */
export const AlertFilter = z.enum(['open', 'answered', 'expired', 'all'])

export const AlertQuery = z.strictObject({
  state: AlertFilter.default('open'),
  transaction: wireId('txn').optional().describe('Only alerts that this row shows'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(400).optional(),
  workspace: z.string().optional(),
})

export const AlertPage = z
  .strictObject({
    items: z.array(Alert),
    nextCursor: z.string().nullable(),
    fresh: z.int().describe('Alerts nobody has seen yet'),
    open: z.int(),
    lookedAt: z.iso.datetime().nullable().describe('When rows were last looked at'),
  })
  .meta({ id: 'AlertPage' })
export type AlertPage = z.infer<typeof AlertPage>

export const AlertAct = z.strictObject({
  act: z
    .enum(['see', 'acknowledge', 'fine', 'mute_payee', 'mute_kind', 'reopen'])
    .describe('`fine`: this is as it should be, so the next one like it needs more to be told'),
})
export type AlertAct = z.infer<typeof AlertAct>['act']

export const AlertSettings = z
  .strictObject({ alertsPerWeek: z.int().min(0).max(50), version: z.int() })
  .meta({ id: 'AlertSettings' })
export const AlertSettingsPatch = z.strictObject({ alertsPerWeek: z.int().min(0).max(50) })

export const AlertMute = z
  .strictObject({
    id: wireId('mut'),
    kind: AlertKind.nullable(),
    payee: z.string().nullable().describe('As people write it'),
  })
  .meta({ id: 'AlertMute' })
export const AlertMuteList = z.strictObject({ items: z.array(AlertMute) })
