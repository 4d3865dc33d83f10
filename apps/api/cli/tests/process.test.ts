/** `scale …` as a program of its own: it ends by itself, with the code docs/reference/cli.md gives and JSON on stdout. */
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { PassThrough } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { testDb } from '../../core/testing/database.ts'
import { apiVersion } from '../../core/version.ts'
import { Refusal } from '../command.ts'
import { commands } from '../commands.ts'
import { openTerminal } from '../terminal.ts'
import { silentIo } from './io.ts'

const cli = fileURLToPath(new URL('../../cli.ts', import.meta.url))
const { url } = await testDb()
const folder = await mkdtemp(path.join(tmpdir(), 'scale-process-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Ended {
  exit: number | null
  out: string
  json: unknown
}

/** A program that hangs is ended, and has no code. */
const patienceMs = 20_000

function scale(...args: string[]): Promise<Ended> {
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? path.join(tmpdir(), 'scale-compiled'),
    DATABASE_URL: url,
    SCALE_DATA: folder,
  }
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [cli, ...args], { env, timeout: patienceMs }, (_error, stdout) =>
      resolve({
        exit: child.exitCode,
        out: stdout,
        json: stdout.startsWith('{') ? JSON.parse(stdout) : null,
      }),
    )
  })
}

test('an import that asks or is refused ends by itself, with its code', async () => {
  const asks = path.join(folder, 'asks.csv')
  const none = path.join(folder, 'none.csv')
  await writeFile(asks, 'Date,Description,Amount\n03/04/2026,A,-5.00\n05/04/2026,B,-7.00\n')
  await writeFile(none, 'Dear customer,\nall is well.\n')
  expect(await scale('import', none, asks, '--json')).toMatchObject({
    exit: 1,
    json: {
      files: [
        { error: { code: 'not_a_statement' } },
        { state: 'needs_answer', questions: [{ code: 'date_order' }] },
      ],
    },
  })
  expect(await here('import', asks)).toContain(`scale import ${asks} --answer date_order=…`)
})

test('it says which SCALE it is', async () => {
  expect(await scale('--version')).toMatchObject({ exit: 0, out: `${apiVersion}\n` })
})

test('what is not there is refused with its reason', async () => {
  expect(await scale('restore', path.join(folder, 'no-archive'), '--json')).toMatchObject({
    exit: 1,
    json: { error: { code: 'file_missing' } },
  })
  await expect(here('undo', 'last')).rejects.toThrow('No import is in the ledger')
  await expect(here('undo', 'last-week')).rejects.toThrow('There is no import "last-week"')
})

test('an export takes the place of a file only when it is whole', async () => {
  const file = path.join(folder, 'rows.csv')
  await writeFile(file, 'of yesterday')
  await here('export', '--format', 'csv', '--to', file)
  expect(await readFile(file, 'utf8')).toMatch(/^\uFEFFdate,/)
  for (const wrong of ['', 'no-folder/rows.csv']) {
    const refused = here('export', '--format', 'csv', '--to', path.join(folder, wrong))
    await expect(refused).rejects.toThrow(Refusal)
  }
  expect((await readdir(folder)).filter((name) => name.endsWith('.part'))).toEqual([])
})

test('on a terminal an import draws how far it is and clears it away; piped, or for a program, it draws nothing', async () => {
  const file = path.join(folder, 'long.csv')
  const rows = Array.from(
    { length: 5_000 },
    (_, at) => `2026-04-${String(1 + (at % 30)).padStart(2, '0')},R${at},-1.00`,
  )
  await writeFile(file, `Date,Description,Amount\n${rows.join('\n')}\n`)
  const { drawn, answered } = await seen(file, { isTTY: true })
  expect(drawn).toMatch(/^\rlong\.csv [█░]{30} \d+ % \([\d,]+ lines\)/)
  expect(drawn.endsWith('\r\u001B[K')).toBe(true)
  expect(answered).toContain('5000 new')
  expect(await seen(file, { isTTY: false })).toMatchObject({ drawn: '' })
  expect(await seen(file, { isTTY: true, json: true })).toMatchObject({ drawn: '' })
})

test('whoever leaves a question with Ctrl-C is told that nothing was recorded', async () => {
  const file = path.join(folder, 'left.csv')
  await writeFile(file, 'Date,Description,Amount\n03/04/2026,Left,-5.00\n05/04/2026,Alone,-7.00\n')
  const leaving = seen(file, { isTTY: true, typed: { at: 'Your choice:', keys: ['\u0003'] } })
  await expect(leaving).rejects.toThrow(/Nothing of this file is recorded/)
})

test('a choice that is not offered is asked for again', async () => {
  const file = path.join(folder, 'unsure.csv')
  await writeFile(file, 'Date,Description,Amount\n03/04/2026,Unsure,-5.00\n05/04/2026,Both ways,-7.00\n')
  const { drawn, answered } = await seen(file, {
    isTTY: true,
    typed: { at: 'Your choice:', keys: ['9\n', '1\n'] },
  })
  expect(drawn).toContain('That is none of them. Type a number from 1 to 2.')
  expect(answered).toContain('2 new')
})

/** An import on streams that are a terminal, or are none: what stderr and stdout were given. */
async function seen(
  file: string,
  { isTTY, json = false, typed }: { isTTY: boolean; json?: boolean; typed?: { at: string; keys: string[] } },
) {
  const told = { stdout: '', stderr: '' }
  const into = (name: keyof typeof told) =>
    Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY }).on('data', (text) => (told[name] += text))
  const stdin = Object.assign(new PassThrough(), { isTTY })
  const stderr = into('stderr').on('data', (text) => {
    if (typed && text.includes(typed.at)) stdin.write(typed.keys.shift() ?? '\u0003')
  })
  const env = { DATABASE_URL: url, SCALE_DATA: folder, NO_COLOR: '1' }
  const io = openTerminal(env, { json, streams: { stdin, stdout: into('stdout'), stderr } })
  await (await commands['import']?.())?.command.run(['--yes', ...(json ? ['--json'] : []), file], io)
  return { drawn: told.stderr, answered: told.stdout }
}

/** What the command says, run in this process, where its exit code does not matter. */
async function here(name: string, ...args: string[]): Promise<string> {
  const lines: string[] = []
  const io = silentIo((line) => lines.push(line), { DATABASE_URL: url, SCALE_DATA: folder })
  await (await commands[name]?.())?.command.run(args, io)
  return lines.join('\n')
}
