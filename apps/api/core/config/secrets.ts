import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { CannotStart } from '../errors.ts'
import type { Config } from './config.ts'

const fileForm = z.strictObject({ auth: z.string().min(32) })

/** What start-up hands to the parts that sign things. */
export interface Secrets {
  auth: string
}

/** From the settings, else from the data folder, where the first start leaves strong ones that only its user may read. */
export async function loadSecrets(config: Config): Promise<Secrets> {
  if (config.authSecret !== undefined) return { auth: config.authSecret }
  const file = path.join(config.dataDir, 'secrets.json')
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw new CannotStart(`The secrets in ${file} cannot be read.`, 'Give its user the right to read it.', {
      cause: error,
    })
  })
  if (text !== null) return parse(text, file)
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 })
  await writeWhole(file, JSON.stringify({ auth: randomBytes(32).toString('base64url') }))
  // Read back: another process may have been first, and then its secret holds.
  return parse(await readFile(file, 'utf8'), file)
}

function parse(text: string, file: string): Secrets {
  try {
    return fileForm.parse(JSON.parse(text))
  } catch (cause) {
    throw new CannotStart(
      `The secrets in ${file} are damaged.`,
      'Put back a copy, or remove the file: a new one is made, and everybody signs in again.',
      { cause },
    )
  }
}

/** Appears whole or not at all, and never in place of one that is there. */
async function writeWhole(file: string, text: string): Promise<void> {
  const made = `${file}.${randomBytes(6).toString('hex')}`
  await writeFile(made, text, { mode: 0o600 })
  try {
    await link(made, file)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
  } finally {
    await rm(made, { force: true })
  }
}
