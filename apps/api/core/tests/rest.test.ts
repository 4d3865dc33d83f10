import { expect, test } from 'vitest'
import { restLeftMs, waitingSince } from '../jobs/rest.ts'
import { fakeClock } from '../testing/index.ts'

test('work waits until changes have come to rest, though not for ever, and not where a person asked', () => {
  const now = fakeClock().now()
  const later = (ms: number) => now.add({ milliseconds: ms })
  const since = waitingSince(now)
  expect(restLeftMs(since, later(300), later(100))).toBe(200)
  expect(restLeftMs(since, later(300), later(300))).toBe(0)
  expect(restLeftMs(since, later(90_000), later(59_000))).toBe(1_000)
  expect(restLeftMs({}, later(300), now)).toBe(0)
  expect(restLeftMs(since, null, now)).toBe(0)
})
