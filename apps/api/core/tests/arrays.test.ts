import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, type ListType, listOf } from '../db/arrays.ts'
import { testDb } from '../testing/index.ts'

const { db } = await testDb({ empty: true })

const day = fc
  .date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const cells: Record<Exclude<ListType, 'new_uuid'>, fc.Arbitrary<Cell>> = {
  boolean: fc.boolean(),
  smallint: fc.integer({ min: -32_768, max: 32_767 }),
  integer: fc.integer(),
  bigint: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  date: day,
  uuid: fc.uuid(),
  text: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('"', '\\', ',', '{', 'é', '₹') }),
  ),
}

test.each(Object.keys(cells) as (keyof typeof cells)[])(
  'a list of %s arrives as it was given',
  async (type) => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.option(cells[type])), async (list) => {
        const { rows } = await db.withOwner((tx) =>
          tx.query<{ list: Cell[] }>(`select $1::${type}[] as list`, [listOf(type, list)]),
        )
        expect(rows[0]?.list).toEqual(
          list.map((cell) => (typeof cell === 'string' ? cell.replaceAll('\0', '\uFFFD') : cell)),
        )
      }),
      { numRuns: 50 },
    )
  },
)

test('a list of new ids has a fresh one for each cell that is not null, in order', async () => {
  const { rows } = await db.withOwner((tx) =>
    tx.query<{ list: (string | null)[] }>('select $1::uuid[] as list', [
      listOf('new_uuid', [true, null, true, true]),
    ]),
  )
  const list = rows[0]?.list ?? []
  const ids = list.filter((id) => id !== null)
  expect(list.indexOf(null)).toBe(1)
  expect(ids).toHaveLength(3)
  expect(new Set(ids).size).toBe(3)
  expect(ids.toSorted()).toEqual(ids)
})

test('what a type cannot hold is refused, not bent', () => {
  expect(() => listOf('smallint', [40_000])).toThrow(RangeError)
  expect(() => listOf('integer', ['one'])).toThrow(RangeError)
  expect(() => listOf('bigint', [2n ** 63n])).toThrow(RangeError)
  expect(() => listOf('date', ['2026-02-30'])).toThrow(RangeError)
  expect(() => listOf('uuid', ['018f-not-a-uuid'])).toThrow(RangeError)
})

test('half of a surrogate pair becomes U+FFFD, as everywhere in UTF-8', async () => {
  const { rows } = await db.withOwner((tx) =>
    tx.query<{ list: string[] }>('select $1::text[] as list', [listOf('text', ['a\uD800b'])]),
  )
  expect(rows[0]?.list).toEqual(['a\uFFFDb'])
})

test('a list may be longer than any before it', async () => {
  const list = Array.from({ length: 20_000 }, (_, index) => `${'₹'.repeat(index % 40)} ${index}`)
  const { rows } = await db.withOwner((tx) =>
    tx.query<{ list: string[] }>('select $1::text[] as list', [listOf('text', list)]),
  )
  expect(rows[0]?.list).toEqual(list)
})
