'use client'
import { useQuery } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { CalendarItem } from '@/api/forecasting.ts'
import { addDays, addMonths, today } from '@/api/period.ts'
import { Amount } from '@/ui/amount.tsx'
import { IconButton } from '@/ui/button.tsx'
import { cn } from '@/ui/cn.ts'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Section } from '@/ui/page.tsx'
import { recurringDaysQuery } from './queries.ts'
import { stateColours, stateIcons } from './state.tsx'

/** A month of payments: as a sheet of days where there is room, as a list of days on a phone. */
export function MonthCalendar() {
  const t = useTranslations('recurring')
  const format = useFormat()
  const [first, setFirst] = useState(`${today().slice(0, 7)}-01`)
  const last = addDays(addMonths(first, 1), -1)
  const { data: items } = useQuery(recurringDaysQuery({ from: first, to: last }))
  const byDay = Map.groupBy(items ?? [], ({ on }) => on)
  return (
    <Section
      title={t('calendar')}
      aside={
        <div className="flex items-center gap-1">
          <IconButton size="iconSm" label={t('earlier')} onClick={() => setFirst(addMonths(first, -1))}>
            <ChevronLeft />
          </IconButton>
          <span aria-live="polite" className="min-w-32 text-center font-medium">
            {format.date(first, 'month')}
          </span>
          <IconButton size="iconSm" label={t('later')} onClick={() => setFirst(addMonths(first, 1))}>
            <ChevronRight />
          </IconButton>
        </div>
      }
    >
      <div className="panel overflow-hidden" aria-busy={!items}>
        {/* The days stand before their payments come: what is below must not move under the hand of who opens a menu there. */}
        <Sheet first={first} last={last} byDay={byDay} />
        {items ? <Agenda byDay={byDay} /> : <Skeleton className="h-96 w-full md:hidden" />}
      </div>
    </Section>
  )
}

interface Days {
  byDay: ReadonlyMap<string, readonly CalendarItem[]>
}

/** Weeks begin on Monday. */
const weekday = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
const shownMax = 3

function Sheet({ first, last, byDay }: Days & { first: string; last: string }) {
  const t = useTranslations('recurring')
  const format = useFormat()
  const now = today()
  const lead = weekday(first)
  const days = Array.from({ length: Number(last.slice(8)) }, (_, at) => addDays(first, at))
  const filler = (7 - ((lead + days.length) % 7)) % 7
  return (
    <div className="max-md:hidden">
      <ol className="grid grid-cols-7 border-b border-line text-xs text-ink-3" aria-hidden>
        {Array.from({ length: 7 }, (_, at) => (
          <li key={at} className="px-2.5 py-1.5">
            {format.date(addDays(first, at - lead), 'weekdayName')}
          </li>
        ))}
      </ol>
      <ol className="grid grid-cols-7 gap-px bg-line" aria-label={t('calendar')}>
        {Array.from({ length: lead }, (_, at) => (
          <li key={at} aria-hidden className="bg-bg" />
        ))}
        {days.map((day) => {
          const items = byDay.get(day) ?? []
          return (
            <li key={day} className="flex min-h-24 min-w-0 flex-col gap-1 bg-surface px-1.5 pt-1.5 pb-2">
              <p
                className={cn(
                  'flex h-5 items-center gap-1 px-1 text-xs',
                  day === now ? 'font-semibold text-accent' : 'text-ink-3',
                )}
                {...(day === now ? { 'aria-current': 'date' } : {})}
              >
                <span className="sr-only">{format.date(day, 'weekday')}</span>
                <span aria-hidden>{Number(day.slice(8))}</span>
              </p>
              <ul className="space-y-1">
                {items.slice(0, shownMax).map((item) => (
                  <Entry key={`${item.recurringId}${item.state}`} item={item} />
                ))}
              </ul>
              {items.length > shownMax && (
                <p className="px-1 text-xs text-ink-3">{t('andMore', { count: items.length - shownMax })}</p>
              )}
            </li>
          )
        })}
        {Array.from({ length: filler }, (_, at) => (
          <li key={at} aria-hidden className="bg-bg" />
        ))}
      </ol>
    </div>
  )
}

/** One payment in its day, small: mark, name and size. */
function Entry({ item }: { item: CalendarItem }) {
  const t = useTranslations('recurring')
  const format = useFormat()
  const Icon = stateIcons[item.state]
  return (
    <li
      className="rounded-[5px] bg-sunken px-1.5 py-1 text-xs"
      title={`${item.name}: ${t(`states.${item.state}`)}`}
    >
      <p className="flex items-center gap-1">
        <Icon className={cn('size-3 shrink-0', stateColours[item.state])} aria-hidden />
        <span className="sr-only">{t(`states.${item.state}`)}</span>
        <span className="truncate">{item.name}</span>
      </p>
      <p className={cn('amount truncate pl-4', item.state === 'missed' ? 'text-ink-3 line-through' : '')}>
        {format.money(item.amount, 'exceptZero')}
      </p>
    </li>
  )
}

function Agenda({ byDay }: Days) {
  const t = useTranslations('recurring')
  const format = useFormat()
  if (byDay.size === 0) return <p className="px-4 py-6 text-center text-ink-2 md:hidden">{t('quietMonth')}</p>
  return (
    <ol className="divide-y divide-line md:hidden" aria-label={t('calendar')}>
      {[...byDay].map(([day, items]) => (
        <li key={day} className="px-4 py-2.5">
          <p className={cn('text-xs', day === today() ? 'font-semibold text-accent' : 'text-ink-3')}>
            {format.date(day, 'weekday')}
          </p>
          <ul>
            {items.map((item) => (
              <AgendaLine key={`${item.recurringId}${item.state}`} item={item} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  )
}

function AgendaLine({ item }: { item: CalendarItem }) {
  const t = useTranslations('recurring')
  const Icon = stateIcons[item.state]
  return (
    <li className="flex items-center gap-2.5 py-1">
      <Icon className={cn('size-4 shrink-0', stateColours[item.state])} aria-hidden />
      <span className="min-w-0 flex-1 truncate">{item.name}</span>
      <span className="text-xs text-ink-3">{t(`states.${item.state}`)}</span>
      <Amount as="change" money={item.amount} />
    </li>
  )
}
