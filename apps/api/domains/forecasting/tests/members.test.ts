import { expect, test } from 'vitest'
import { membersTeller } from '../service/members.ts'
import type { ForecastRow } from '../store/forecasts.ts'
import type { MembersResult, MembersTask } from '../thread/members-protocol.ts'

const rowOf = (id: string, second = 0) =>
  ({
    id,
    currency: 'EUR',
    madeAt: Temporal.Instant.fromEpochMilliseconds(1000 * second),
  }) as ForecastRow

/** A thread that ends when it is told to. */
function slowly() {
  const ends: ((said: MembersResult | Error) => void)[] = []
  const most = { atOnce: 0, running: 0, begun: 0 }
  const tell = membersTeller(() => {
    most.begun++
    most.atOnce = Math.max(most.atOnce, ++most.running)
    return new Promise<MembersResult>((resolve, reject) =>
      ends.push((said) => {
        most.running--
        if (said instanceof Error) reject(said)
        else resolve(said)
      }),
    )
  })
  const end = async (said: MembersResult | Error = [{ name: 'ets', weight: 0, middle: [150] }]) => {
    await expect.poll(() => ends.length).toBeGreaterThan(0)
    ends.shift()?.(said)
  }
  return { ask: (row: ForecastRow) => tell(row, () => Promise.resolve({} as MembersTask)), end, most }
}

test('however many ask what the methods say of a forecast, it is reckoned once for as long as it stands', async () => {
  const { ask, end, most } = slowly()
  const asked = Array.from({ length: 30 }, () => ask(rowOf('a')))
  await end()
  const said = { items: [{ name: 'ets', weight: 0, middle: ['1.50'] }] }
  expect(await Promise.all(asked)).toEqual(asked.map(() => said))
  expect(await ask(rowOf('a'))).toEqual(said)
  expect(most.begun).toBe(1)
  const anew = ask(rowOf('a', 1))
  await end()
  await anew
  expect(most.begun).toBe(2)
})

test('of different forecasts one is reckoned at a time, and a crowd is turned away', async () => {
  const { ask, end, most } = slowly()
  const asked = Array.from({ length: 8 }, (_, at) => ask(rowOf(String(at))))
  await expect(ask(rowOf('one more'))).rejects.toThrow(expect.objectContaining({ code: 'overloaded' }))
  for (const each of asked) {
    await end()
    await each
  }
  expect(most).toEqual({ atOnce: 1, running: 0, begun: 8 })
})

test('what failed is asked anew, and holds up nobody', async () => {
  const { ask, end } = slowly()
  const [failed, next] = [ask(rowOf('a')), ask(rowOf('b'))]
  await end(new Error('the thread ended'))
  await expect(failed).rejects.toThrow('the thread ended')
  await end()
  await next
  const again = ask(rowOf('a'))
  await end()
  expect((await again).items).toHaveLength(1)
})
