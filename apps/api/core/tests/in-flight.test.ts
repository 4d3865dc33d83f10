import { expect, test } from 'vitest'
import { inFlight } from '../in-flight.ts'

test('as many pieces as there is room for are on their way, and the oldest makes room', async () => {
  const pieces = inFlight(2)
  const log: string[] = []
  const [one, two] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  await pieces.room()
  pieces.add(one.promise)
  await pieces.room()
  pieces.add(two.promise)
  const room = pieces.room().then(() => log.push('room'))
  two.resolve()
  await Promise.resolve()
  expect(log).toEqual([])
  one.resolve()
  await room
  await pieces.landed()
})

test('a failure is met when its turn comes, and by nobody else', async () => {
  const pieces = inFlight(2)
  pieces.add(Promise.resolve())
  pieces.add(Promise.reject(new Error('the second')))
  await pieces.room()
  await expect(pieces.landed()).rejects.toThrow('the second')
})
