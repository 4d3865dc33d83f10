import { readArgs } from './args.ts'
import { type Command, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'
import { columns, counted } from './terminal.ts'

export const command: Command = {
  name: 'accounts',
  usage: `scale accounts [--json]
  Lists the accounts with their balances.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { json: 'flag' })
    if (rest.length > 0) throw new UsageFault('It takes no names.')
    return inLocal(io, async ({ core, wired, scope }) => {
      const accounts = await core.db.withWorkspace(scope, wired.accounts.books.accounts, 'read')
      if (values.json) {
        await io.out(JSON.stringify({ accounts }))
        return exits.done
      }
      const rows = accounts.map((account) => [
        account.name,
        account.type,
        account.bankAccountId ?? '',
        account.balance.amount,
        account.currency,
        counted(account.transactionCount, 'row'),
        account.lastBookedOn === null ? '' : `to ${account.lastBookedOn}`,
        account.archivedAt === null ? '' : 'archived',
      ])
      for (const line of columns(rows, new Set([3, 5]))) await io.out(line)
      if (rows.length === 0) await io.out('No accounts yet. An import opens them: scale import FILE')
      return exits.done
    })
  },
}
