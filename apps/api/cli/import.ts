/** `scale import FILE…`: into the ledger of the data folder, with every decision shown. */
import { createReadStream } from 'node:fs'
import path from 'node:path'
import type { Scope } from '../core/db/db.ts'
import type { Wired } from '../wiring.ts'
import {
  type ImportQuestion,
  type ImportQuestionCode,
  type ImportResource,
  type ImportRow,
  importQuestionCodes,
} from '../domains/ingestion/schemas.ts'
import { readAnswers, readArgs } from './args.ts'
import { type Command, type Exit, type Io, UsageFault, exits } from './command.ts'
import { fileFault } from './file-fault.ts'
import { type FileOutcome, outcomeJson, writeOutcome } from './import-report.ts'
import { inLocal } from './local.ts'

/** Problems listed per file; the rest is in the import itself. */
const problemsMax = 100

export const command: Command = {
  name: 'import',
  usage: `scale import FILE… [--account NAME] [--yes] [--password P] [--answer CODE=CHOICE] [--json]
  Records statements in the ledger. --yes also takes every suggestion; without it, what is only likely waits for you.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, {
      account: 'text',
      yes: 'flag',
      password: 'text',
      answer: 'texts',
      json: 'flag',
    })
    if (rest.length === 0) throw new UsageFault('Name at least one file.')
    const { answer, ...wanted } = values
    const options = {
      ...wanted,
      answers: readAnswers(answer, importQuestionCodes),
      interactive: io.isTerminal,
    }
    const tell = (): void => tellOfStop(io)
    process.once('SIGINT', tell)
    try {
      return await inLocal(io, async ({ wired, scope }) => {
        await wired.ingestion.imports.resume(scope)
        const outcomes: FileOutcome[] = []
        for (const file of rest) {
          const outcome = await importFile({ wired, scope, io }, file, options)
          outcomes.push(outcome)
          if (!values.json) await writeOutcome(io, outcome)
        }
        if (values.json) await io.out(JSON.stringify({ files: outcomes.map(outcomeJson) }))
        return exitOf(outcomes)
      })
    } finally {
      process.off('SIGINT', tell)
    }
  },
}

/** Ctrl-C ends this program as it ends any; what that means for the files is said first. */
function tellOfStop(io: Io): void {
  io.say(
    '\nStopped. No row is recorded in half: a file that was being read waits under Imports, one that was being written is finished by the next command.',
  )
  process.kill(process.pid, 'SIGINT')
}

export interface ImportOptions {
  account: string | undefined
  yes: boolean
  password: string | undefined
  answers: Partial<Record<ImportQuestionCode, string>>
  /** Open questions and the commit are put to the person. */
  interactive: boolean
}

interface Place {
  wired: Pick<Wired, 'ingestion'>
  scope: Scope
  io: Io
}

/** Takes one file as far as it goes: into the ledger, or to the question or refusal that stops it. */
export async function importFile(place: Place, file: string, options: ImportOptions): Promise<FileOutcome> {
  const { wired, scope, io } = place
  const { imports } = wired.ingestion
  const fault = await fileFault(file)
  if (fault) return { file, error: fault }
  const progress = io.progress(path.basename(file), 'lines')
  const onProgress = (done: number, total: number): void => progress.show(done, total)
  const { password } = options
  let read = await imports.receive(scope, createReadStream(file), {
    fileName: path.basename(file),
    ...(await accountWanted(place, options.account)),
    answers: options.answers,
    password,
    onProgress,
  })
  progress.end()
  while (read.state === 'needs_answer' && options.interactive) read = await askPerson(place, read, options)
  if (read.state !== 'preview') return outcomeOf(place, file, read)
  if (options.interactive && !options.yes && !(await agrees(io, read))) return outcomeOf(place, file, read)
  const done = await imports.commit(scope, read.id, {
    rows: 'good',
    acceptSuggestions: options.yes,
    onProgress,
  })
  progress.end()
  return outcomeOf(place, file, done)
}

async function outcomeOf({ wired, scope }: Place, file: string, read: ImportResource): Promise<FileOutcome> {
  const { imports } = wired.ingestion
  const page = { limit: problemsMax }
  const problems: ImportRow[] =
    read.counts.problem > 0 ? await imports.rows(scope, read.id, { ...page, state: 'problem' }) : []
  const waiting: ImportRow[] =
    read.counts.needsYou > 0 ? await imports.rows(scope, read.id, { ...page, state: 'needs_you' }) : []
  return { file, import: read, problems, waiting }
}

/** An account's name, id or number; a name that is not known yet names the account to be opened. */
async function accountWanted({ wired, scope }: Place, wanted: string | undefined) {
  if (wanted === undefined) return {}
  const accountId = await wired.ingestion.imports.accountCalled(scope, wanted)
  return accountId === null ? { newAccountName: wanted.trim() } : { accountId }
}

const ifLeft = 'Nothing of this file is recorded; it waits for you under Imports.'

async function askPerson(
  place: Place,
  read: ImportResource,
  options: ImportOptions,
): Promise<ImportResource> {
  const { io, wired, scope } = place
  const answers: ImportOptions['answers'] = {}
  let { password } = options
  for (const question of read.questions) {
    const { code, message, choices, samples } = question
    io.say(io.paint.warn(message))
    for (const sample of samples) io.say(`    ${sample}`)
    choices.forEach(({ label }, at) => io.say(`  ${at + 1}. ${label}`))
    if (code === 'password') password = await io.ask('Password:', ifLeft)
    else answers[code] = await choiceOf(io, question)
  }
  return wired.ingestion.imports.answer(scope, read.id, { answers, password })
}

/** By its number or its word; asked until it is one of them. Where nothing is offered, anything may be the answer. */
async function choiceOf(io: Io, { choices }: ImportQuestion): Promise<string> {
  for (;;) {
    const typed = await io.ask('Your choice:', ifLeft)
    if (choices.length === 0) return typed
    const chosen = choices[Number(typed) - 1] ?? choices.find(({ value }) => value === typed)
    if (chosen) return chosen.value
    io.say(`That is none of them. Type a number from 1 to ${choices.length}.`)
  }
}

async function agrees(io: Io, read: ImportResource): Promise<boolean> {
  const { new: added, updates, duplicate, needsYou, problem } = read.counts
  const parts = [
    `${added} new`,
    `${duplicate} known`,
    `${updates} updated`,
    `${needsYou} wait for you`,
    `${problem} unreadable`,
  ]
  const into = read.accounts.map(({ account }) => account.name).join(', ')
  const question = `Import ${added + updates} rows into ${into}? (${parts.join(', ')}) [Y/n]`
  const typed = await io.ask(question, ifLeft)
  return typed === '' || /^y/i.test(typed)
}

/** The gravest outcome of all files. */
export function exitOf(outcomes: readonly FileOutcome[]): Exit {
  const isRefused = (outcome: FileOutcome): boolean =>
    'error' in outcome || outcome.import.state === 'rejected'
  const waits = (outcome: FileOutcome): boolean =>
    !('error' in outcome) &&
    (outcome.import.state === 'needs_answer' ||
      outcome.import.state === 'preview' ||
      outcome.import.counts.needsYou > 0)
  if (outcomes.some(isRefused)) return exits.refused
  return outcomes.some(waits) ? exits.needsAnswer : exits.done
}
