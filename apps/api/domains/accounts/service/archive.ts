/**
 * A whole workspace as one file: gzipped lines of JSON. The first line says what it is, each further one is a row of a
 * table, the last one counts them; every domain writes and reads its own part. Restoring makes a new workspace in which
 * everything but the workspace's own id is as it was.
 */
import { Readable, pipeline } from 'node:stream'
import { createGunzip, createGzip } from 'node:zlib'
import pg from 'pg'
import { z } from 'zod'
import { appendAudit } from '../../../core/audit/audit.ts'
import type { Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { newId, toWire } from '../../../core/ids.ts'
import type { Archive, DomainModule } from '../../../core/module.ts'
import type { Person } from '../contract.ts'
import type { Restored } from '../schemas.ts'
import { allFiledUnderCategories } from '../store/categories.ts'
import { forgetMonths } from '../store/monthly.ts'
import { rebuildSearch } from '../store/search.ts'
import { enter, getWorkspace } from '../store/workspaces.ts'
import { furnish, readWorkspace } from './workspaces.ts'

const format = 'scale-archive'
/** Raised when an older SCALE could not read what is written now. */
const version = 1
const rowsPerBatch = 1_000
/** Lines beyond this are no archive of ours: the largest hold a piece of an imported file. */
const lineCharsMax = 64 * 1024 * 1024

const settings = z.object({
  name: z.string(),
  locale: z.string(),
  currency: z.string(),
  numberStyle: z.enum(['comma_dot', 'dot_comma', 'space_comma', 'apostrophe_dot', 'lakh']),
  monthStartsOn: z.int(),
})
const headLine = z.object({
  format: z.literal(format),
  version: z.int(),
  writtenAt: z.string(),
  workspace: settings.extend({ kind: z.enum(['own', 'sample']) }),
})
const rowLine = z.object({ table: z.string(), row: z.record(z.string(), z.unknown()) })
const endLine = z.object({ end: z.literal(true), rows: z.int() })

type Modules = readonly Pick<DomainModule, 'name' | 'archive'>[]

/** The archive as a stream of bytes. `tx` is a snapshot that stays open until the stream has ended. */
export function writeArchive(tx: Tx, modules: Modules): Readable {
  // What goes wrong on the way reaches whoever reads the stream; nothing is left to be done here.
  return pipeline(Readable.from(linesOf(tx, modules), { objectMode: false }), createGzip(), () => {})
}

async function* linesOf(tx: Tx, modules: Modules): AsyncGenerator<string> {
  const workspace = await getWorkspace(tx)
  if (!workspace) throw new Fault('not_found')
  const { name, locale, currency, numberStyle, monthStartsOn, kind } = workspace
  const head: z.input<typeof headLine> = {
    format,
    version,
    writtenAt: tx.now().toString(),
    workspace: { name, locale, currency, numberStyle, monthStartsOn, kind },
  }
  yield line(head)
  let rows = 0
  for (const { archive } of modules) {
    if (!archive) continue
    for await (const row of archive.write(tx)) {
      rows += 1
      yield line(row)
    }
  }
  yield line({ end: true, rows })
}

const line = (value: object): string => `${JSON.stringify(value)}\n`

/** Reads an archive into a new workspace owned by `owner`. Nothing remains of it where a line is wrong. */
export async function readArchive(
  tx: Tx,
  wanted: { bytes: Readable; owner: Person | null; modules: Modules; workspaceId?: string },
): Promise<Restored> {
  const archives = new Map(
    wanted.modules.flatMap(({ name, archive }) => (archive ? [[name, archive] as const] : [])),
  )
  const inside = await enter(tx, wanted.workspaceId ?? newId())
  const counts = new Map<string, number>()
  let started = false
  let ended = false
  let batch: { table: string; rows: Record<string, unknown>[] } | null = null
  const flush = async () => {
    if (batch)
      await archiveFor(archives, batch.table).read(inside, batch.table, batch.rows).catch(sayUnreadable)
    batch = null
  }
  for await (const text of textLines(wanted.bytes)) {
    const value = jsonOf(text)
    if (!started) {
      started = true
      await begin(inside, value, wanted.owner)
      continue
    }
    const end = endLine.safeParse(value)
    if (end.success) {
      await flush()
      ended = end.data.rows === [...counts.values()].reduce((sum, count) => sum + count, 0)
      continue
    }
    const { table, row } = read(rowLine, value)
    if (batch && (batch.table !== table || batch.rows.length >= rowsPerBatch)) await flush()
    batch ??= { table, rows: [] }
    batch.rows.push(row)
    counts.set(table, (counts.get(table) ?? 0) + 1)
  }
  if (!ended) throw new Fault('archive_unreadable', { detail: 'The archive ends too early; take it again' })
  if (!(await allFiledUnderCategories(inside)))
    throw new Fault('archive_unreadable', {
      detail: 'A row is filed under a category the archive does not hold',
    })
  await forgetMonths(inside)
  await rebuildSearch(inside)
  const object = toWire('wsp', inside.scope.workspaceId)
  await appendAudit(inside, { action: 'accounts.workspace_restored', object, data: { rows: total(counts) } })
  const workspace = await readWorkspace(inside, 'owner')
  return { workspace, tables: [...counts].map(([table, rows]) => ({ table, rows })) }
}

const total = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)

async function begin(tx: Tx, value: unknown, owner: Person | null): Promise<void> {
  const parsed = z.object({ format: z.literal(format), version: z.int() }).safeParse(value)
  if (!parsed.success) throw new Fault('archive_unreadable')
  if (parsed.data.version > version) throw new Fault('archive_newer')
  const { workspace } = read(headLine, value)
  const { kind, ...own } = workspace
  await furnish(tx, { settings: own, kind, owner, categories: 'none' })
}

/** Rows that do not fit their table (SQLSTATE 22: values, 23: keys) are the archive's fault. */
function sayUnreadable(cause: unknown): never {
  const unfit = cause instanceof pg.DatabaseError && /^2[23]/.test(cause.code ?? '')
  throw unfit ? new Fault('archive_unreadable', { cause }) : cause
}

/** The domain whose Postgres schema the table is in. */
function archiveFor(archives: ReadonlyMap<string, Archive>, table: string): Archive {
  const archive = archives.get(table.split('.')[0] ?? '')
  if (!archive)
    throw new Fault('archive_unreadable', { detail: `This version of SCALE has no place for ${table}` })
  return archive
}

async function* textLines(bytes: Readable): AsyncGenerator<string> {
  const plain = createGunzip()
  bytes.on('error', (error) => plain.destroy(error))
  bytes.pipe(plain).setEncoding('utf8')
  try {
    yield* splitLines(plain)
  } catch (error) {
    if (error instanceof Fault) throw error
    throw new Fault('archive_unreadable', { cause: error })
  }
}

/** Lines of a text stream; unlike `readline` it gives up on a line without an end before that fills the memory. */
async function* splitLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let open: string[] = []
  let openChars = 0
  for await (const chunk of chunks) {
    const pieces = chunk.split('\n')
    const last = pieces.pop() ?? ''
    for (const piece of pieces) {
      open.push(piece)
      const text = open.join('')
      if (text !== '') yield text
      open = []
      openChars = 0
    }
    open.push(last)
    openChars += last.length
    if (openChars > lineCharsMax)
      throw new Fault('archive_unreadable', { detail: 'A line of the archive is too long' })
  }
  const rest = open.join('')
  if (rest !== '') yield rest
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new Fault('archive_unreadable', { cause })
  }
}

function read<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new Fault('archive_unreadable', { cause: parsed.error })
  return parsed.data
}
