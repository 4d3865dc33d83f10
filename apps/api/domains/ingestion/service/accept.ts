/**
 * Takes in a file: bytes are hashed and set aside while they stream, so that nothing is held in memory, then stored with
 * their import in one transaction.
 */
import { createHash } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Tx } from '../../../core/db/db.ts'
import { appendAudit } from '../../../core/audit/audit.ts'
import { Fault } from '../../../core/errors.ts'
import { appendEvent } from '../../../core/events/outbox.ts'
import { newId, toWire } from '../../../core/ids.ts'
import { chunkBytes, storeFile } from '../store/files.ts'
import {
  type ImportRecord,
  type NewImport,
  committedImportOf,
  findImport,
  insertImport,
} from '../store/imports.ts'

/** A file that was received whole and lies aside until it is stored. */
export interface SpooledFile {
  sha256: string
  sizeBytes: bigint
  /** Pieces in order; each is overwritten by the next. */
  chunks(): AsyncGenerator<Uint8Array>
  whole(): Promise<Uint8Array>
  discard(): Promise<void>
}

/** Throws `Fault('body_too_large')`. */
export async function spool(source: AsyncIterable<Uint8Array>, bytesMax: number): Promise<SpooledFile> {
  const file = await openNameless()
  const hash = createHash('sha256')
  let size = 0
  try {
    for await (const bytes of source) {
      size += bytes.byteLength
      if (size > bytesMax) {
        const megabytes = Math.floor(bytesMax / 1024 / 1024)
        throw new Fault('body_too_large', {
          detail: `The file is larger than ${megabytes} MB. Export a shorter period, or raise UPLOAD_BYTES_MAX.`,
        })
      }
      hash.update(bytes)
      await file.write(bytes)
    }
  } catch (error) {
    await file.close()
    throw error
  }
  return {
    sha256: hash.digest('hex'),
    sizeBytes: BigInt(size),
    chunks: () => chunksOf(file, size),
    whole: () => bytesAt(file, 0, new Uint8Array(size)),
    discard: () => file.close(),
  }
}

/** A file without a name: a crash leaves nothing of it behind. */
async function openNameless(): Promise<FileHandle> {
  const name = path.join(os.tmpdir(), `scale-upload-${newId()}`)
  const file = await open(name, 'wx+', 0o600)
  await unlink(name)
  return file
}

async function* chunksOf(file: FileHandle, size: number): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(Math.min(chunkBytes, size))
  for (let at = 0; at < size; at += chunkBytes) {
    yield bytesAt(file, at, chunk.subarray(0, Math.min(chunkBytes, size - at)))
  }
}

async function bytesAt(file: FileHandle, position: number, into: Uint8Array): Promise<Uint8Array> {
  for (let filled = 0; filled < into.byteLength;) {
    const { bytesRead } = await file.read(into, filled, into.byteLength - filled, position + filled)
    if (bytesRead === 0) throw new Error('the set-aside file became shorter')
    filled += bytesRead
  }
  return into
}

export interface AcceptOptions {
  fileName: string | null
  accountId?: string | null
  /** Opens an account of this name instead. */
  newAccountName?: string
  answers?: NewImport['answers']
  /** The caller reads the file itself (it holds the password); nobody else is asked to. */
  readByCaller?: boolean
}

/** Stores the file and its import in state `received`, and asks for it to be read. */
export async function acceptFile(tx: Tx, file: SpooledFile, options: AcceptOptions): Promise<ImportRecord> {
  const id = newId()
  const fileId = newId()
  const { sha256, sizeBytes } = file
  await storeFile(tx, { id: fileId, sha256, sizeBytes }, file.chunks())
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
