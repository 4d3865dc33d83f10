import type { ImportResource, ImportRow } from '../domains/ingestion/schemas.ts'
import type { Io } from './command.ts'
import { proof } from './parse.ts'
import { columns, counted } from './terminal.ts'

export type FileOutcome =
  | { file: string; error: { code: string; message: string } }
  | { file: string; import: ImportResource; problems: ImportRow[]; waiting: ImportRow[] }

const shownMax = 10

/** What one file came to, as `--json` prints it. */
export function outcomeJson(outcome: FileOutcome): Record<string, unknown> {
  if ('error' in outcome) return outcome
  const { file, import: read, problems, waiting } = outcome
  const { counts, rejection } = read
  return {
    file,
    import: read.id,
    state: read.state,
    format: read.format,
    sameFileAs: read.sameFileAs,
    new: counts.new,
    duplicate: counts.duplicate,
    updated: counts.updates,
    problem: counts.problem,
    needsYou: counts.needsYou,
    skipped: counts.skipped,
    deletedByYou: counts.deletedByYou,
    leftOut: counts.leftOut,
    accounts: read.accounts.map(
      ({ account, bankAccountId, currency, opening, closing, from, to, reconciled, rows }) => ({
        id: account.id,
        name: account.name,
        isNew: account.isNew,
        bankAccountId,
        currency,
        opening: opening?.amount ?? null,
        closing: closing?.amount ?? null,
        from,
        to,
        reconciled,
        rows,
      }),
    ),
    questions: read.questions,
    problems: problems.map(({ line, reason: { code, message } }) => ({ line, code, message })),
    waiting: waiting.map(({ seq, line, bookedOn, amount, description, reason }) => ({
      seq,
      line,
      date: bookedOn,
      amount: amount?.amount ?? null,
      description,
      reason,
    })),
    months: read.months.map(({ month, moneyIn, moneyOut, rows }) => ({
      month,
      currency: moneyIn.currency,
      in: moneyIn.amount,
      out: moneyOut.amount,
      rows,
    })),
    ...(rejection ? { error: rejection } : {}),
  }
}

/** The same for people. */
export async function writeOutcome(io: Io, outcome: FileOutcome): Promise<void> {
  const { paint } = io
  await io.out(paint.bold(outcome.file))
  if ('error' in outcome) return io.out(paint.bad(`  ${outcome.error.message}`))
  const { import: read } = outcome
  if (read.rejection && read.state === 'rejected') return io.out(paint.bad(`  ${read.rejection.message}`))
  for (const line of accountLines(io, read)) await io.out(`  ${line}`)
  if (read.sameFileAs) await io.out(`  This very file was imported before (${read.sameFileAs}).`)
  if (read.state !== 'needs_answer') await io.out(`  ${countsLine(io, read)}`)
  for (const line of monthLines(read)) await io.out(`  ${line}`)
  for (const { line, reason } of outcome.problems.slice(0, shownMax)) {
    await io.out(paint.bad(`  line ${line}: ${reason.message}`))
  }
  for (const { line, bookedOn, amount, description, reason } of outcome.waiting.slice(0, shownMax)) {
    await io.out(
      paint.warn(`  line ${line}: ${bookedOn} ${amount?.amount} ${description}: ${reason.message}`),
    )
  }
  for (const line of questionLines(io, read)) await io.out(`  ${line}`)
  await io.out(paint.dim(`  ${nextStep(outcome.file, read)}`))
}

function accountLines(io: Io, { accounts }: ImportResource): string[] {
  return accounts.map(({ account, from, to, reconciled, rows, currency }) => {
    const period = from && to ? `, ${from} to ${to}` : ''
    return `${account.isNew ? 'New: ' : ''}${account.name} (${currency ?? '?'}${period}), ${counted(rows, 'row')}: ${proof(io, reconciled)}`
  })
}

function countsLine(io: Io, { counts }: ImportResource): string {
  const parts = [
    io.paint.good(`${counts.new} new`),
    `${counts.duplicate} duplicate`,
    `${counts.updates} updated`,
    counts.needsYou > 0 ? io.paint.warn(`${counts.needsYou} need you`) : '',
    counts.deletedByYou > 0 ? `${counts.deletedByYou} deleted by you before` : '',
    counts.problem > 0 ? io.paint.bad(counted(counts.problem, 'problem')) : '0 problems',
    counts.skipped > 0 ? io.paint.dim(`${counted(counts.skipped, 'line')} beside the rows`) : '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

function monthLines({ months }: ImportResource): string[] {
  const rows = months.map(({ month, moneyIn, moneyOut, rows: count }) => [
    month,
    `+${moneyIn.amount}`,
    moneyOut.amount,
    moneyIn.currency,
    counted(count, 'row'),
  ])
  return columns(rows, new Set([1, 2, 4]))
}

function questionLines(io: Io, { questions }: ImportResource): string[] {
  return questions.flatMap(({ code, message, choices }) => [
    io.paint.warn(message),
    ...choices.map(({ value, label }) => `  --answer ${code}=${value}   ${label}`),
  ])
}

function nextStep(file: string, { id, state, counts, questions }: ImportResource): string {
  if (state === 'needs_answer') {
    const options = questions.map(({ code }) => (code === 'password' ? '--password …' : `--answer ${code}=…`))
    const again = `scale import ${file} ${options.join(' ')}`
    return `Nothing was recorded (${id}). Answer it under Imports in the browser, or with: ${again}`
  }
  if (state === 'preview') return `Nothing was recorded yet (${id}).`
  const waiting =
    counts.needsYou > 0 ? ' What needs you waits in the import centre; --yes takes the suggestions.' : ''
  return `Recorded as ${id}. Undo it with: scale undo ${id}.${waiting}`
}
