import type { Scope } from '../../../core/db/db.ts'
import { Fault } from '../../../core/errors.ts'
import type { ReadOptions } from '../service/read.ts'

export interface RouterOptions {
  uploadBytesMax: number
  /** Reads the file here and now, because only this process knows its password. Called after the write is committed. */
  readHere: (scope: Scope, importId: string, options: ReadOptions) => void
}

export const tags = ['imports']
export const viewer = { access: 'viewer' } as const
export const editor = { access: 'editor' } as const

export async function must<T>(found: Promise<T | null>): Promise<T> {
  const thing = await found
  if (thing === null) throw new Fault('not_found', { detail: 'There is no such import.' })
  return thing
}
