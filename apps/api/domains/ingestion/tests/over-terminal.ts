/** Imports as a person at the terminal drives them: the commands of `scale`, on a database of their own. */
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { commands } from '../../../cli/commands.ts'
import type { Exit, Io } from '../../../cli/command.ts'

export interface Ran<T> {
  exit: Exit
  json: T
  said: string
}

export interface ImportedFile {
  import: string
  state: string
  new: number
  duplicate: number
  updated: number
  problem: number
  needsYou: number
  deletedByYou: number
  questions: { code: string }[]
}

export async function overTerminal(databaseUrl: string) {
  const folder = await mkdtemp(path.join(tmpdir(), 'scale-cli-'))
  const run = async <T>(name: string, ...args: string[]): Promise<Ran<T>> => {
    const load = commands[name]
    if (!load) throw new Error(`no command ${name}`)
    const out: string[] = []
    const said: string[] = []
    const io: Io = {
      env: { DATABASE_URL: databaseUrl, SCALE_DATA: folder, LOG_LEVEL: 'silent' },
      isTerminal: false,
      out: async (text) => void out.push(text),
      say: (line) => void said.push(line),
      ask: () => Promise.reject(new Error('nobody is there')),
      progress: () => ({ show() {}, end() {} }),
      paint: { bold: same, dim: same, good: same, bad: same, warn: same },
    }
    const exit = await (await load()).command.run([...args, '--json'], io)
    return { exit, json: JSON.parse(out.join('')) as T, said: said.join('\n') }
  }
  const write = async (fileName: string, text: string | Uint8Array): Promise<string> => {
    const file = path.join(folder, fileName)
    await writeFile(file, text)
    return file
  }
  return {
    run,
    write,
    async importFile(fileName: string, text: string | Uint8Array, ...options: string[]) {
      const file = await write(fileName, text)
      const ran = await run<{ files: ImportedFile[] }>('import', file, ...options)
      const [imported] = ran.json.files
      if (!imported) throw new Error('nothing was told about the file')
      return { exit: ran.exit, ...imported }
    },
  }
}

const same = (text: string): string => text
