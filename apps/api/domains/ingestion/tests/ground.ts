/** A workspace with the ledger and the import domain on a real database, driven as the command line drives it. */
import { fakeClock, testDb } from '../../../core/testing/index.ts'
import { createLog } from '../../../core/log.ts'
import type { Scope } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'
import { ledger } from '../../accounts/service/ledger.ts'
import { acceptFile, spool } from '../service/accept.ts'
import { requestCommit } from '../service/commit.ts'
import type { Ingestion } from '../service/deps.ts'
import { openSandbox } from '../sandbox/sandbox.ts'
import { goOn } from '../service/steps.ts'
import { type ImportRecord, findImport } from '../store/imports.ts'
import { type RowRecord, importRows } from '../store/rows.ts'
import { requestUndo } from '../service/undo.ts'

export interface Ground {
  deps: Ingestion
  scope: Scope
  receive(
    fileName: string,
    text: string | Uint8Array,
    options?: { accountId?: string; answers?: ImportRecord['answers'] },
  ): Promise<string>
  read(importId: string, password?: string): Promise<ImportRecord>
  commit(importId: string, acceptSuggestions?: boolean): Promise<ImportRecord>
  undo(importId: string): Promise<ImportRecord>
  rows(importId: string): Promise<RowRecord[]>
  states(importId: string): Promise<string>
  record(importId: string): Promise<ImportRecord>
  /** `date amount text` of what the ledger shows, oldest first. */
  ledger(): Promise<string>
  sql<R extends object>(text: string, params?: unknown[]): Promise<R[]>
}

export async function openGround(): Promise<() => Promise<Ground>> {
  const clock = fakeClock('2026-05-02T10:00:00Z')
  const { db, newScope } = await testDb({ clock })
  const deps: Ingestion = {
    db,
    clock,
    accounts: ledger,
    sandbox: openSandbox(),
    log: createLog({ level: 'silent' }),
    parseLimits: {},
    rowsPerBatch: 5000,
  }
  return async () => {
    const scope = newScope()
    await db.withWorkspace(scope, async (tx) => {
      await tx.query(
        `insert into accounts.workspaces (workspace_id, name, locale, currency, number_style, created_at)
         values ($1, 'Test', 'en-IN', 'INR', 'lakh', now())`,
        [scope.workspaceId],
      )
    })
    return groundOf(deps, scope)
  }
}

function groundOf(deps: Ingestion, scope: Scope): Ground {
  const within = deps.db.withWorkspace.bind(deps.db, scope) as <T>(
    work: Parameters<typeof deps.db.withWorkspace<T>>[1],
  ) => Promise<T>
  const record = async (id: string): Promise<ImportRecord> => {
    const found = await within((tx) => findImport(tx, id))
    if (!found) throw new Error(`no import ${id}`)
    return found
  }
  const rows = (id: string): Promise<RowRecord[]> =>
    within((tx) => importRows(tx, id, { afterSeq: -1, limit: 10_000, state: null }))
  return {
    deps,
    scope,
    async receive(fileName, text, options = {}) {
      const file = await spool(bytesOf(text), 1 << 30)
      const accepted = await within((tx) => acceptFile(tx, file, { fileName, ...options }))
      await file.discard()
      return accepted.id
    },
    async read(id, password) {
      await goOn(deps, scope, id, { password })
      return record(id)
    },
    async commit(id, acceptSuggestions = false) {
      await within((tx) => requestCommit(tx, id, { rows: 'good', acceptSuggestions }))
      await goOn(deps, scope, id)
      return record(id)
    },
    async undo(id) {
      await within((tx) => requestUndo(tx, id))
      await goOn(deps, scope, id)
      return record(id)
    },
    rows,
    async states(id) {
      const all = await rows(id)
      return all
        .filter(({ kind }) => kind === 'row')
        .map(({ state }) => state)
        .join(' ')
    },
    record,
    async ledger() {
      const shown = await within((tx) =>
        tx.query<{ text: string }>(
          `select booked_on || ' ' || (amount_minor::numeric / 100)::numeric(18, 2) || ' ' || coalesce(title, description) as text
           from accounts.transactions
           where workspace_id = $1 and deleted_at is null and withdrawn_at is null order by booked_on, amount_minor, id`,
          [scope.workspaceId],
        ),
      )
      return shown.rows.map(({ text }) => text).join('\n')
    },
    async sql<R extends object>(text: string, params: unknown[] = []) {
      return (await within((tx) => tx.query<R>(text, params))).rows
    },
  }
}

async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? new TextEncoder().encode(text) : text
}

export const anyId = newId
