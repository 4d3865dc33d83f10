import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { lookup, merchantKey, readNarration } from '../index.ts'

/**
 * cases/narrations.txt: a narration with its currency and sign, below it what is read from it. `UPDATE=1 vitest run
 * packages/merchants/tests/cases.test.ts` writes what is found; the diff is the review.
 */
const file = path.join(import.meta.dirname, 'cases/narrations.txt')
const text = readFileSync(file, 'utf8')
const inputs = text.split('\n').filter((line) => /^[A-Z]{3} [-+] /.test(line))

function rendered(input: string): string {
  const [currency = '', sign = ''] = input.split(' ')
  const narration = input.slice(6)
  const { rail, kind, merchant, counterparty, processor, note, place } = readNarration(narration)
  const found = lookup(narration, { currency, sign: sign === '+' ? 1 : -1 })
  const parts = [
    `${rail} ${kind}`,
    merchant === null ? '' : `“${merchant}”`,
    counterparty === null ? '' : `who “${counterparty}”`,
    processor === null ? '' : `through ${processor}`,
    place === null ? '' : `in ${place}`,
    note === null ? '' : `note “${note}”`,
    `key ${merchantKey(narration)}`,
    found === null ? '→ unsure' : `→ ${found.category} by ${found.evidence} “${found.matched}”`,
  ]
  return `${input}\n    ${parts.filter((part) => part !== '').join(' · ')}`
}

test(`${inputs.length} narrations of the US, Britain, Europe and India are read as written beside them`, () => {
  const found = `${inputs.map(rendered).join('\n')}\n`
  if (process.env['UPDATE'] === '1') writeFileSync(file, found)
  expect(inputs.length).toBeGreaterThanOrEqual(200)
  expect(found).toBe(readFileSync(file, 'utf8'))
})
