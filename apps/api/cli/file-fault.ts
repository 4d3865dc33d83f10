/** Why a path a person gave names no file that can be read. */
import { access, constants, stat } from 'node:fs/promises'

export interface FileFault {
  code: 'file_missing' | 'file_is_folder' | 'file_unreadable'
  message: string
}

/** Null where it can be read. */
export async function fileFault(file: string): Promise<FileFault | null> {
  const found = await stat(file).catch(() => null)
  if (found === null) return { code: 'file_missing', message: 'There is no such file.' }
  if (found.isDirectory())
    return {
      code: 'file_is_folder',
      message: 'This is a folder. Name the files in it, one by one or as *.csv.',
    }
  const readable = await access(file, constants.R_OK).then(
    () => true,
    () => false,
  )
  return readable
    ? null
    : { code: 'file_unreadable', message: 'This user may not read the file. Allow it, or copy it elsewhere.' }
}
