import { createReadStream } from 'node:fs'
import { readArgs } from './args.ts'
import { type Command, Refusal, UsageFault, exits } from './command.ts'
import { fileFault } from './file-fault.ts'
import { inLocal } from './local.ts'
import { newId } from '../core/ids.ts'
import { localOwner } from '../wiring.ts'

export const command: Command = {
  name: 'restore',
  usage: `scale restore ARCHIVE [--json]
  Makes a new workspace from a file that scale export --format archive wrote. Nothing that is here changes.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { json: 'flag' })
    const [file, ...more] = rest
    if (file === undefined || more.length > 0) throw new UsageFault('Name one archive.')
    const fault = await fileFault(file)
    if (fault) throw new Refusal(fault)
    return inLocal(io, async ({ core, wired, scope }) => {
      const owner = await localOwner(core.db, scope)
      const workspaceId = newId()
      const restored = await core.db.withWorkspace({ workspaceId, userId: scope.userId }, (tx) =>
        wired.accounts.books.restore(tx, { bytes: createReadStream(file), owner, workspaceId }),
      )
      if (values.json) await io.out(JSON.stringify(restored))
      else {
        const rows = restored.tables.reduce((sum, table) => sum + table.rows, 0)
        await io.out(`Restored "${restored.workspace.name}" as ${restored.workspace.id}, ${rows} rows.`)
      }
      return exits.done
    })
  },
}
