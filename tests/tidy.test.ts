/**
 * The code base is a test subject. Names, sizes and tables of STYLE are checked here as ratchets: what is longer than
 * it should be is listed in tidy.ratchet.json, may shrink, and may not grow. `UPDATE_TIDY=1 npx vitest run tests/tidy.test.ts`
 * writes the list anew; its diff is the review.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { faults } from '../apps/api/core/errors.ts'

const root = path.resolve(import.meta.dirname, '..')
const linesPerFileMax = 250
const linesPerFunctionMax = 70
const bytesPerFileMax = 400_000

const foldersIgnored = new Set([
  'node_modules',
  '.git',
  '.next',
  'dist',
  'out',
  'coverage',
  '.scale',
  '.scale-setup',
])
const files = filesUnder('')
const generated = /(^|\/)gen\//
const code = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !generated.test(file))

function filesUnder(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const place = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return foldersIgnored.has(entry.name) ? [] : filesUnder(place)
    return entry.isFile() && !/\.(tsbuildinfo|log)$|^\.env|\.DS_Store$/.test(entry.name) ? [place] : []
  })
}

const read = (file: string) => readFileSync(path.join(root, file), 'utf8')
const byName = (a: string, b: string) => (a < b ? -1 : 1)

interface Ratchet {
  filesLonger: Record<string, number>
  functionsLonger: Record<string, number>
}
const ratchetFile = 'tests/tidy.ratchet.json'

function longFiles(): Record<string, number> {
  const sizes = code.map((file) => [file, read(file).trimEnd().split('\n').length] as const)
  return Object.fromEntries(
    sizes.filter(([, lines]) => lines > linesPerFileMax).toSorted((a, b) => byName(a[0], b[0])),
  )
}

/** oxlint counts; two functions of one name in a file count as the longer one. */
function longFunctions(): Record<string, number> {
  const config = path.join(root, 'lint/lengths.json')
  const oxlint = path.join(root, 'node_modules/oxlint/bin/oxlint')
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const
  const output = execFileSync(
    process.execPath,
    [oxlint, '-c', config, '--disable-nested-config', '-f', 'json'],
    options,
  )
  const { diagnostics } = JSON.parse(output) as { diagnostics: { message: string; filename: string }[] }
  const found: Record<string, number> = {}
  for (const { message, filename } of diagnostics) {
    const match = /^The (.+?) has too many lines \((\d+)\)/.exec(message)
    if (!match) throw new Error(`oxlint words its finding differently now: ${message}`)
    const key = `${filename}: ${match[1]?.replaceAll('`', '')}`
    found[key] = Math.max(found[key] ?? 0, Number(match[2]))
  }
  return Object.fromEntries(Object.entries(found).toSorted((a, b) => byName(a[0], b[0])))
}

test('files and functions fit the head, and the listed long ones do not grow', () => {
  const now: Ratchet = { filesLonger: longFiles(), functionsLonger: longFunctions() }
  if (process.env.UPDATE_TIDY)
    writeFileSync(path.join(root, ratchetFile), `${JSON.stringify(now, null, 2)}\n`)
  const agreed = JSON.parse(read(ratchetFile)) as Ratchet
  const grown = (what: Record<string, number>, limits: Record<string, number>, max: number) =>
    Object.entries(what)
      .filter(([name, lines]) => lines > (limits[name] ?? max))
      .map(
        ([name, lines]) => `${name} has ${lines} lines, allowed are ${limits[name] ?? max}: split it by noun`,
      )
  expect(grown(now.filesLonger, agreed.filesLonger, linesPerFileMax)).toEqual([])
  expect(grown(now.functionsLonger, agreed.functionsLonger, linesPerFunctionMax)).toEqual([])
  const stale = (limits: Record<string, number>, what: Record<string, number>) =>
    Object.keys(limits).filter((name) => (what[name] ?? 0) < (limits[name] ?? 0))
  const shrunk = [
    ...stale(agreed.filesLonger, now.filesLonger),
    ...stale(agreed.functionsLonger, now.functionsLonger),
  ]
  expect(shrunk, 'shorter than the ratchet: turn it with UPDATE_TIDY=1').toEqual([])
})

test('no file or folder has a name that says nothing', () => {
  const banned = /^(utils?|helpers?|common|misc|shared|stuff|lib)$/
  const parts = files.flatMap((file) => {
    const named = file.split('/').map((part) => part.replace(/\.[\w.]+$/, ''))
    return named.some((part) => banned.test(part)) ? [file] : []
  })
  expect(parts).toEqual([])
})

/** Lines of the code, but for this file, that match. */
function linesLike(pattern: RegExp): string[] {
  return code
    .filter((file) => file !== 'tests/tidy.test.ts')
    .flatMap((file) =>
      read(file)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1}: ${line.trim()}`] : [])),
    )
}

test('nothing is left for later in a comment', () => {
  expect(linesLike(/\b(TODO|FIXME|HACK)\b/)).toEqual([])
})

test('no check is switched off in place', () => {
  expect(linesLike(/@ts-(ignore|nocheck|expect-error)|(oxlint|eslint)-disable|\bas unknown as\b/)).toEqual([])
})

test('only text, pictures and small examples are kept', () => {
  const kinds =
    /\.(ts|tsx|mjs|cjs|expected|json|jsonl|md|sql|css|html|svg|png|ico|webmanifest|proto|yaml|yml|csv|tsv|txt|xml|py|xls|xlsx|ofx|qfx|qbo|qif|sta|mt940|mt942|bai2?|pdf|zip)$/
  const plain =
    /^(LICENSE|(.*\/)?NOTICE|Dockerfile|\.ci\/run|\.gitignore|\.npmrc|\.editorconfig|\.dockerignore)$/
  expect(files.filter((file) => !kinds.test(file) && !plain.test(file) && !generated.test(file))).toEqual([])
  const writtenByPrograms = new Set(['package-lock.json', 'docs/reference/openapi.json'])
  const big = files.filter(
    (file) => !writtenByPrograms.has(file) && statSync(path.join(root, file)).size > bytesPerFileMax,
  )
  expect(big).toEqual([])
})

test('every domain has the same file names', () => {
  const parts = ['README.md', 'contract.ts', 'router.ts', 'service.ts', 'store.ts', 'schemas.ts', 'index.ts']
  const missing = readdirSync(path.join(root, 'apps/api/domains')).flatMap((domain) => {
    const folder = path.join(root, 'apps/api/domains', domain)
    const present = (part: string) =>
      existsSync(path.join(folder, part)) || existsSync(path.join(folder, part.replace('.ts', '')))
    return [...parts, 'tests', 'migrations']
      .filter((part) => !present(part))
      .map((part) => `${domain}/${part}`)
  })
  expect(missing).toEqual([])
})

test('docs/reference/errors.md lists the one table of faults, no more and no less', () => {
  const page = 'docs/reference/errors.md'
  const rows = Object.entries(faults).map(
    ([code, { status, grpc, title }]) => `| \`${code}\` | ${status} | \`${grpc}\` | ${title} |`,
  )
  const rowPattern = /^\| `\w+` \| \d+ \| `\w+` \| .+ \|$/gm
  if (process.env.UPDATE_TIDY) {
    const [head = '', ...rest] = read(page).split(/^\|---\|---\|---\|---\|$/m)
    const tail = rest.join('').replace(rowPattern, '').trimStart()
    writeFileSync(
      path.join(root, page),
      `${head}|---|---|---|---|\n${rows.join('\n')}\n${tail && `\n${tail}`}`,
    )
  }
  expect(read(page).match(rowPattern) ?? []).toEqual(rows)
})

test('every link between our own pages leads somewhere', () => {
  const pages = files.filter((file) => file.endsWith('.md'))
  const dead = pages.flatMap((page) =>
    [...read(page).matchAll(/\]\(([^)#\s]+)(#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
      .filter((target) => !existsSync(path.join(root, path.dirname(page), target)))
      .map((target) => `${page} → ${target}`),
  )
  expect(dead).toEqual([])
})

test('each decision is listed in the index of decisions', () => {
  const index = read('docs/adr/README.md')
  const pages = readdirSync(path.join(root, 'docs/adr')).filter((file) => /^\d{4}-/.test(file))
  expect(pages.filter((file) => !index.includes(`(${file})`))).toEqual([])
})
