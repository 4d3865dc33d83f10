import { accountCalled } from './account-called.ts'
import { readArgs } from './args.ts'
import { type Command, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'
import { columns, counted } from './terminal.ts'
import type { Tx } from '../core/db/db.ts'
import type { Accounts, Books } from '../domains/accounts/contract.ts'
import type { TransactionFilter } from '../domains/accounts/schemas.ts'

const limitDefault = '50'
const limitMax = 100_000
const rowsPerPage = 500
/** A terminal line holds so much of a narration. */
const descriptionChars = 60

export const command: Command = {
  name: 'transactions',
  usage: `scale transactions [--search TEXT] [--account NAME] [--limit N] [--json]
  Lists transactions, newest first. TEXT takes words and fields: amount:>500 cat:food tag:trip date:2026-01 is:transfer.
  --limit N  how many, ${limitDefault} unless told otherwise`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { search: 'text', account: 'text', limit: 'text', json: 'flag' })
    if (rest.length > 0) throw new UsageFault('Give the words to look for with --search.')
    const limit = Number(values.limit ?? limitDefault)
    if (!Number.isInteger(limit) || limit < 1 || limit > limitMax) {
      throw new UsageFault(`--limit is a number from 1 to ${limitMax}.`)
    }
    return inLocal(io, async ({ core, wired, scope }) => {
      const { contract, books } = wired.accounts
      const { items, totals } = await core.db.withWorkspace(
        scope,
        async (tx) => {
          const filter = await filterOf(tx, contract, values)
          const items = await readRows(tx, books, { filter, limit })
          return { items, totals: await books.totals(tx, filter) }
        },
        'snapshot',
      )
      if (values.json) {
        await io.out(JSON.stringify({ transactions: items, totals }))
        return exits.done
      }
      const rows = items.map((item) => [
        item.bookedOn,
        item.amount.amount,
        item.amount.currency,
        (item.title ?? item.description).slice(0, descriptionChars),
        item.pending ? 'pending' : '',
      ])
      for (const line of columns(rows, new Set([1]))) await io.out(line)
      for (const { currency, count, in: moneyIn, out, net } of totals.byCurrency) {
        const sums = `in ${moneyIn}, out ${out}, net ${net}`
        await io.out(io.paint.dim(`${counted(count, 'row')} in ${currency}: ${sums}`))
      }
      if (totals.count === 0) await io.out('No transactions match.')
      return exits.done
    })
  },
}

async function filterOf(
  tx: Tx,
  ledger: Accounts,
  { search, account }: { search: string | undefined; account: string | undefined },
): Promise<TransactionFilter> {
  return {
    ...(search === undefined ? {} : { search }),
    ...(account === undefined ? {} : { accountIds: [await accountCalled(tx, ledger, account)] }),
  }
}

async function readRows(
  tx: Tx,
  books: Books,
  { filter, limit }: { filter: TransactionFilter; limit: number },
) {
  const items = []
  let cursor: string | undefined
  do {
    const page = await books.transactions(tx, {
      filter,
      order: 'newest',
      cursor,
      limit: Math.min(rowsPerPage, limit - items.length),
    })
    items.push(...page.items)
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined && items.length < limit)
  return items
}
