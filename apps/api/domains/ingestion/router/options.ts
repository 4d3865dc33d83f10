import type { Scope, Tx } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import { fromWire } from '../../../core/ids.ts'
import type { Ingestion } from '../service/deps.ts'
import type { ReadOptions } from '../service/read.ts'

export interface RouterOptions {
  uploadBytesMax: number
  /** Reads the file here and now, because only this process knows its password. Called after the write is committed. */
  readHere: (scope: Scope, importId: string, options: ReadOptions) => void
}

export const tags = ['imports']
export const viewer = { access: 'viewer' } as const
export const editor = { access: 'editor' } as const

/** The account a person points at; one that is not in the workspace is refused before anything is stored. */
export async function chosenAccount(deps: Ingestion, tx: Tx, wire: string, field: string): Promise<string> {
  const id = fromWire('acc', wire, field)
  if (await deps.accounts.findAccount(tx, { id })) return id
  throw new Fault('not_found', { detail: 'There is no such account.', field })
}

export async function must<T>(found: Promise<T | null>): Promise<T> {
  const thing = await found
  if (thing === null) throw new Fault('not_found', { detail: 'There is no such import.' })
  return thing
}
