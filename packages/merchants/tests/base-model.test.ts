import { expect, test } from 'vitest'
import { guess } from '../base-model/base-model.ts'
import { weights } from '../base-model/gen/weights.ts'
import { lookup } from '../index.ts'

test('a name no list has is known by what its words are like, and by which word', () => {
  expect(guess(['greenfield', 'builders'])).toEqual({ category: 'home.maintenance', word: 'builders' })
  expect(lookup('GREENFIELD BUILDERS LLP', { sign: -1 })).toMatchObject({
    category: 'home.maintenance',
    evidence: 'wording',
  })
})

test('it is silent where a name is like nothing, and digits name nothing', () => {
  for (const words of [[], [''], ['q'], ['4711'], ['\u0000'], ['xqzv', 'kkwpt']])
    expect(guess(words)).toBeNull()
  expect(guess(['builders', '4711'])).toEqual(guess(['builders']))
})

test('it stands behind everything else, and says nothing of money from strangers', () => {
  expect(lookup('TESCO STORES 2296', { sign: -1 })?.evidence).toBe('brand')
  expect(lookup('GREENFIELD BUILDERS LLP', { sign: 1 })).toBeNull()
})

test('its weights are small', () => {
  expect(weights.length * 0.75).toBeLessThan(500_000)
})
