import { expect, test } from 'vitest'
import { markGroups } from './mark-groups.ts'

test('marks that would lie over each other are one, and none are closer than a finger is wide', () => {
  const groups = markGroups([90, 0, 20, 30, 47, 55], (px) => px, 24)
  expect(groups).toEqual([
    { first: 0, count: 2, px: 0 },
    { first: 30, count: 2, px: 30 },
    { first: 55, count: 1, px: 55 },
    { first: 90, count: 1, px: 90 },
  ])
})
