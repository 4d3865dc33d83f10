/** `scale forecast` and `scale recurring` on a data folder of their own: what they draw, their JSON and what they refuse. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDb } from '../../core/testing/database.ts'
import type { CashOutlook, Forecast } from '../../domains/forecasting/schemas.ts'
import { UsageFault } from '../command.ts'
import { commands } from '../commands.ts'
import { silentIo } from './io.ts'

const { url } = await testDb()
let folder = ''
const today = Temporal.Now.plainDateISO('UTC')

async function scale(name: string, ...args: string[]): Promise<string> {
  const out: string[] = []
  const command = (await commands[name]?.())?.command
  const exit = await command?.run(
    args,
    silentIo((line) => out.push(line), { DATABASE_URL: url, SCALE_DATA: folder, COLUMNS: '80' }),
  )
  expect(exit).toBe(0)
  return out.join('\n')
}

const forecast = async (...args: string[]) =>
  JSON.parse(await scale('forecast', ...args, '--json')) as { forecast: Forecast; cash: CashOutlook | null }

/** Shopping for six weeks, and a rent on the first of each of six months. */
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'scale-ahead-'))
  const shopping = Array.from({ length: 42 }, (_, at) => {
    const on = today.subtract({ days: 41 - at }).toString()
    return `${on},Zabka corner shop,-${(10 + ((at * 7919) % 97) * 0.37).toFixed(2)}`
  })
  const rent = Array.from({ length: 6 }, (_, ago) => {
    const on = today.with({ day: 1 }).subtract({ months: ago })
    return `${on.toString()},Harbour Lettings Rent,-900.00`
  })
  const file = path.join(folder, 'rows.csv')
  await writeFile(file, ['Date,Description,Amount', ...rent, ...shopping, ''].join('\n'))
  await scale('import', file, '--account', 'Current', '--yes')
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the terminal shows a fan, where it leads, what is safe, and what it rests on', async () => {
  const lines = (await scale('forecast', '--account', 'current', '--horizon', '30d')).split('\n')
  const end = today.add({ days: 30 }).toString()
  expect(lines[0]).toBe(`Current, from ${today.toString()} to ${end}`)
  expect(lines.filter((line) => line.length > 60).length).toBeGreaterThan(10)
  const said = lines.join('\n')
  expect(said).toMatch(new RegExp(`^${end}: -[\\d.]+ [A-Z]{3}, 8 times out of 10 between -`, 'm'))
  expect(said).toContain('It is below zero already')
  expect(lines.at(-1)).toMatch(/^Simple methods \(/)
})

test('balances go by day, categories by week, or as asked; the horizon holds from then on', async () => {
  const months = await forecast('--account', 'Current', '--by', 'month')
  const monthEnd = today.with({ day: today.daysInMonth })
  const next = monthEnd.equals(today) ? today.add({ months: 1 }) : today
  expect(months.forecast.points[0]?.on).toBe(next.with({ day: next.daysInMonth }).toString())
  expect(months.forecast.soFar === null).toBe(monthEnd.equals(today))
  // Months are three of them at least, however short the horizon.
  const last = months.forecast.points.at(-1)?.on ?? ''
  expect(last >= today.add({ days: 90 }).toString()).toBe(true)
  expect(months.cash?.horizonDays).toBe(30)
  const rent = await forecast('--category', 'home.rent')
  expect(rent.forecast).toMatchObject({ subject: { kind: 'category' }, grain: 'week' })
  expect(rent.cash).toBe(null)
})

test('what comes back stands in the calendar and in the list', async () => {
  const { recurring, calendar, perMonth } = JSON.parse(await scale('recurring', '--days', '40', '--json'))
  expect(recurring).toMatchObject([{ name: 'Harbour Lettings Rent', cadence: 'monthly' }])
  expect(perMonth).toMatchObject([{ out: { amount: '-900.00' } }])
  const states = new Set(calendar.map(({ state }: { state: string }) => state))
  expect(states).toEqual(new Set(['paid', 'upcoming']))
})

test.each([[['--by', 'year']], [['--horizon', '5d']], [['--account', 'Current', '--category', 'home.rent']]])(
  'scale forecast %j is refused',
  async (args) => {
    await expect(scale('forecast', ...args)).rejects.toThrow(UsageFault)
  },
)
