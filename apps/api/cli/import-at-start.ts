/** `npm start -- FILE…`: the files are imported before the address is told, as `scale import` would do it. */
import { type Wired, ensureLocalWorkspace } from '../wiring.ts'
import { Fault } from '../core/errors.ts'
import type { Core } from '../core/module.ts'
import { importFile } from './import.ts'
import { type FileOutcome, writeOutcome } from './import-report.ts'
import { openTerminal } from './terminal.ts'

interface Start {
  core: Core
  wired: Wired
  files: readonly string[]
  say: (line: string) => void
  /** Aborted when SCALE is asked to stop; its database closes soon after. */
  stopping: AbortSignal
}

/** Never throws for a file: one that cannot be read is told, and the next one follows. */
export async function importAtStart({ core, wired, files, say, stopping }: Start): Promise<void> {
  const io = { ...openTerminal(process.env), out: async (line: string) => say(line) }
  const options = { account: undefined, yes: false, password: undefined, answers: {}, interactive: false }
  for (const file of files) {
    if (stopping.aborted) {
      await writeOutcome(io, { file, error: notBegun })
      continue
    }
    say(`Importing ${file}`)
    const outcome = await takeIn(file).catch((error: unknown): FileOutcome => {
      if (stopping.aborted && error instanceof Fault) return { file, error: cutShort }
      core.log.error({ err: error }, 'importing a file at the start failed')
      return { file, error: error instanceof Fault ? error : ourMistake }
    })
    await writeOutcome(io, outcome)
  }

  async function takeIn(file: string): Promise<FileOutcome> {
    return importFile({ wired, scope: await ensureLocalWorkspace(core.db), io }, file, options)
  }
}

const notBegun = {
  code: 'unavailable',
  message: 'SCALE was stopped before this file was begun. Nothing of it was imported; start with it again.',
}
const cutShort = {
  code: 'unavailable',
  message:
    'SCALE was stopped before this file was through. What it had taken in goes on at the next start. ' +
    'Start with the file again to be sure of the rest: no row is counted twice.',
}
const ourMistake = {
  code: 'internal',
  message: 'This file could not be imported: something went wrong on our side.',
}
