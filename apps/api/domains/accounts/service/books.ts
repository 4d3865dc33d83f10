import type { DomainModule } from '../../../core/module.ts'
import type { Books } from '../contract.ts'
import { allAccounts } from './accounts.ts'
import { readArchive, writeArchive } from './archive.ts'
import { cashFlow } from './cashflow.ts'
import { categoryTree, createCategory } from './categories.ts'
import { changeInBulk, splitTransaction } from './edits.ts'
import { exportAs } from './export.ts'
import { incomeStatement, monthStartsOn, periodOrLastMonth, today } from './reports.ts'
import { balanceSheet } from './statements.ts'
import { createByHand, pageOfTransactions, transactionTotals } from './transactions.ts'
import { linkTransfers } from './transfers.ts'

/** The contract of code that acts as a person: what the routes call, by the same names. */
export function booksOf(modules: () => readonly Pick<DomainModule, 'name' | 'archive'>[]): Books {
  return {
    accounts: (tx) => allAccounts(tx, undefined),
    categories: categoryTree,
    addCategory: createCategory,
    transactions: pageOfTransactions,
    totals: transactionTotals,
    enter: createByHand,
    changeInBulk,
    split: splitTransaction,
    link: linkTransfers,
    period: periodOrLastMonth,
    monthStartsOn,
    incomeStatement,
    balanceSheet: (tx, on) => balanceSheet(tx, on ?? today(tx)),
    cashFlow,
    export: exportAs,
    archive: (tx) => writeArchive(tx, modules()),
    restore: (tx, archive) => readArchive(tx, { ...archive, modules: modules() }),
  }
}
