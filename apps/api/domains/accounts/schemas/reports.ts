import { wireId } from '@scale/ids'
import { z } from 'zod'
import { CategoryKind } from './categories.ts'
import { AccountKind } from './accounts.ts'
import { Currency, Day, Decimal } from './wire.ts'

/** Months of a report are named by their first day, which is the workspace's own first day of the month. */
export const PeriodQuery = z.strictObject({ from: Day.optional(), to: Day.optional() })
export const OnQuery = z.strictObject({ on: Day.optional() })

const CategoryLine = z.strictObject({
  categoryId: wireId('cat').nullable().describe('null: not categorised yet'),
  parentId: wireId('cat').nullable(),
  slug: z.string().nullable(),
  name: z.string(),
  kind: CategoryKind,
  amount: Decimal.describe('Money in is positive, money out negative'),
  count: z.int(),
})

export const IncomeStatement = z
  .strictObject({
    from: Day,
    to: Day,
    currencies: z.array(
      z.strictObject({
        currency: Currency,
        income: z.array(CategoryLine),
        expense: z.array(CategoryLine),
        totalIncome: Decimal,
        totalExpense: Decimal,
        net: Decimal,
      }),
    ),
  })
  .meta({ id: 'IncomeStatement' })
export type IncomeStatement = z.infer<typeof IncomeStatement>

const AccountLine = z.strictObject({
  accountId: wireId('acc'),
  name: z.string(),
  type: AccountKind,
  balance: Decimal,
})

/** Assets are balances above zero, liabilities those below; equity says where the difference came from. */
export const BalanceSheet = z
  .strictObject({
    on: Day,
    currencies: z.array(
      z.strictObject({
        currency: Currency,
        assets: z.array(AccountLine),
        liabilities: z.array(AccountLine),
        totalAssets: Decimal,
        totalLiabilities: Decimal,
        net: Decimal,
        equity: z.strictObject({
          opening: Decimal,
          earned: Decimal.describe('Income less expense, all time'),
          excluded: Decimal.describe('Rows left out of income and expense'),
          transfers: Decimal.describe('Transfers whose other leg is in another currency or unlinked'),
        }),
      }),
    ),
  })
  .meta({ id: 'BalanceSheet' })
export type BalanceSheet = z.infer<typeof BalanceSheet>

/** Ready for a Sankey chart: income flows into the hub, the hub into expenses and what was kept. */
export const CashFlow = z
  .strictObject({
    from: Day,
    to: Day,
    currencies: z.array(
      z.strictObject({
        currency: Currency,
        in: Decimal,
        out: Decimal,
        net: Decimal,
        nodes: z.array(
          z.strictObject({
            id: z.string(),
            label: z.string(),
            slug: z.string().nullable(),
            side: z.enum(['income', 'hub', 'expense', 'saved', 'drawn']),
          }),
        ),
        links: z.array(z.strictObject({ source: z.string(), target: z.string(), amount: Decimal })),
      }),
    ),
  })
  .meta({ id: 'CashFlow' })
export type CashFlow = z.infer<typeof CashFlow>

export const MonthCategory = z
  .strictObject({
    months: z.array(Day),
    currencies: z.array(
      z.strictObject({
        currency: Currency,
        rows: z.array(
          CategoryLine.omit({ amount: true }).extend({ amounts: z.array(Decimal), total: Decimal }),
        ),
        in: z.array(Decimal),
        out: z.array(Decimal),
        net: z.array(Decimal),
      }),
    ),
  })
  .meta({ id: 'MonthCategory' })
export type MonthCategory = z.infer<typeof MonthCategory>

export const TrialBalance = z
  .strictObject({
    on: Day,
    currencies: z.array(
      z.strictObject({
        currency: Currency,
        lines: z.array(
          z.strictObject({
            side: z.enum(['account', 'category', 'uncategorised', 'transfer', 'excluded', 'opening']),
            id: z.string().nullable(),
            name: z.string(),
            debit: Decimal,
            credit: Decimal,
          }),
        ),
        debit: Decimal,
        credit: Decimal,
        balanced: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'TrialBalance' })
export type TrialBalance = z.infer<typeof TrialBalance>

export const NetWorth = z
  .strictObject({
    currencies: z.array(
      z.strictObject({
        currency: Currency,
        points: z.array(z.strictObject({ on: Day, assets: Decimal, liabilities: Decimal, net: Decimal })),
      }),
    ),
  })
  .meta({ id: 'NetWorth' })
export type NetWorth = z.infer<typeof NetWorth>
