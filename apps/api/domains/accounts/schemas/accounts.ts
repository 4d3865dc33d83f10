import { wireId } from '@scale/ids'
import { z } from 'zod'
import { Currency, Day, Decimal, Flag, Moment, Money, Version } from './wire.ts'

export const AccountKind = z.enum(['bank', 'card', 'cash', 'loan', 'investment'])

const AccountName = z.string().trim().min(1).max(120)
const BankAccountId = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .describe('Account number or IBAN as the bank prints it')

export const FinancialAccount = z
  .strictObject({
    id: wireId('acc'),
    name: z.string(),
    type: AccountKind,
    currency: Currency,
    bankAccountId: z.string().nullable(),
    institution: z.string().nullable(),
    opening: Money,
    openingOn: Day.nullable(),
    balance: Money.describe('Opening balance and all rows in the currency of the account'),
    pending: Money.describe('The part of the balance the bank has not posted yet'),
    otherBalances: z.array(Money).describe('Rows of this account in other currencies, never added across'),
    transactionCount: z.int(),
    lastBookedOn: Day.nullable(),
    archivedAt: Moment.nullable(),
    version: Version,
  })
  .meta({ id: 'FinancialAccount' })
export type FinancialAccount = z.infer<typeof FinancialAccount>

export const FinancialAccountList = z.strictObject({ items: z.array(FinancialAccount) })

export const AccountsQuery = z.strictObject({ archived: Flag.optional() })

export const NewFinancialAccount = z.strictObject({
  name: AccountName,
  type: AccountKind,
  currency: Currency,
  bankAccountId: BankAccountId.nullable().default(null),
  institution: z.string().trim().max(120).nullable().default(null),
  opening: Decimal.default('0'),
  openingOn: Day.nullable().default(null),
})

export const FinancialAccountPatch = z.strictObject({
  name: AccountName.optional(),
  type: AccountKind.optional(),
  bankAccountId: BankAccountId.nullable().optional(),
  institution: z.string().trim().max(120).nullable().optional(),
  opening: Decimal.optional(),
  openingOn: Day.nullable().optional(),
  archived: z.boolean().optional(),
})

export const BalancesQuery = z.strictObject({
  from: Day.optional(),
  to: Day.optional(),
  every: z.enum(['day', 'month']).default('day'),
})

/** The balance at the end of each day (or month) on which it changed, first point included. */
export const Balances = z
  .strictObject({
    accountId: wireId('acc'),
    currency: Currency,
    points: z.array(z.strictObject({ on: Day, balance: Decimal })),
  })
  .meta({ id: 'Balances' })
export type Balances = z.infer<typeof Balances>
