import { listOf } from '../../../core/db/arrays.ts'
import type { Tx } from '../../../core/db/db.ts'
import { newId } from '../../../core/ids.ts'
import type { RowFilter } from './filter.ts'
import { Values } from './values.ts'
import { addWords, rowsPerSignature, signatureLength, slotsToFind } from './signature.ts'

/** A row as the search knows it: where it stands in time and all its text. */
export interface SearchedRow {
  id: string
  bookedOn: string
  text: string
}

/** Makes rows findable. Rows that come together share segments, so they are best given in order of their days. */
export async function addToSearch(
  tx: Tx,
  rows: readonly SearchedRow[],
  importId: string | null,
): Promise<void> {
  if (rows.length === 0) return
  const segments = []
  const words = new Int32Array(Math.ceil(rows.length / rowsPerSignature) * signatureLength)
  for (let start = 0; start < rows.length; start += rowsPerSignature) {
    const place = segments.length * signatureLength
    const own = words.subarray(place, place + signatureLength)
    segments.push(segmentOf(rows.slice(start, start + rowsPerSignature), 0, own))
  }
  await tx.query(
    `insert into accounts.search_segments (workspace_id, id, import_id, first_on, last_on, rows, words, transaction_ids)
     select $1, s.id, $2, s.first_on, s.last_on, s.rows,
       ($7::integer[])[(s.n - 1) * ${signatureLength} + 1 : s.n * ${signatureLength}],
       ($8::uuid[])[(s.n - 1) * ${rowsPerSignature} + 1 : s.n * ${rowsPerSignature}]
     from unnest($3::uuid[], $4::date[], $5::date[], $6::smallint[])
       with ordinality as s(id, first_on, last_on, rows, n)`,
    [
      tx.scope.workspaceId,
      importId,
      segments.map(() => newId()),
      segments.map(({ firstOn }) => firstOn),
      segments.map(({ lastOn }) => lastOn),
      segments.map(({ ids }) => ids.length),
      listOf('integer', words),
      listOf(
        'uuid',
        rows.map(({ id }) => id),
      ),
    ],
  )
}

/** `taken` rows of the segment are there already. */
function segmentOf(rows: readonly SearchedRow[], taken = 0, words = new Int32Array(signatureLength)) {
  rows.forEach(({ text }, index) => addWords(words, taken + index, text))
  const days = rows.map(({ bookedOn }) => bookedOn).toSorted()
  return { words, firstOn: days[0] ?? '', lastOn: days.at(-1) ?? '', ids: rows.map(({ id }) => id) }
}

/** Rows whose text or day a person changed are entered again, into a segment of such rows that still has room. */
export async function refreshSearch(tx: Tx, ids: readonly string[]): Promise<void> {
  const { rows } = await tx.query<SearchedRow>(
    `select t.id, t.booked_on as "bookedOn", ${searchedText} as text from accounts.transactions t
     where t.workspace_id = $1 and t.id = any($2::uuid[]) order by t.booked_on, t.id`,
    [tx.scope.workspaceId, ids],
  )
  if (rows.length === 0) return
  const filled = rows.length < rowsPerSignature ? await fillOpenSegment(tx, rows) : 0
  await addToSearch(tx, rows.slice(filled), null)
}

/** All text of a row `t` that a person may look for; `accounts.holds_words` reads the same. */
const searchedText = `concat_ws(' ', t.title, t.description, t.counterparty, t.reference, t.note,
  array_to_string(t.tags, ' '))`

/** Adds rows to the newest segment of edited rows, as far as it has room. Returns how many went in. */
async function fillOpenSegment(tx: Tx, rows: readonly SearchedRow[]): Promise<number> {
  const { rows: open } = await tx.query<{ id: string; rows: number; words: number[] }>(
    `select id, rows, words from accounts.search_segments
     where workspace_id = $1 and import_id is null and rows < $2 order by id desc limit 1 for update skip locked`,
    [tx.scope.workspaceId, rowsPerSignature],
  )
  const [segment] = open
  if (!segment) return 0
  const fitting = rows.slice(0, rowsPerSignature - segment.rows)
  const { firstOn, lastOn, words, ids } = segmentOf(fitting, segment.rows, Int32Array.from(segment.words))
  await tx.query(
    `update accounts.search_segments set first_on = least(first_on, $3), last_on = greatest(last_on, $4),
       rows = rows + $5, words = $6::text::integer[], transaction_ids = transaction_ids || $7::uuid[]
     where workspace_id = $1 and id = $2`,
    [tx.scope.workspaceId, segment.id, firstOn, lastOn, fitting.length, `{${words.join(',')}}`, ids],
  )
  return fitting.length
}

export async function forgetSearch(tx: Tx, importId: string): Promise<void> {
  await tx.query('delete from accounts.search_segments where workspace_id = $1 and import_id = $2', [
    tx.scope.workspaceId,
    importId,
  ])
}

export interface Segment {
  id: string
  firstOn: string
  lastOn: string
  /** Its rows that may match. */
  candidates: string[]
}

/** True where the words of a search say enough to skip segments. */
export function isSelective(filter: RowFilter): boolean {
  return (filter.words ?? []).some((word) => slotsToFind(word).length > 0)
}

/**
 * The next segments that may hold all words of a filter, in the order of their newest (or oldest) row, from after a given
 * one; at most `limit`.
 */
export async function nextSegments(
  tx: Tx,
  wanted: { filter: RowFilter; order: 'newest' | 'oldest'; after: Segment | null; limit: number },
): Promise<Segment[]> {
  const { filter, order, after, limit } = wanted
  const values = new Values()
  const [edge, step, direction] = order === 'newest' ? ['last_on', '<', 'desc'] : ['first_on', '>', 'asc']
  const all = [`s.workspace_id = ${values.add(tx.scope.workspaceId)}`]
  if (filter.from) all.push(`s.last_on >= ${values.add(filter.from)}`)
  if (filter.to) all.push(`s.first_on <= ${values.add(filter.to)}`)
  if (after) {
    const day = order === 'newest' ? after.lastOn : after.firstOn
    all.push(`(s.${edge}, s.id) ${step} (${values.add(day)}::date, ${values.add(after.id)}::uuid)`)
  }
  const found = [...new Set((filter.words ?? []).flatMap(slotsToFind))]
  const half = (offset: number) => found.map((slot) => `s.words[${offset + slot + 1}]`).join(' & ')
  all.push(`(${half(0)} <> 0 or ${half(signatureLength / 2)} <> 0)`)
  const { rows } = await tx.query<Segment>(
    `select m.id, m.first_on as "firstOn", m.last_on as "lastOn", array(
       select m.transaction_ids[n] from generate_series(1, m.rows) as n
       where (case when n <= 32 then m.low >> (n - 1) else m.high >> (n - 33) end) & 1 = 1) as candidates
     from (
       select s.id, s.first_on, s.last_on, s.rows, s.transaction_ids, ${half(0)} as low, ${half(signatureLength / 2)} as high
       from accounts.search_segments s where ${all.join(' and ')}
       order by s.${edge} ${direction}, s.id ${direction} limit ${values.add(limit)}
     ) m order by m.${edge} ${direction}, m.id ${direction}`,
    values.list,
  )
  return rows
}

const rowsPerRebuild = 5_000

/** Makes every row of the workspace findable again, in order of days. */
export async function rebuildSearch(tx: Tx): Promise<void> {
  await tx.query('delete from accounts.search_segments where workspace_id = $1', [tx.scope.workspaceId])
  let after = { bookedOn: '0001-01-01', id: '00000000-0000-0000-0000-000000000000' }
  for (;;) {
    const { rows } = await tx.query<SearchedRow & { importId: string | null }>(
      `select t.id, t.booked_on as "bookedOn", t.import_id as "importId", ${searchedText} as text
       from accounts.transactions t where t.workspace_id = $1 and (t.booked_on, t.id) > ($2::date, $3::uuid)
       order by t.booked_on, t.id limit $4`,
      [tx.scope.workspaceId, after.bookedOn, after.id, rowsPerRebuild],
    )
    // By import, because an import's segments leave with it.
    for (const [importId, own] of Map.groupBy(rows, (row) => row.importId))
      await addToSearch(tx, own, importId)
    const last = rows.at(-1)
    if (!last || rows.length < rowsPerRebuild) return
    after = last
  }
}
