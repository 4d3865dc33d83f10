import { readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

test('the example of the README is the one that runs, and prints what the README says', async () => {
  const [, example, printed] =
    /```ts\n([\s\S]*?)```[\s\S]*?```\n([\s\S]*?)```/.exec(read('../README.md')) ?? []
  expect(example).toBe(read('example.ts'))
  const lines: string[] = []
  const log = vi.spyOn(console, 'log').mockImplementation((...words) => lines.push(words.join(' ')))
  await import('./example.ts')
  log.mockRestore()
  expect(`${lines.join('\n')}\n`).toBe(printed)
})

test('every op of the package is in the table of the README', async () => {
  const { calls } = await import('./cases.ts')
  const ops = new Set(Object.keys(calls).map((name) => name.split(' ')[0] ?? ''))
  const named = new Set([...read('../README.md').matchAll(/`(\w+)`/g)].map((match) => match[1]))
  expect([...ops].filter((op) => !named.has(op))).toEqual([])
})
