/** Imports as a program in this process uses them: the command line, the start with files, and tests. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Scope, Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire, toWire } from '../../../core/ids.ts'
import type { Imports } from '../contract.ts'
import type { ImportResource, ImportState, ImportSummary } from '../schemas.ts'
import { findImport, listImports, unfinishedImports } from '../store/imports.ts'
import { importRows } from '../store/rows.ts'
import { spool } from '../../../core/spool.ts'
import { acceptFile } from './accept.ts'
import { answerImport } from './answer.ts'
import { requestCommit } from './commit.ts'
import type { Ingestion } from './deps.ts'
import { ingestRows } from './ingest.ts'
import type { ReadOptions } from './read.ts'
import { goOn } from './steps.ts'
import { requestUndo } from './undo.ts'
import { importSummaries, importView, rowView } from './view.ts'

const onTheWay: ReadonlySet<ImportState> = new Set(['received', 'reading', 'committing', 'undoing'])
const lookAgainMs = 50

export function importsOf(deps: Ingestion): Imports {
  const within = deps.db.withWorkspace.bind(deps.db)
  const find = (scope: Scope, id: string): Promise<ImportResource> =>
    within(
      scope,
      async (tx) => importView(deps, tx, found(await findImport(tx, fromWire('imp', id)))),
      'read',
    )
  /** Does the step here, or waits for the process that does it. */
  const settled = async (scope: Scope, id: string, options: ReadOptions = {}): Promise<ImportResource> => {
    for (;;) {
      await goOn(deps, scope, fromWire('imp', id), options)
      const now = await find(scope, id)
      if (!onTheWay.has(now.state)) return now
      await wait(lookAgainMs)
    }
  }
  return {
    async receive(scope, bytes, { password, onProgress, ...options }) {
      deps.sandbox.warm()
      const file = await spool(bytes, deps.parseLimits.bytesMax ?? Number.MAX_SAFE_INTEGER)
      try {
        const accepted = { ...options, readByCaller: true }
        const { id } = await within(scope, (tx) => acceptFile(tx, file, accepted))
        return await settled(scope, toWire('imp', id), { password, onProgress, file })
      } finally {
        await file.discard()
      }
    },
    async answer(scope, id, { password, onProgress, ...answers }) {
      await within(scope, (tx) => answerImport(tx, fromWire('imp', id), { ...answers, hasPassword: true }))
      return settled(scope, id, { password, onProgress })
    },
    async commit(scope, id, { onProgress, ...options }) {
      await within(scope, (tx) => requestCommit(tx, fromWire('imp', id), options))
      return settled(scope, id, { onProgress })
    },
    async undo(scope, id) {
      await within(scope, (tx) => requestUndo(tx, fromWire('imp', id)))
      return settled(scope, id)
    },
    ingest: (scope, body) =>
      within(scope, async (tx) => importView(deps, tx, await ingestRows(deps, tx, body))),
    find,
    async resume(scope) {
      const unfinished = await within(scope, (tx) => unfinishedImports(tx, deps.clock.now()), 'read')
      for (const { id } of unfinished) await goOn(deps, scope, id)
    },
    rows: (scope, id, { state, limit }) =>
      within(
        scope,
        async (tx) => {
          const record = found(await findImport(tx, fromWire('imp', id)))
          const rows = await importRows(tx, record.id, { afterSeq: -1, limit, state })
          return rows.map((row) => rowView(record.state, row))
        },
        'read',
      ),
    list: (scope, limit) => within(scope, (tx) => newest(deps, tx, limit), 'read'),
    async accountCalled(scope, called) {
      const wanted = bare(called)
      const accounts = await within(scope, (tx) => deps.accounts.listAccounts(tx), 'read')
      const account = accounts.find(({ id, name, bankAccountId }) =>
        [toWire('acc', id), name, bankAccountId ?? ''].some((each) => bare(each) === wanted),
      )
      return account?.id ?? null
    },
  }
}

async function newest(deps: Ingestion, tx: Tx, limit: number): Promise<ImportSummary[]> {
  const page = { limit, before: null, accountId: null, state: null }
  return importSummaries(deps, tx, await listImports(tx, page))
}

const bare = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, '')

function found<T>(record: T | null): T {
  if (record === null) throw new Fault('not_found', { detail: 'There is no such import.' })
  return record
}
