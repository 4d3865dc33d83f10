import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { readArgs } from './args.ts'
import { type Command, UsageFault, exits } from './command.ts'
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

/** A file that is not whole is no file. */
async function save(bytes: Readable, file: string): Promise<void> {
  try {
    await pipeline(bytes, createWriteStream(file, { mode: 0o600 }))
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
}

async function print(bytes: Readable): Promise<void> {
  for await (const chunk of bytes) if (!process.stdout.write(chunk)) await once(process.stdout, 'drain')
}
