import { getPriority } from 'node:os'
import { expect, test } from 'vitest'
import { inThread } from '../threads/task.ts'

const file = new URL('./task.stage.ts', import.meta.url)
const never = new AbortController().signal

test('a task gives way to whoever waits for a page, and the rest of the process keeps its place', async () => {
  const before = getPriority()
  const shares: number[] = []
  const priority = await inThread<number>(
    file,
    { ends: 'well' },
    { signal: never, onProgress: (share) => shares.push(share) },
  )
  expect(shares).toEqual([0.5])
  expect(getPriority()).toBe(before)
  if (process.platform === 'linux') expect(priority).toBeGreaterThan(before)
})

test('a task that fails tells the name of the error alone', async () => {
  const failed = inThread(file, { ends: 'badly' }, { signal: never })
  await expect(failed).rejects.toThrow(/^the thread failed: RangeError$/)
})

test('a task that is stopped ends with the reason, at once', async () => {
  const stop = new AbortController()
  const stopped = inThread(
    file,
    { ends: 'never' },
    { signal: stop.signal, onProgress: () => stop.abort(new Error('enough')) },
  )
  await expect(stopped).rejects.toThrow('enough')
  await expect(inThread(file, { ends: 'well' }, { signal: stop.signal })).rejects.toThrow('enough')
})
