import { wireId } from '@scale/ids'
import { readArgs } from './args.ts'
import { type Command, Refusal, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'
import { counted } from './terminal.ts'

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
      const id = wanted === 'last' ? await lastCommitted(() => imports.list(scope, 100)) : importId(wanted)
      const before = await imports.find(scope, id)
      const { state, counts, fileName } = await imports.undo(scope, id)
      const rows = before.state === 'undone' ? 0 : counts.new + counts.updates
      if (values.json) await io.out(JSON.stringify({ import: id, state, rows }))
      else await io.out(`Took ${counted(rows, 'row')} of ${fileName ?? id} out of the ledger.`)
      return exits.done
    })
  },
}

function importId(wanted: string): string {
  if (wireId('imp').safeParse(wanted).success) return wanted
  throw new Refusal({ code: 'not_found', message: `There is no import "${wanted}". See: scale imports` })
}

async function lastCommitted(list: () => Promise<{ id: string; state: string }[]>): Promise<string> {
  const last = (await list()).find(({ state }) => state === 'committed')
  if (!last) throw new Refusal({ code: 'not_found', message: 'No import is in the ledger.' })
  return last.id
}
