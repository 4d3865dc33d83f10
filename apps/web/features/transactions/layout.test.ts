import { expect, test } from 'vitest'
import { columnNames, layoutFor, type Column } from './layout.ts'

const usual = new Set<Column>(['date', 'category', 'account'])

test('what is wanted is shown where there is room', () => {
  expect(layoutFor(usual, 1040).shows).toEqual(usual)
  expect(layoutFor(new Set(columnNames), 1200).shows).toEqual(new Set(columnNames))
})

test('beside an open sheet the account gives way before the category, and the date last', () => {
  expect([...layoutFor(usual, 644).shows]).toEqual(['date', 'category'])
  expect([...layoutFor(usual, 560).shows]).toEqual(['date'])
})

test('a phone has two lines a row', () => {
  expect(layoutFor(usual, 390)).toMatchObject({ stacked: true, shows: new Set() })
})
