import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../core/ids.ts'
import { testDb } from '../../../core/testing/index.ts'
import { ledger } from '../service/ledger.ts'
import { editTransaction } from '../service/edits.ts'
import { pageOfTransactions } from '../service/transactions.ts'
import { rebuildSearch } from '../store/search.ts'
import { addWords, signatureLength, slotsToFind } from '../store/signature.ts'
import { toWire } from '../../../core/ids.ts'
import { bankRow, newWorkspace, openAccount } from './household.ts'

const { db } = await testDb()

/** Which rows of a signature may hold a search. */
function rowsThatMay(signature: Int32Array, search: string): number[] {
  const slots = slotsToFind(search)
  return Array.from({ length: 64 }, (_, row) => row).filter((row) =>
    slots.every((slot) => ((signature[slot + (row < 32 ? 0 : 256)] ?? 0) >> (row & 31)) & 1),
  )
}

test('a signature never denies a row the beginning of a word it has', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 40 })
  fc.assert(
    fc.property(fc.array(text, { maxLength: 64 }), fc.nat(30), (texts, cut) => {
      const signature = new Int32Array(signatureLength)
      texts.forEach((each, row) => addWords(signature, row, each))
      texts.forEach((each, row) => {
        for (const [word] of each.matchAll(/[\p{L}\p{N}_]+/gu)) {
          expect(rowsThatMay(signature, [...word].slice(0, 1 + (cut % word.length)).join(''))).toContain(row)
        }
      })
    }),
  )
})

test('of 64 narrations a signature offers hardly a row without the word', () => {
  const signature = new Int32Array(signatureLength)
  for (let row = 0; row < 64; row += 1) {
    addWords(
      signature,
      row,
      `UPI/DR/${100_000_000_000 + row * 7_919}/MERCHANT ${row}/m${row}@okbank/pay Merchant ${row}`,
    )
  }
  const strangers = Array.from({ length: 500 }, (_, index) => `zq${index}x${index * 31}`)
  const offered = strangers.reduce((sum, word) => sum + rowsThatMay(signature, word).length, 0)
  expect(offered / (strangers.length * 64)).toBeLessThan(0.005)
})

test('a search by segments finds what reading every row finds, whatever was imported, edited or taken out', async () => {
  const words = ['uber', 'ube', 'trip', 'mango', 'rent', '42', 'x', 'man', 'zzz']
  const narration = fc.array(fc.constantFrom(...words, 'UPI', 'DR-99', 'tübingen'), {
    minLength: 1,
    maxLength: 4,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(narration, { minLength: 1, maxLength: 150 }), fc.nat(), async (texts, pick) => {
      const scope = await newWorkspace(db)
      const rows = texts.map((text, index) =>
        bankRow({
          description: text.join(' '),
          bookedOn: `2026-01-${String(1 + ((index * 7) % 28)).padStart(2, '0')}`,
        }),
      )
      const half = Math.ceil(rows.length / 2)
      const first = newId()
      await db.withWorkspace(scope, async (tx) => {
        const account = await openAccount(tx, 'Savings')
        await ledger.recordTransactions(tx, account.id, first, rows.slice(0, half))
        await ledger.recordTransactions(tx, account.id, newId(), rows.slice(half))
        const edited = rows[pick % rows.length]
        const patch = { title: 'mango lassi', note: 'trip' }
        await editTransaction(tx, toWire('txn', edited?.id ?? ''), { version: null, patch })
        if (pick % 3 === 0) await ledger.withdrawImport(tx, first)
        if (pick % 4 === 0) await rebuildSearch(tx)
      })
      for (const search of [...words, 'uber trip', 'mango -rent', 'tüb']) {
        const found = await db.withWorkspace(scope, (tx) => walk(tx, search), 'read')
        const read = await db.withWorkspace(
          scope,
          async (tx) => {
            const { items } = await pageOfTransactions(tx, { filter: {}, order: 'newest', limit: 500 })
            return items.filter((item) =>
              matches(search, `${item.title ?? ''} ${item.description} ${item.note ?? ''}`),
            )
          },
          'read',
        )
        expect(found).toEqual(read.map(({ id }) => id))
      }
    }),
    { numRuns: 6, seed: 11, endOnFailure: true },
  )
}, 60_000)

async function walk(tx: Parameters<typeof pageOfTransactions>[0], search: string): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await pageOfTransactions(tx, { filter: { search }, order: 'newest', limit: 7, cursor })
    ids.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return ids
}

function matches(search: string, text: string): boolean {
  const begins = (word: string) => new RegExp(`(?<![\\p{L}\\p{N}_])${word}`, 'iu').test(text)
  return search.split(' ').every((word) => (word.startsWith('-') ? !begins(word.slice(1)) : begins(word)))
}
