import { expect, test } from 'vitest'
import { numberStyleOf } from '../service/number-style.ts'

test('a workspace writes numbers as its locale does', () => {
  const styles = ['en-IN', 'hi-IN', 'en-GB', 'de-DE', 'fr-FR', 'de-CH', 'ja-JP'].map(numberStyleOf)
  expect(styles).toEqual([
    'lakh',
    'lakh',
    'comma_dot',
    'dot_comma',
    'space_comma',
    'apostrophe_dot',
    'comma_dot',
  ])
})
