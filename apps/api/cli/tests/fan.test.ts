import { expect, test } from 'vitest'
import { drawFan, type FanColumn } from '../fan.ts'

const past = (actual: number): FanColumn => ({ actual, ahead: null })
const ahead = (middle: number, half: number, eight: number): FanColumn => ({
  actual: null,
  ahead: { middle, half: [middle - half, middle + half], eight: [middle - eight, middle + eight] },
})
const size = { width: 40, height: 7, label: (value: number) => value.toFixed(0) }

test('what came stands left of today, what is likely right of it, between two bands', () => {
  const lines = drawFan(
    [past(50), past(50), past(50), ahead(50, 2, 4), ahead(50, 20, 40), ahead(50, 25, 50)],
    size,
  )
  expect(lines.join('\n')).toMatchInlineSnapshot(`
    "      100 ┤              │          ░░░░
              ┤              │     ░░░░░░░░░
              ┤              │     ▒▒▒▒▒▒▒▒▒
           50 ┤••••••••••••••│━━━━━━━━━━━━━━
              ┤              │     ▒▒▒▒▒▒▒▒▒
              ┤              │     ░░░░░░░░░
            0 ┤              │          ░░░░"
  `)
})

test.each([
  ['nothing', []],
  ['one day', [past(7)]],
  ['what never moves', [past(0), past(0), ahead(0, 0, 0)]],
  ['more days than letters', Array.from({ length: 900 }, (_, at) => (at < 500 ? past(at) : ahead(at, 5, 9)))],
])('%s is drawn, in the size asked for', (_, points) => {
  const lines = drawFan(points, size)
  expect(lines).toHaveLength(7)
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(40)
})
