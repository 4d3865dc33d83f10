import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readArgs } from './args.ts'
import { type Command, Refusal, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'
import type { Tx } from '../core/db/db.ts'
import type { Books } from '../domains/accounts/contract.ts'
import { exportFormats } from '../domains/accounts/schemas.ts'

const formats = [...exportFormats, 'archive'] as const
type Format = (typeof formats)[number]

export const command: Command = {
  name: 'export',
  usage: `scale export --format csv|xlsx|json|hledger|archive [--search TEXT] [--to FILE]
  Writes the transactions to stdout, or to FILE. "xlsx" is an Excel workbook of at most 100000 rows; "archive" is the
  whole workspace, which scale restore brings back.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { format: 'text', search: 'text', to: 'text' })
    const format = formats.find((each) => each === values.format)
    if (!format || rest.length > 0) throw new UsageFault(`Say --format, one of ${formats.join(', ')}.`)
    if (format === 'archive' && values.search !== undefined) {
      throw new UsageFault('An archive is the whole workspace; --search does not go with it.')
    }
    if ((format === 'archive' || format === 'xlsx') && values.to === undefined && process.stdout.isTTY) {
      throw new UsageFault('This format is no text for a terminal; name a file with --to.')
    }
    return inLocal(io, async ({ core, wired, scope }) => {
      await core.db.withWorkspace(
        scope,
        async (tx) => {
          const bytes = await readable(tx, wired.accounts.books, { format, search: values.search })
          if (values.to === undefined) return print(bytes)
          await save(bytes, values.to)
          io.say(`Wrote ${values.to}`)
        },
        'snapshot',
      )
      return exits.done
    })
  },
}

async function readable(
  tx: Tx,
  books: Books,
  { format, search }: { format: Format; search: string | undefined },
): Promise<Readable> {
  if (format === 'archive') return books.archive(tx)
  return books.export(tx, format, search === undefined ? {} : { search })
}

/** A file that is not whole is no file, and one that was there stays until the new one is. */
async function save(bytes: Readable, file: string): Promise<void> {
  const found = await stat(file).catch(() => null)
  // A pipe or a device is written to, not replaced.
  const isPlain = !found || found.isFile()
  const part = isPlain ? `${file}.part` : file
  try {
    await pipeline(bytes, createWriteStream(part, { mode: 0o600 }))
    if (isPlain) await rename(part, file)
  } catch (error) {
    if (isPlain) await rm(part, { force: true })
    throw isSystemError(error) ? unwritable(file, error) : error
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && 'syscall' in error

const reasons: Record<string, string> = {
  ENOENT: 'its folder is not there',
  ENOTDIR: 'its folder is not there',
  EISDIR: 'it is a folder',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'nothing can be written there',
  ENOSPC: 'the disk is full',
}

function unwritable(file: string, { code = '', message }: NodeJS.ErrnoException): Refusal {
  return new Refusal({
    code: 'file_unwritable',
    message: `${file} could not be written: ${reasons[code] ?? message}. Name another with --to.`,
  })
}

async function print(bytes: Readable): Promise<void> {
  for await (const chunk of bytes) if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}
