/** `scale parse FILE`: reads a statement and shows it; needs no database and stores nothing. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'
import { toDecimal } from '@scale/money'
import { StatementRejected, limitsDefault, questionCodes } from '@scale/statements'
import { type SpooledFile, spool } from '../core/spool.ts'
import { openSandbox } from '../domains/ingestion/sandbox/sandbox.ts'
import type { PlainAccount, PlainBatch, PlainHead, Tally } from '../domains/ingestion/sandbox/protocol.ts'
import type { Reading } from '../domains/ingestion/sandbox/sandbox.ts'
import { readAnswers, readArgs } from './args.ts'
import { type Command, type Exit, type Io, UsageFault, exits } from './command.ts'
import { fileFault } from './file-fault.ts'
import { columns, counted } from './terminal.ts'

const rowsPerBatch = 2000
/** Lines shown to a person; programs get all of them by --json. */
const shownMax = 20
/** What is gathered before it is written out. */
const textCharsMax = 64 * 1024

export const command: Command = {
  name: 'parse',
  usage: `scale parse FILE [--password P] [--answer CODE=CHOICE] [--json]
  Shows what a statement holds. Stores nothing.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { password: 'text', answer: 'texts', json: 'flag' })
    const [file, ...more] = rest
    if (file === undefined || more.length > 0) throw new UsageFault('Name one file.')
    const answers = readAnswers(values.answer, questionCodes)
    const options = {
      fileName: path.basename(file),
      answers,
      ...(values.password ? { password: values.password } : {}),
    }
    const fault = await fileFault(file)
    if (fault) return tell(io, fault, values.json, exits.refused)
    const sandbox = openSandbox()
    try {
      const aside = await setAside(file)
      try {
        const request = { file: aside, options, remembered: [], currencyDefault: null, rowsPerBatch }
        const reading = await sandbox.read(request, 'plain')
        if (values.json) return await writeJson(io, reading)
        await writeSummary(io, reading)
        return reading.head.questions.length > 0 ? exits.needsAnswer : exits.done
      } finally {
        await aside.discard()
      }
    } catch (error) {
      return refuse(io, error, values.json)
    } finally {
      await sandbox.close()
    }
  },
}

/** What is read may be a pipe. A file over the cap is refused by its size alone. */
async function setAside(file: string): Promise<SpooledFile> {
  const { size } = await stat(file)
  if (size <= limitsDefault.bytesMax) return spool(createReadStream(file), limitsDefault.bytesMax)
  const megabytes = Math.floor(limitsDefault.bytesMax / 1024 / 1024)
  throw new StatementRejected(
    'file_too_large',
    `The file is larger than ${megabytes} MB. Export a shorter period.`,
  )
}

/**
 * Rows go out as they are read; problems and skips, which are few, follow them. A file that is refused after its first
 * rows went out ends its JSON with the `error`, so that it is whole all the same.
 */
async function writeJson(io: Io, reading: Reading<PlainBatch>): Promise<Exit> {
  const { format, encoding, questions } = reading.head
  const accounts = reading.head.accounts.map(accountShown)
  const open = JSON.stringify({ format, encoding, accounts }).slice(0, -1)
  const problems: PlainBatch['problems'] = []
  const skipped: PlainBatch['skipped'] = []
  let text = `${open},"rows":[`
  let first = true
  let error: { code: string; message: string } | undefined
  try {
    for await (const batch of reading.batches()) {
      for (const row of batch.rows) {
        text += `${first ? '' : ','}${JSON.stringify(row)}`
        first = false
      }
      problems.push(...batch.problems)
      skipped.push(...batch.skipped)
      if (text.length > textCharsMax) {
        await io.out(text)
        text = ''
      }
    }
  } catch (cause) {
    if (first || !(cause instanceof StatementRejected)) throw cause
    error = { code: cause.code, message: cause.message }
  }
  const rest = JSON.stringify({ problems, skipped, questions, error }).slice(1)
  await io.out(`${text}],${rest}`)
  if (error) return exits.refused
  return questions.length > 0 ? exits.needsAnswer : exits.done
}

function accountShown({
  id,
  name,
  type,
  currency,
  openingMinor,
  closingMinor,
  from,
  to,
  reconciled,
}: PlainAccount) {
  const money = (minor: bigint | null) => (minor === null ? null : toDecimal(minor, currency ?? 'XXX'))
  return {
    id,
    name,
    type,
    currency,
    opening: money(openingMinor),
    closing: money(closingMinor),
    from,
    to,
    reconciled,
  }
}

async function writeSummary(io: Io, reading: Reading<PlainBatch>): Promise<void> {
  const { head } = reading
  const rows: string[][] = []
  const problems: PlainBatch['problems'] = []
  const tally = await eachBatch(reading, (batch) => {
    for (const row of batch.rows.slice(0, shownMax - rows.length)) {
      rows.push([row.date, row.amount, row.currency ?? '', row.description.slice(0, 60)])
    }
    problems.push(...batch.problems)
  })
  await io.out(io.paint.bold(`${head.format}${head.encoding ? `, ${head.encoding}` : ''}`))
  for (const line of accountLines(io, head)) await io.out(line)
  for (const line of columns(rows, new Set([1]))) await io.out(`  ${line}`)
  if (tally.rows > rows.length) await io.out(io.paint.dim(`  and ${tally.rows - rows.length} more`))
  await io.out(
    [
      counted(tally.rows, 'row'),
      counted(tally.problems, 'problem'),
      counted(tally.skips, 'passage without a transaction', 'passages without a transaction'),
    ].join(', '),
  )
  for (const { line, message } of problems.slice(0, shownMax))
    await io.out(io.paint.bad(`  line ${line}: ${message}`))
  for (const { code, message, choices } of head.questions) {
    await io.out(io.paint.warn(message))
    for (const { value, label } of choices) await io.out(`  --answer ${code}=${value}   ${label}`)
  }
}

async function eachBatch(reading: Reading<PlainBatch>, take: (batch: PlainBatch) => void): Promise<Tally> {
  const batches = reading.batches()
  for (;;) {
    const next = await batches.next()
    if (next.done) return next.value.tally
    take(next.value)
  }
}

export function accountLines(io: Io, head: Pick<PlainHead, 'accounts'>): string[] {
  return head.accounts.map((account) => {
    const { id, name, currency, from, to, reconciled } = account
    const { opening, closing } = accountShown(account)
    const title = [name ?? 'Account', id, currency].filter((part) => part !== null).join(' ')
    const period = from && to ? ` ${from} to ${to}` : ''
    const figures = opening !== null && closing !== null ? `, ${opening} to ${closing}` : ''
    return `${title}${period}${figures} ${proof(io, reconciled)}`
  })
}

/** Whether the file's own figures prove its rows. */
export function proof(io: Io, reconciled: boolean | null): string {
  if (reconciled === null) return io.paint.dim('nothing in it proves the sums')
  return reconciled
    ? io.paint.good('reconciled to the last cent')
    : io.paint.warn('its own figures contradict each other')
}

function refuse(io: Io, error: unknown, json: boolean): Promise<Exit> {
  if (!(error instanceof StatementRejected)) throw error
  const wantsPassword = error.code === 'password_required' || error.code === 'password_wrong'
  return tell(io, error, json, wantsPassword ? exits.needsAnswer : exits.refused)
}

async function tell(
  io: Io,
  { code, message }: { code: string; message: string },
  json: boolean,
  exit: Exit,
): Promise<Exit> {
  if (json) await io.out(JSON.stringify({ error: { code, message } }))
  else io.say(io.paint.bad(message))
  return exit
}
