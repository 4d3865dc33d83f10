/**
 * The thread that reads one file, once. It is given no database, no environment and no other file; whatever happens in it
 * (no memory, no end, a bug in a reader) ends with the thread, not with the process.
 */
import { parentPort } from 'node:worker_threads'
import { toDecimal } from '@scale/money'
import {
  type FileBytes,
  type ParsedAccount,
  type ParsedRow,
  type StatementBatch,
  type StatementHead,
  StatementRejected,
  inMemory,
  readStatement,
} from '@scale/statements'
import { nodeReaders as readers } from '../readers/index.ts'
import { LineColumns, type StagedRow } from './columns.ts'
import { openBytes } from './open-bytes.ts'
import type { FromReader, PlainAccount, PlainBatch, PlainHead, ReadRequest, ToReader } from './protocol.ts'
import { rehearsal, rehearsalFile } from './rehearsal.ts'
import { RunningTally } from './tally.ts'

if (!parentPort) throw new Error('the reader runs as a thread')
const port = parentPort

// What a library prints about a file could hold bank data, so it goes nowhere.
const swallow: typeof process.stdout.write = () => true
process.stdout.write = swallow
process.stderr.write = swallow

/** Batches on their way that nobody has taken yet; more would fill memory when the database is slow. */
const batchesAheadMax = 2
let batchesAhead = 0
let wake: (() => void) | null = null

port.on('message', (message: ToReader) => {
  if (message.do === 'go_on') {
    batchesAhead -= 1
    wake?.()
    return
  }
  if (message.do === 'rehearse') void rehearse()
  else void (message.do === 'read' ? read(message) : decrypt(message.bytes, message.password)).catch(tell)
})
send({ is: 'ready' })

function send(message: FromReader, transfer: ArrayBuffer[] = []): void {
  port.postMessage(message, transfer)
}

/** A typed refusal is an answer; anything else is a bug of ours and ends the thread with its stack. */
function tell(error: unknown): void {
  if (!(error instanceof StatementRejected)) throw error
  send({ is: 'rejected', code: error.code, message: error.message })
}

async function read(request: ReadRequest): Promise<void> {
  for await (const message of messages(openBytes(request.file), request)) {
    send(message, listsOf(message))
    if (message.is === 'head' || message.is === 'end') continue
    batchesAhead += 1
    await roomAhead()
  }
}

/** Code is loaded and compiled when it first runs, which takes longer than reading a few hundred rows. */
async function rehearse(): Promise<void> {
  for await (const _ of messages(inMemory(rehearsalFile()), rehearsal));
}

/** What is said of a file: its head, batch after batch, and its end. */
async function* messages(file: FileBytes, request: Omit<ReadRequest, 'file'>): AsyncGenerator<FromReader> {
  const { mapping, ...options } = request.options
  const reading = await readStatement(file, {
    ...options,
    today: Temporal.Now.plainDateISO(),
    readers,
    ...(mapping ? { mapping } : { mappings: request.remembered }),
  })
  yield { is: 'head', head: plainHead(reading.head) }
  const tally = new RunningTally(reading.head.accounts.length)
  const columns = new LineColumns()
  const stage = stager(reading.head, request.currencyDefault)
  for (const batch of reading.batches(request.rowsPerBatch)) {
    const rows = batch.rows.map(stage)
    rows.forEach((row) => tally.add(row))
    tally.problems += batch.problems.length
    tally.skips += batch.skipped.length
    if (request.shape === 'plain') {
      yield { is: 'plain', batch: plainBatch(rows, batch) }
      continue
    }
    rows.forEach((row) => columns.row(row))
    batch.problems.forEach((problem) => columns.problem(problem))
    batch.skipped.forEach((skip) => columns.skip(skip))
    yield { is: 'columns', batch: columns.take() }
  }
  const settled = reading.settled === undefined ? reading.head : reading.settled()
  yield { is: 'end', tally: tally.result(), head: settled && plainHead(settled) }
}

/** Moved to the process, not copied. */
function listsOf(message: FromReader): ArrayBuffer[] {
  if (message.is !== 'columns') return []
  return message.batch.columns.flatMap((column) => ('list' in column ? [column.list.buffer] : []))
}

async function roomAhead(): Promise<void> {
  while (batchesAhead >= batchesAheadMax) {
    await new Promise<void>((resolve) => {
      wake = resolve
    })
  }
}

async function decrypt(bytes: Uint8Array, password: string): Promise<void> {
  const opened = new Uint8Array(await readers.decryptOffice(bytes, password))
  send({ is: 'workbook', bytes: opened }, [opened.buffer])
}

function stager(head: StatementHead, currencyDefault: string | null): (row: ParsedRow) => StagedRow {
  const ofAccount = head.accounts.map((account) => account.currency ?? currencyDefault ?? 'XXX')
  // Written out, because spreading a million rows takes seconds.
  return (row) => ({
    account: row.account,
    line: row.line,
    lineEnd: row.lineEnd,
    bookedOn: isoDay(row.bookedOn),
    valueOn: row.valueOn?.toString() ?? null,
    amountMinor: row.amountMinor,
    amountExact: row.amountExact,
    currency: row.currency ?? ofAccount[row.account] ?? 'XXX',
    description: row.description,
    counterparty: row.counterparty,
    reference: row.reference,
    bankId: row.bankId,
    bankCategory: row.bankCategory,
    balanceMinor: row.balanceMinor,
    pending: row.pending,
    raw: row.raw,
    pendingBankId: null,
    mendsSeq: null,
  })
}

let lastDay: Temporal.PlainDate | null = null
let lastIso = ''

/** Rows of one day come one after the other, and share it. */
function isoDay(day: Temporal.PlainDate): string {
  if (day !== lastDay) lastIso = day.toString()
  lastDay = day
  return lastIso
}

function plainHead(head: StatementHead): PlainHead {
  return { ...head, accounts: head.accounts.map(plainAccount) }
}

function plainAccount(account: ParsedAccount): PlainAccount {
  return { ...account, from: account.from?.toString() ?? null, to: account.to?.toString() ?? null }
}

function plainBatch(rows: readonly StagedRow[], { problems, skipped }: StatementBatch): PlainBatch {
  return {
    rows: rows.map((row) => {
      const { account, line, bookedOn: date, currency, amountMinor, balanceMinor } = row
      const { description, reference, bankId } = row
      const balance = balanceMinor === null ? null : toDecimal(balanceMinor, currency)
      const amount = row.amountExact ?? toDecimal(amountMinor, currency)
      const named = currency === 'XXX' ? null : currency
      return { account, line, date, amount, currency: named, description, balance, reference, bankId }
    }),
    problems: problems.map(({ line, code, message }) => ({ line, code, message })),
    skipped: skipped.map(({ line, reason }) => ({ line, reason })),
  }
}
