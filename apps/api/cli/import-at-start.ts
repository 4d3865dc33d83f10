/** `npm start -- FILE…`: the files are imported before the address is told, as `scale import` would do it. */
import { type Wired, ensureLocalWorkspace } from '../wiring.ts'
import type { Core } from '../core/module.ts'
import { importFile } from './import.ts'
import { type FileOutcome, writeOutcome } from './import-report.ts'
import { openTerminal } from './terminal.ts'

interface Start {
  core: Core
  wired: Wired
  files: readonly string[]
  say: (line: string) => void
}

/** Never throws for a file: one that cannot be read is told, and the next one follows. */
export async function importAtStart({ core, wired, files, say }: Start): Promise<void> {
  const io = { ...openTerminal(process.env), out: async (line: string) => say(line) }
  const scope = await ensureLocalWorkspace(core.db)
  const options = { account: undefined, yes: false, password: undefined, answers: {}, interactive: false }
  for (const file of files) {
    const outcome = await importFile({ wired, scope, io }, file, options).catch(
      (error: unknown): FileOutcome => {
        core.log.error({ err: error }, 'importing a file at the start failed')
        return {
          file,
          error: {
            code: 'internal',
            message: 'This file could not be imported: something went wrong on our side.',
          },
        }
      },
    )
    await writeOutcome(io, outcome)
  }
}
