/** Answers to an import's questions, and reading it again with another meaning: both lead back to `received`. */
import type { Tx } from '../../../core/db/db.ts'
import type { Mapping } from '@scale/statements'
import { Fault } from '../../../core/errors.ts'
import { newId } from '../../../core/ids.ts'
import { askToRead } from './accept.ts'
import { notNow } from './recording.ts'
import type { GivenAnswers } from '../contract.ts'
import type { ImportQuestion } from '../schemas.ts'
import { type ImportRecord, changeImport, findImport, insertImport, lockImport } from '../store/imports.ts'

export interface Answers extends GivenAnswers {
  hasPassword: boolean
}

const answerable = new Set<ImportRecord['state']>(['needs_answer', 'preview', 'rejected', 'received'])

/** Also takes a change of mind about a preview. Throws `import_state` and, for a choice that is not offered, `invalid`. */
export async function answerImport(tx: Tx, importId: string, given: Answers): Promise<ImportRecord> {
  const record = await lockImport(tx, importId)
  if (!record) throw new Fault('not_found', { detail: 'There is no such import.' })
  if (!answerable.has(record.state) || record.source !== 'file') throw notNow(record)
  for (const question of record.questions) requireOffered(question, given.answers[question.code])
  const chosenAccounts = { ...record.chosenAccounts }
  for (const { index, accountId } of given.accounts ?? []) chosenAccounts[String(index)] = accountId
  await changeImport(tx, importId, {
    state: 'received',
    answers: { ...record.answers, ...given.answers },
    chosenAccounts,
    questions: [],
    rejection: null,
    readingAttempts: 0,
  })
  await askToRead(tx, importId, given.hasPassword)
  return again(tx, importId)
}

function requireOffered({ code, choices }: ImportQuestion, answer: string | undefined): void {
  if (answer === undefined || choices.length === 0 || choices.some(({ value }) => value === answer)) return
  const offered = choices.map(({ value }) => value).join(', ')
  throw new Fault('invalid', { field: `answers.${code}`, detail: `Choose one of: ${offered}.` })
}

export interface Rerun {
  mapping?: Mapping | undefined
  answers?: ImportRecord['answers'] | undefined
  hasPassword: boolean
}

/**
 * Reads the stored file again. Before the commit the import itself starts over; after it a new import is made, which
 * takes the earlier one's place when it is committed.
 */
export async function rerunImport(
  tx: Tx,
  importId: string,
  { mapping, answers, hasPassword }: Rerun,
): Promise<ImportRecord> {
  const record = await lockImport(tx, importId)
  if (!record) throw new Fault('not_found', { detail: 'There is no such import.' })
  if (record.source !== 'file') throw notNow(record)
  const askedMapping = mapping ?? record.askedMapping
  const merged = { ...record.answers, ...answers }
  if (answerable.has(record.state)) {
    const fresh = { questions: [], rejection: null, readingAttempts: 0 }
    await changeImport(tx, importId, { state: 'received', askedMapping, answers: merged, ...fresh })
    await askToRead(tx, importId, hasPassword)
    return again(tx, importId)
  }
  if (record.state !== 'committed' && record.state !== 'undone') throw notNow(record)
  const { source, fileId, fileName, sha256, sizeBytes, chosenAccountId, chosenAccounts } = record
  const id = newId()
  const replaces = record.state === 'committed' ? record.id : null
  const facts = { source, fileId, fileName, sha256, sizeBytes, chosenAccountId, chosenAccounts }
  await insertImport(tx, { id, ...facts, replaces, askedMapping, answers: merged })
  await askToRead(tx, id, hasPassword)
  return again(tx, id)
}

async function again(tx: Tx, importId: string): Promise<ImportRecord> {
  const record = await findImport(tx, importId)
  if (!record) throw new Error('a locked import is there')
  return record
}
