import type { Tx } from '../core/db/db.ts'
import { Fault } from '../core/errors.ts'
import type { Wired } from '../wiring.ts'
import { readArgs } from './args.ts'
import { categoryCalled } from './category-called.ts'
import { type Command, type Io, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'
import { columns, counted } from './terminal.ts'

const groupsMax = 1_000
const percent = (probability: number): string => `${Math.floor(probability * 100)} %`

export const command: Command = {
  name: 'review',
  usage: `scale review [--accept MERCHANT --category CATEGORY] [--json]
  Lists the merchants whose rows wait for a category. --accept files all that wait of one under a category.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { accept: 'text', category: 'text', json: 'flag' })
    const { accept, category, json } = values
    if (rest.length > 0) throw new UsageFault('It takes no names; give the merchant with --accept.')
    if ((accept === undefined) !== (category === undefined))
      throw new UsageFault('--accept and --category go together.')
    return inLocal(io, async ({ core, wired, scope }) => {
      if (accept === undefined || category === undefined) {
        await core.db.withWorkspace(scope, (tx) => list(tx, wired, { io, json }), 'snapshot')
        return exits.done
      }
      const filed = await core.db.withWorkspace(scope, (tx) => file(tx, wired, { accept, category }))
      const changed = filed.reduce((sum, one) => sum + one.changed, 0)
      if (json) await io.out(JSON.stringify({ filed }))
      else
        await io.out(
          `Filed ${counted(changed, 'row')} of ${accept}. Further rows of it follow by themselves.`,
        )
      return exits.done
    })
  },
}

async function list(
  tx: Tx,
  { accounts, categorization }: Wired,
  { io, json }: { io: Io; json: boolean },
): Promise<void> {
  const { items, rows } = await categorization.sorting.review(tx, groupsMax)
  if (json) return io.out(JSON.stringify({ rows, groups: items }))
  const names = new Map((await accounts.books.categories(tx)).map(({ id, name }) => [id, name]))
  const lines = items.map(({ merchantName, merchant, incoming, suggestion, ...group }) => [
    merchantName || merchant,
    incoming ? 'in' : 'out',
    counted(group.rows, 'row'),
    suggestion ? `${names.get(suggestion.categoryId) ?? ''} (${percent(suggestion.probability)})` : '',
  ])
  for (const line of columns(lines, new Set([2]))) await io.out(line)
  await io.out(rows === 0 ? 'Nothing waits for you.' : io.paint.dim(`${counted(rows, 'row')} in all`))
}

interface FiledGroup {
  merchant: string
  incoming: boolean
  changed: number
  operationId: string
}

async function file(
  tx: Tx,
  { accounts, categorization: { sorting } }: Wired,
  { accept, category }: { accept: string; category: string },
): Promise<FiledGroup[]> {
  const wanted = accept.trim().toLowerCase()
  const categoryId = await categoryCalled(tx, accounts.books, category)
  const { items } = await sorting.review(tx, groupsMax)
  const filed: FiledGroup[] = []
  for (const { merchant, merchantName, incoming } of items) {
    if (merchant.toLowerCase() !== wanted && merchantName.toLowerCase() !== wanted) continue
    const done = await sorting.decide(tx, { merchant, incoming, categoryId })
    filed.push({ merchant, incoming, changed: done.changed, operationId: done.operationId })
  }
  if (filed.length === 0)
    throw new Fault('not_found', { detail: `Nothing of "${accept}" waits. See: scale review` })
  return filed
}
