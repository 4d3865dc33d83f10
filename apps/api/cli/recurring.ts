import type { CalendarItem, Recurring, RecurringList } from '../domains/forecasting/schemas.ts'
import { readArgs } from './args.ts'
import { type Command, type Io, UsageFault, exits } from './command.ts'
import { inLocal } from './local.ts'
import { columns } from './terminal.ts'

export const command: Command = {
  name: 'recurring',
  usage: `scale recurring [--days 30] [--json]
  Payments that come back: what is due in the days ahead and what did not come, then each with its rhythm and amount.`,
  async run(args, io) {
    const { values, rest } = readArgs(args, { days: 'text', json: 'flag' })
    if (rest.length > 0) throw new UsageFault('It takes no names.')
    const days = daysOf(values.days ?? '30')
    return inLocal(io, async ({ core, wired, scope }) => {
      const { foresight } = wired.forecasting
      await foresight.lookForRecurring(scope)
      const { list, calendar, today } = await core.db.withWorkspace(
        scope,
        async (tx) => {
          const today = tx.now().toZonedDateTimeISO('UTC').toPlainDate()
          const period = {
            from: today.subtract({ days }).toString(),
            to: today.add({ days }).toString(),
          }
          return {
            list: await foresight.recurring(tx),
            calendar: await foresight.calendar(tx, period),
            today: today.toString(),
          }
        },
        'read',
      )
      if (values.json)
        await io.out(
          JSON.stringify({ recurring: list.items, perMonth: list.perMonth, calendar: calendar.items }),
        )
      else for (const line of linesOf(list, { calendar: calendar.items, today }, io)) await io.out(line)
      return exits.done
    })
  },
}

const daysMax = 365

function daysOf(text: string): number {
  const days = /^\d{1,3}$/.test(text) ? Number(text) : 0
  if (days >= 1 && days <= daysMax) return days
  throw new UsageFault(`--days takes 1 to ${daysMax}, not "${text}".`)
}

function linesOf(
  { items, perMonth }: RecurringList,
  { calendar, today }: { calendar: readonly CalendarItem[]; today: string },
  io: Io,
): string[] {
  const shown = items.filter(({ verdict }) => verdict !== 'dismissed')
  if (shown.length === 0)
    return ['No payment comes back yet. A monthly one shows itself at its third coming.']
  const { paint } = io
  const marks = {
    paid: paint.good('paid'),
    upcoming: 'due',
    changed: paint.warn('new price'),
    missed: paint.warn('missed'),
  }
  const day = ({ on, name, amount, state }: CalendarItem) => [
    on,
    amount.amount,
    amount.currency,
    name,
    marks[state],
  ]
  return [
    paint.bold('Calendar'),
    ...columns(calendar.map(day), new Set([1])),
    '',
    paint.bold('Payments that come back'),
    ...columns(
      shown.map((one) => lineOf(one, today)),
      new Set([2]),
    ),
    ...perMonth.map(({ out, in: incoming }) =>
      paint.dim(`A month: ${out.amount} ${out.currency} out, ${incoming.amount} ${incoming.currency} in`),
    ),
  ]
}

const lineOf = (
  { name, cadence, amount, nextOn, state, priceChange }: Recurring,
  today: string,
): string[] => [
  name,
  cadence,
  amount.amount,
  amount.currency,
  nextOn === null ? 'ended' : `${nextOn < today ? 'expected since' : 'next'} ${nextOn}`,
  state === 'missed' ? 'missed' : state === 'changed' && priceChange ? `was ${priceChange.from.amount}` : '',
]
