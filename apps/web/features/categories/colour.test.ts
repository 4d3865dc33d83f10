import { expect, test } from 'vitest'
import { coloursOf } from './colour.ts'

const tree = [
  { id: 'food', parentId: null },
  { id: 'groceries', parentId: 'food' },
  { id: 'coffee', parentId: 'food' },
  { id: 'home', parentId: null },
  { id: 'rent', parentId: 'home' },
]
const hue = (colour: string | undefined) => /(\d+)\)$/.exec(colour ?? '')?.[1]

test('a branch is one hue, its leaves are shades of it, the next branch is another', () => {
  const colours = coloursOf(tree)
  expect(hue(colours.get('coffee'))).toBe(hue(colours.get('food')))
  expect(colours.get('coffee')).not.toBe(colours.get('groceries'))
  expect(hue(colours.get('rent'))).not.toBe(hue(colours.get('groceries')))
})

test('a branch added later takes no colour from the others', () => {
  const before = coloursOf(tree)
  const after = coloursOf([...tree, { id: 'pets', parentId: null }])
  expect([...before].filter(([id, colour]) => after.get(id) !== colour)).toEqual([])
})
