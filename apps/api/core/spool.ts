/** Bytes of any length set aside on disk, so that neither memory nor a transaction depends on how fast a peer is. */
import { createHash } from 'node:crypto'
import { type FileHandle, open, unlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { Fault } from './errors.ts'
import { newId } from './ids.ts'

/** A file that was received whole and lies aside until it is used. */
export interface SpooledFile {
  sha256: string
  sizeBytes: bigint
  /** For a thread of this process that reads by itself, until the file is discarded. */
  fd: number
  /** Pieces of at most `bytes` in order; each is overwritten by the next. */
  chunks(bytes: number): AsyncGenerator<Uint8Array>
  whole(): Promise<Uint8Array>
  /** All of it, from the start. */
  stream(): Readable
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
      if (size > bytesMax) throw tooLarge(bytesMax)
      hash.update(bytes)
      await writeAll(file, bytes)
    }
  } catch (error) {
    await file.close()
    throw error
  }
  return {
    sha256: hash.digest('hex'),
    sizeBytes: BigInt(size),
    fd: file.fd,
    chunks: (bytes) => chunksOf(file, size, bytes),
    whole: () => bytesAt(file, 0, new Uint8Array(size)),
    stream: () => file.createReadStream({ start: 0, autoClose: false }),
    discard: () => file.close(),
  }
}

function tooLarge(bytesMax: number): Fault {
  const megabytes = Math.floor(bytesMax / 1024 / 1024)
  return new Fault('body_too_large', {
    detail: `The file is larger than ${megabytes} MB. Export a shorter period, or raise UPLOAD_BYTES_MAX.`,
  })
}

/** A file without a name: a crash leaves nothing of it behind. */
async function openNameless(): Promise<FileHandle> {
  const name = path.join(os.tmpdir(), `scale-spool-${newId()}`)
  const file = await open(name, 'wx+', 0o600)
  await unlink(name)
  return file
}

/** One `write` may take only a part, where the disk is nearly full. */
async function writeAll(file: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.byteLength;) at += (await file.write(bytes, at)).bytesWritten
}

async function* chunksOf(file: FileHandle, size: number, bytes: number): AsyncGenerator<Uint8Array> {
  const chunk = new Uint8Array(Math.min(bytes, size))
  for (let at = 0; at < size; at += bytes) {
    yield bytesAt(file, at, chunk.subarray(0, Math.min(bytes, size - at)))
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
