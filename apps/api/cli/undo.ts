import { readArgs } from './args.ts'
import { type Command, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'

export const command: Command = {
  name: 'undo',
  usage: `scale undo IMPORT [--json]
  Takes an import out of the ledger, whenever it was made. IMPORT is its id (see scale imports), or: last.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { json: 'flag' })
    const [wanted, ...more] = rest
    if (wanted === undefined || more.length > 0) throw new UsageFault('Name one import.')
    return inLocal(io, async ({ wired, scope }) => {
      const { imports } = wired.ingestion
      const id = wanted === 'last' ? await lastCommitted(() => imports.list(scope, 100)) : wanted
      const { state, counts, fileName } = await imports.undo(scope, id)
      if (values.json) await io.out(JSON.stringify({ import: id, state, rows: counts.new + counts.updates }))
      else await io.out(`Took ${counts.new + counts.updates} rows of ${fileName ?? id} out of the ledger.`)
      return exits.done
    })
  },
}

async function lastCommitted(list: () => Promise<{ id: string; state: string }[]>): Promise<string> {
  const last = (await list()).find(({ state }) => state === 'committed')
  if (!last) throw new UsageFault('No import is in the ledger.')
  return last.id
}
