import type { Tx } from '../../../core/db/db.ts'

/** Small enough that neither side ever holds more than one beside the file itself. */
export const chunkBytes = 1024 * 1024

export async function storeFile(
  tx: Tx,
  file: { id: string; sha256: string; sizeBytes: bigint },
  chunks: AsyncIterable<Uint8Array>,
): Promise<void> {
  await tx.query(
    `insert into ingestion.files (workspace_id, id, sha256, size_bytes) values ($1, $2, decode($3, 'hex'), $4)`,
    [tx.scope.workspaceId, file.id, file.sha256, file.sizeBytes],
  )
  let chunk = 0
  for await (const bytes of chunks) {
    await tx.query(
      `insert into ingestion.file_chunks (workspace_id, file_id, chunk, bytes) values ($1, $2, $3, $4)`,
      [tx.scope.workspaceId, file.id, chunk, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
    )
    chunk += 1
  }
}

/** The file's bytes in pieces, in order. */
export async function* fileChunks(tx: Tx, fileId: string): AsyncGenerator<Uint8Array> {
  for (let chunk = 0; ; chunk += 1) {
    const { rows } = await tx.query<{ bytes: Buffer }>(
      `select bytes from ingestion.file_chunks where workspace_id = $1 and file_id = $2 and chunk = $3`,
      [tx.scope.workspaceId, fileId, chunk],
    )
    const bytes = rows[0]?.bytes
    if (!bytes) return
    yield bytes
  }
}
