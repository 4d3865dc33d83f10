import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

const packages = new URL('../packages/', import.meta.url)
const withExample = readdirSync(packages).filter((name) => existsSync(fileOf(name, 'tests/example.ts')))

function fileOf(name: string, path: string): URL {
  return new URL(`${name}/${path}`, packages)
}

test.each(withExample)(
  'the example in the README of %s is the one that runs, and prints what it says',
  async (name) => {
    const [, example, printed] =
      /```ts\n([\s\S]*?)```[\s\S]*?```\n([\s\S]*?)```/.exec(
        readFileSync(fileOf(name, 'README.md'), 'utf8'),
      ) ?? []
    expect(example).toBe(readFileSync(fileOf(name, 'tests/example.ts'), 'utf8'))
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((...words) => lines.push(words.join(' ')))
    await import(/* @vite-ignore */ fileOf(name, 'tests/example.ts').href)
    log.mockRestore()
    expect(`${lines.join('\n')}\n`).toBe(printed)
  },
)
