import { expect, test } from 'vitest'
import { defaultCategories } from '../../../apps/api/domains/accounts/service/default-categories.ts'
import { categories } from '../index.ts'
import { categoryOfMcc } from '../lookup/mcc.ts'

test('the categories are the leaves of the default tree', () => {
  const leaves = defaultCategories
    .filter(({ parentSlug }) => parentSlug !== undefined)
    .map(({ slug }) => slug)
  expect(new Set<string>(categories)).toEqual(new Set(leaves))
})

test.each([
  ['5411', 'food.groceries'],
  ['5814', 'food.restaurants'],
  ['4121', 'transport.taxi'],
  ['3008', 'leisure.travel'],
  ['5541', 'transport.fuel'],
  ['7230', 'health.beauty'],
  ['742', 'family.pets'],
  ['0742', 'family.pets'],
  ['6011', 'transfers.cash'],
  ['9399', null],
  ['', null],
  ['54111', null],
  ['abcd', null],
])('merchant category code %j leads to %j', (code, category) => {
  expect(categoryOfMcc(code)).toBe(category)
})
