/** Takes in a file that lies aside (core/spool.ts): it is stored with its import in one transaction. */
import type { Tx } from '../../../core/db/db.ts'
import { appendAudit } from '../../../core/audit/audit.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { newId, toWire } from '../../../core/ids.ts'
import type { SpooledFile } from '../../../core/spool.ts'
import type { ReceiveOptions } from '../contract.ts'
import { chunkBytes, storeFile } from '../store/files.ts'
import { type ImportRecord, committedImportOf, findImport, insertImport } from '../store/imports.ts'

export interface AcceptOptions extends ReceiveOptions {
  /** The caller reads the file itself (it holds the password); nobody else is asked to. */
  readByCaller?: boolean
}

/** Stores the file and its import in state `received`, and asks for it to be read. */
export async function acceptFile(tx: Tx, file: SpooledFile, options: AcceptOptions): Promise<ImportRecord> {
  const id = newId()
  const fileId = newId()
  const { sha256, sizeBytes } = file
  await storeFile(tx, { id: fileId, sha256, sizeBytes }, file.chunks(chunkBytes))
  await insertImport(tx, {
    id,
    source: 'file',
    fileId,
    fileName: options.fileName,
    sha256,
    sizeBytes,
    sameFileAs: await committedImportOf(tx, sha256),
    chosenAccountId: options.accountId ?? null,
    chosenAccounts: options.newAccountName ? { 0: `new:${options.newAccountName}` } : {},
    answers: options.answers ?? {},
  })
  await askToRead(tx, id, options.readByCaller ?? false)
  await appendAudit(tx, {
    action: 'import.received',
    object: toWire('imp', id),
    data: { sizeBytes: Number(sizeBytes) },
  })
  const record = await findImport(tx, id)
  if (!record) throw new Error('an import that was just stored is there')
  return record
}

export async function askToRead(tx: Tx, importId: string, readByCaller: boolean): Promise<void> {
  await appendEvent(tx, {
    type: 'ingestion.import_received',
    data: { importId: toWire('imp', importId), readByCaller },
  })
}
