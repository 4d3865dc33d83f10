/** Takes an import one step further, whatever step is due; safe to call again, and by several processes at once. */
import type { Scope } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { commitImport } from './commit.ts'
import type { StepOutcome } from './recording.ts'
import type { Ingestion } from './deps.ts'
import { type ReadOptions, readImport } from './read.ts'
import { changeImport, findImport, lockImport } from '../store/imports.ts'
import { undoImport } from './undo.ts'

export async function goOn(
  deps: Ingestion,
  scope: Scope,
  importId: string,
  options: ReadOptions = {},
): Promise<StepOutcome> {
  const record = await deps.db.withWorkspace(scope, (tx) => findImport(tx, importId), 'read')
  switch (record?.state) {
    case 'received':
    case 'reading': {
      const outcome = await readImport(deps, scope, importId, options)
      return outcome === 'read' ? 'done' : outcome
    }
    case 'committing':
      return commitOrStepBack(deps, scope, importId, options.onProgress)
    case 'undoing':
      return undoImport(deps, scope, importId)
    default:
      return 'not_due'
  }
}

/** What cannot be committed (a chosen account is gone) goes back to the preview, where it can be put right. */
async function commitOrStepBack(
  deps: Ingestion,
  scope: Scope,
  importId: string,
  onProgress: ReadOptions['onProgress'],
): Promise<StepOutcome> {
  try {
    return await commitImport(deps, scope, importId, onProgress)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    await deps.db.withWorkspace(scope, async (tx) => {
      const record = await lockImport(tx, importId, 'skip')
      if (record?.state === 'committing') await changeImport(tx, importId, { state: 'preview' })
    })
    throw error
  }
}
