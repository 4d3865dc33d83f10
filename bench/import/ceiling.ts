/**
 * What a program without a thought would take: the file read line by line, and batches inserted by `unnest` of text
 * arrays into an empty twin of the ledger's own table with the same keys and indexes, in one transaction.
 */
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { newId } from '@scale/ids'
import type { OwnerDb, Tx } from '../../apps/api/core/db/db.ts'

const rowsPerBatch = 5000

export async function ceiling(db: OwnerDb, file: string): Promise<number> {
  await db.withOwner(async (tx) => {
    await tx.query('drop table if exists public.bench_ceiling')
    await tx.query('create table public.bench_ceiling (like accounts.transactions including all)')
  })
  const startedAt = performance.now()
  await db.withOwner(async (tx) => {
    const place = { workspaceId: newId(), accountId: newId(), importId: newId() }
    let batch: string[][] = []
    for await (const line of createInterface({ input: createReadStream(file) })) {
      batch.push(line.split(','))
      if (batch.length === rowsPerBatch) {
        await insert(tx, place, batch)
        batch = []
      }
    }
    await insert(tx, place, batch)
  })
  const seconds = (performance.now() - startedAt) / 1000
  await db.withOwner((tx) => tx.query('drop table public.bench_ceiling'))
  return seconds
}

async function insert(
  tx: Tx,
  { workspaceId, accountId, importId }: Record<'workspaceId' | 'accountId' | 'importId', string>,
  batch: readonly string[][],
): Promise<void> {
  const rows = batch.filter(([day]) => /^\d/.test(day ?? ''))
  await tx.query(
    `insert into public.bench_ceiling (workspace_id, account_id, import_id, id, booked_on, amount_minor, currency, description,
       reference)
     select $1, $2, $3, id, day, amount, 'INR', description, reference
     from unnest($4::uuid[], $5::date[], $6::bigint[], $7::text[], $8::text[]) as r(id, day, amount, description, reference)`,
    [
      workspaceId,
      accountId,
      importId,
      rows.map(() => newId()),
      rows.map(([day]) => day),
      rows.map(([, , , amount]) => amount?.replace('.', '')),
      rows.map(([, description]) => description),
      rows.map(([, , reference]) => reference),
    ],
  )
}
