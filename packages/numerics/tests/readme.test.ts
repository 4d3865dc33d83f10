import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { calls } from './cases.ts'

test('every op of the package is in the table of the README', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
  const named = new Set([...readme.matchAll(/`(\w+)`/g)].map((match) => match[1]))
  const ops = new Set(Object.keys(calls).map((name) => name.split(' ')[0] ?? ''))
  expect([...ops].filter((op) => !named.has(op))).toEqual([])
})
