/**
 * Reads a stored file into lines and compares them with the ledger: received → reading → needs_answer | preview |
 * rejected. All of it is one transaction under the import's row lock, so a crash leaves the file as it was received,
 * and whoever holds the lock is alive.
 */
import { StatementRejected, parserVersion } from '@scale/statements'
import type { Scope, Tx } from '../../../core/db/db.ts'
import { inFlight } from '../../../core/in-flight.ts'
import { type SpooledFile, spool } from '../../../core/spool.ts'
import type { StepOptions } from '../contract.ts'
import { assignAccounts, currencyHint, mayAskAccounts } from './assign.ts'
import { compareAssigned } from './compare-import.ts'
import type { Ingestion } from './deps.ts'
import { takeAsKnown } from './same-file.ts'
import type { ColumnBatch } from '../sandbox/batch.ts'
import type { PlainHead, ReadingEnd, Tally } from '../sandbox/protocol.ts'
import type { Reading } from '../sandbox/sandbox.ts'
import type { ImportQuestion } from '../schemas.ts'
import { fileChunks } from '../store/files.ts'
import { type ImportRecord, changeImport, lockImport, rememberedMappings } from '../store/imports.ts'
import { clearLines, insertLines } from '../store/lines.ts'

/** A file that ended its process this often is not tried again. */
const attemptsMax = 3

export interface ReadOptions extends StepOptions {
  /** The file itself, where this process still has it; else it is read from the database. */
  file?: SpooledFile | undefined
}

/** `busy`: another process is reading it. `not_due`: there is nothing to read (any more). */
export type ReadOutcome = 'read' | 'busy' | 'not_due'

export async function readImport(
  deps: Ingestion,
  scope: Scope,
  importId: string,
  options: ReadOptions = {},
): Promise<ReadOutcome> {
  const begun = await deps.db.withWorkspace(scope, (tx) => begin(tx, importId))
  if (begun !== 'read') return begun
  return deps.db.withWorkspace(scope, async (tx) => {
    const record = await lockImport(tx, importId, 'skip')
    if (!record) return 'busy'
    if (record.state !== 'reading') return 'not_due'
    try {
      await read(deps, tx, record, options)
    } catch (error) {
      if (!(error instanceof StatementRejected)) throw error
      // Without its message, which may quote the file.
      if (error.cause instanceof Error)
        deps.log.error({ importId, name: error.cause.name }, 'a reader failed')
      await refuse(tx, record, error)
    }
    return 'read'
  })
}

async function begin(tx: Tx, importId: string): Promise<ReadOutcome> {
  const record = await lockImport(tx, importId, 'skip')
  if (!record) return 'busy'
  if (record.state !== 'received' && record.state !== 'reading') return 'not_due'
  if (record.readingAttempts >= attemptsMax) {
    const message =
      `Reading this file stopped SCALE ${attemptsMax} times, so it is not tried again and nothing was recorded. ` +
      'Export it in another format, or for a shorter period.'
    await refuse(tx, record, new StatementRejected('memory_exceeded', message))
    return 'not_due'
  }
  await changeImport(tx, importId, { state: 'reading', readingAttempts: record.readingAttempts + 1 })
  return 'read'
}

async function read(deps: Ingestion, tx: Tx, record: ImportRecord, options: ReadOptions): Promise<void> {
  await clearLines(tx, record.id)
  if (await takeAsKnown(deps, tx, record)) {
    return changeImport(tx, record.id, { state: 'preview', readingAttempts: 0 })
  }
  deps.categorization.warm()
  const defaults = await deps.accounts.workspaceDefaults(tx)
  const hint = await currencyHint(deps, tx, record)
  if (!record.fileId) throw new Error(`import ${record.id} has no file to read`)
  const file = options.file ?? (await spool(fileChunks(tx, record.fileId), Infinity))
  try {
    for (const early of [true, false]) {
      const opening = { ...options, ...defaults, file, hint, early }
      const { reading, currency } = await openReading(deps, tx, record, opening)
      try {
        if ((await take(deps, tx, record, { reading, currency, options })) === 'taken') return
      } finally {
        await reading.close()
      }
      await clearLines(tx, record.id)
    }
  } finally {
    if (file !== options.file) await file.discard()
  }
}

/** What the reading brings, as lines of the import. `misled`: it began early, and its end says otherwise. */
async function take(
  deps: Ingestion,
  tx: Tx,
  record: ImportRecord,
  { reading, currency, options }: { reading: Reading<ColumnBatch>; currency: string; options: ReadOptions },
): Promise<'taken' | 'misled'> {
  const { format, encoding, mapping, questions } = reading.head
  await changeImport(tx, record.id, {
    format,
    encoding,
    mapping,
    parserVersion,
    rejection: null,
  })
  if (questions.length > 0) return ask(tx, record, questions)
  const { head, tally } = await stage(tx, record, reading, options)
  if (head === null) return 'misled'
  const staged = { ...tally, lines: head.lines }
  if (saysNothing(head, staged)) throw new StatementRejected('not_a_statement', nothingSaid)
  deps.countRows('read', staged.rows)
  await changeImport(tx, record.id, { staged })
  const assigned = await assignAccounts(deps, tx, record, { head, tally: staged, currency })
  if (assigned.questions.length > 0) return ask(tx, record, assigned.questions)
  await compareAssigned(deps, tx, { ...record, staged })
  await changeImport(tx, record.id, { state: 'preview', questions: [], readingAttempts: 0 })
  return 'taken'
}

const nothingSaid = 'The file holds no transactions and names no account, so there is nothing to import.'

/** No row, no number or name of an account, no balance: not even an account to open. */
function saysNothing({ accounts }: PlainHead, { rows, problems }: Tally): boolean {
  const nameless = accounts.every(
    ({ id, name, openingMinor, closingMinor }) => (id ?? name ?? openingMinor ?? closingMinor) === null,
  )
  return rows + problems === 0 && nameless
}

interface Opening extends ReadOptions {
  file: SpooledFile
  currency: string
  locale: string
  /** Currency of the account the person chose. */
  hint: string | null
  early: boolean
}

/** Opens the file, again where its head points at an account kept in another currency than was assumed. */
async function openReading(
  deps: Ingestion,
  tx: Tx,
  record: ImportRecord,
  opening: Opening,
): Promise<{ reading: Reading<ColumnBatch>; currency: string }> {
  const remembered = await rememberedMappings(tx)
  const open = (currency: string) => {
    const { password: _password, account: _account, account_currency: _currency, ...answers } = record.answers
    return deps.sandbox.read(
      {
        file: opening.file,
        options: {
          ...(record.fileName ? { fileName: record.fileName } : {}),
          ...(opening.password ? { password: opening.password } : {}),
          ...(record.askedMapping ? { mapping: record.askedMapping } : {}),
          locale: opening.locale,
          currency,
          answers,
          early: opening.early,
          limits: deps.parseLimits,
        },
        remembered,
        currencyDefault: currency,
        rowsPerBatch: deps.rowsPerBatch,
      },
      'columns',
    )
  }
  const assumed = opening.hint ?? opening.currency
  const reading = await open(assumed)
  const meant =
    opening.hint ??
    (await mayAskAccounts(deps, tx, record, reading.head).catch(async (error) => {
      await reading.close()
      throw error
    }))
  if (meant === null || meant === assumed || statesCurrency(reading.head, assumed)) {
    return { reading, currency: assumed }
  }
  await reading.close()
  return { reading: await open(meant), currency: meant }
}

function statesCurrency(head: PlainHead, assumed: string): boolean {
  return head.accounts.some(({ currency }) => currency !== null && currency !== assumed)
}

/** Batches on their way to the database: while it takes in one, it is told of the next. */
const batchesInFlightMax = 3

async function stage(
  tx: Tx,
  record: ImportRecord,
  reading: Reading<ColumnBatch>,
  { onProgress }: ReadOptions,
): Promise<ReadingEnd> {
  const { lines } = reading.head
  const batches = reading.batches()
  const inserting = inFlight(batchesInFlightMax)
  let done = 0
  for (;;) {
    const next = await batches.next()
    if (next.done) {
      await inserting.landed()
      return next.value
    }
    await inserting.room()
    inserting.add(insertLines(tx, record.id, next.value))
    done += next.value.count
    onProgress?.(done, Math.max(done, lines))
  }
}

async function ask(tx: Tx, record: ImportRecord, questions: readonly ImportQuestion[]): Promise<'taken'> {
  await changeImport(tx, record.id, { state: 'needs_answer', questions: [...questions], readingAttempts: 0 })
  return 'taken'
}

/** A file that wants a password is not rejected: it waits for one. */
async function refuse(tx: Tx, record: ImportRecord, { code, message }: StatementRejected): Promise<void> {
  if (code === 'password_required' || code === 'password_wrong') {
    await changeImport(tx, record.id, { rejection: { code, message } })
    await ask(tx, record, [{ code: 'password', message, choices: [], samples: [] }])
    return
  }
  await clearLines(tx, record.id)
  await changeImport(tx, record.id, {
    state: 'rejected',
    questions: [],
    rejection: { code, message },
    readingAttempts: 0,
  })
}
