import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { call } from '@/api/client.ts'
import { keys } from '@/api/keys.ts'
import type { BalanceSheet, CashFlow, IncomeStatement, MonthCategory, NetWorth } from '@/api/types.ts'
import type { Period } from '@/api/period.ts'

const report = <T>(name: string, query: Partial<Period> | { on?: string }) =>
  queryOptions({
    queryKey: keys.report(name, query),
    queryFn: () => call<T>('GET', `/v1/reports/${name}`, { query: { ...query } }),
    placeholderData: keepPreviousData,
  })

export const incomeQuery = (period: Period) => report<IncomeStatement>('income', period)
export const balanceQuery = (on?: string) => report<BalanceSheet>('balance', on ? { on } : {})
export const cashFlowQuery = (period: Period) => report<CashFlow>('cashflow', period)
export const monthCategoryQuery = (period: Period) => report<MonthCategory>('month-category', period)
export const netWorthQuery = (period: Partial<Period>) => report<NetWorth>('net-worth', period)
