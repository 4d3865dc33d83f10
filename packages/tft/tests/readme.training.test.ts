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
