import { readArgs } from './args.ts'
import { type Command, type Io, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'
import { columns } from './terminal.ts'
import type { Tx } from '../core/db/db.ts'
import type { Books } from '../domains/accounts/contract.ts'
import type { BalanceSheet, CashFlow, IncomeStatement } from '../domains/accounts/schemas.ts'

const kinds = ['income', 'balance', 'cashflow'] as const
type Kind = (typeof kinds)[number]

export const command: Command = {
  name: 'report',
  usage: `scale report income|balance|cashflow [--month YYYY-MM] [--from DAY --to DAY] [--json]
  income    what came in and went out, by category
  balance   what is owned and owed, at the end of the month; today where none is given
  cashflow  where money came from and where it went
  Without days the other two are of the month of the newest transaction. Every currency stands by itself.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { month: 'text', from: 'text', to: 'text', json: 'flag' })
    const kind = kinds.find((each) => each === rest[0])
    if (!kind || rest.length > 1) throw new UsageFault(`Say which report: ${kinds.join(', ')}.`)
    if (values.month !== undefined && (values.from ?? values.to) !== undefined)
      throw new UsageFault('Give a month or days, not both.')
    for (const day of [values.from, values.to]) if (day !== undefined) checkDay(day)
    return inLocal(io, async ({ core, wired, scope }) => {
      const { books } = wired.accounts
      const report = await core.db.withWorkspace(scope, (tx) => make(tx, books, { kind, ...values }), 'read')
      if (values.json) await io.out(JSON.stringify(report.body))
      else for (const line of report.lines(io)) await io.out(line)
      return exits.done
    })
  },
}

interface Asked {
  kind: Kind
  month: string | undefined
  from: string | undefined
  to: string | undefined
}

async function make(
  tx: Tx,
  books: Books,
  { kind, ...asked }: Asked,
): Promise<{ body: object; lines: (io: Io) => string[] }> {
  const period = asked.month === undefined ? asked : await monthPeriod(tx, books, asked.month)
  if (kind === 'balance') {
    const sheet = await books.balanceSheet(tx, period.to)
    return { body: sheet, lines: (io) => balanceLines(sheet, io) }
  }
  const days = await books.period(tx, period)
  if (kind === 'income') {
    const statement = await books.incomeStatement(tx, days)
    return { body: statement, lines: (io) => incomeTable(statement, io) }
  }
  const flow = await books.cashFlow(tx, days)
  return { body: flow, lines: (io) => flowLines(flow, io) }
}

function checkDay(day: string): void {
  try {
    Temporal.PlainDate.from(day, { overflow: 'reject' })
  } catch {
    throw new UsageFault(`"${day}" is no day; write it as 2026-02-28.`)
  }
}

/** The month a person names starts on the workspace's own first day. */
async function monthPeriod(tx: Tx, books: Books, month: string): Promise<{ from: string; to: string }> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
    throw new UsageFault(`"${month}" is no month; write it as 2026-02.`)
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: await books.monthStartsOn(tx) })
  return { from: first.toString(), to: first.add({ months: 1 }).subtract({ days: 1 }).toString() }
}

function incomeTable({ from, to, currencies }: IncomeStatement, { paint }: Io): string[] {
  const nothing = currencies.length === 0 ? ['Nothing happened in these days.'] : []
  return [
    paint.bold(`Income statement ${from} to ${to}`),
    ...nothing,
    ...currencies.flatMap(({ currency, income, expense, totalIncome, totalExpense, net }) => {
      const line = ({ name, amount }: { name: string; amount: string }) => [`  ${name}`, amount, currency]
      return columns(
        [
          ['Income', totalIncome, currency],
          ...income.map(line),
          ['Expense', totalExpense, currency],
          ...expense.map(line),
          ['Net', net, currency],
        ],
        new Set([1]),
      )
    }),
  ]
}

function balanceLines({ on, currencies }: BalanceSheet, { paint }: Io): string[] {
  return [
    paint.bold(`Balance sheet on ${on}`),
    ...currencies.flatMap(({ currency, assets, liabilities, totalAssets, totalLiabilities, net }) => {
      const line = ({ name, balance }: { name: string; balance: string }) => [`  ${name}`, balance, currency]
      return columns(
        [
          ['Owned', totalAssets, currency],
          ...assets.map(line),
          ['Owed', totalLiabilities, currency],
          ...liabilities.map(line),
          ['Net worth', net, currency],
        ],
        new Set([1]),
      )
    }),
  ]
}

function flowLines({ from, to, currencies }: CashFlow, { paint }: Io): string[] {
  return [
    paint.bold(`Cash flow ${from} to ${to}`),
    ...currencies.flatMap(({ currency, in: moneyIn, out, net, nodes, links }) => {
      const label = (id: string) => nodes.find((node) => node.id === id)?.label ?? id
      const rows = links.map(({ source, target, amount }) => [
        `${label(source)} → ${label(target)}`,
        amount,
        currency,
      ])
      return [`In ${moneyIn}, out ${out}, net ${net} ${currency}`, ...columns(rows, new Set([1]))]
    }),
  ]
}
