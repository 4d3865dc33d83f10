import { readArgs } from './args.ts'
import { type Command, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'
import { columns } from './terminal.ts'

const listedMax = 100

export const command: Command = {
  name: 'imports',
  usage: `scale imports [--json]
  Lists the files imported so far, newest first.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { json: 'flag' })
    if (rest.length > 0) throw new UsageFault('It takes no names.')
    return inLocal(io, async ({ wired, scope }) => {
      const { imports: all } = wired.ingestion
      await all.resume(scope)
      const imports = await all.list(scope, listedMax)
      if (values.json) {
        await io.out(JSON.stringify({ imports }))
        return exits.done
      }
      const rows = imports.map(({ id, createdAt, state, fileName, counts }) => [
        id,
        createdAt.slice(0, 16).replace('T', ' '),
        state.replace('_', ' '),
        `${counts.new} new`,
        `${counts.duplicate} duplicate`,
        fileName ?? 'rows',
      ])
      for (const line of columns(rows, new Set([3, 4]))) await io.out(line)
      if (rows.length === 0) await io.out('No imports yet. Start with: scale import FILE')
      return exits.done
    })
  },
}
