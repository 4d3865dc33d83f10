'use client'
import { useQuery } from '@tanstack/react-query'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { addDays, today } from '@/api/period.ts'
import { forecastQuery, forecastsQuery } from '@/features/forecast/queries.ts'
import { recurringDaysQuery } from '@/features/recurring/queries.ts'
import { useSession } from '@/features/session/session.tsx'
import words from '@/i18n/home-ahead.en.json'
import { PageWords } from '@/i18n/page-words.tsx'
import { Amount } from '@/ui/amount.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { FanSpark } from '@/ui/fan-spark.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { toPlot } from '@/ui/money.ts'
import { Section } from '@/ui/page.tsx'
import { Rough } from '@/ui/rough.tsx'

/** What is likely to come, and what is due in the days ahead. Nothing stands here before there is something to say. */
export default function Ahead() {
  return (
    <PageWords words={{ homeAhead: words }}>
      <Outlook />
      <Bills />
    </PageWords>
  )
}

const pastShown = 45

function Outlook() {
  const t = useTranslations('homeAhead')
  const format = useFormat()
  const { workspace } = useSession()
  const { data: list, isPending } = useQuery(forecastsQuery)
  const balances = list?.items.filter(
    ({ subject, refusal }) => subject.kind === 'balance' && subject.accountId === null && refusal === null,
  )
  const whole = balances?.find(({ currency }) => currency === workspace.currency) ?? balances?.[0]
  const { data: forecast, isFetching } = useQuery(forecastQuery(whole?.id ?? ''))
  const last = forecast?.points.at(-1)
  const band = last?.bands[1]
  if (isPending || (!forecast && isFetching)) return <Skeleton className="h-52 w-full" />
  if (!forecast || !last || !band) return null
  const { currency } = forecast
  const money = (amount: string) => <Rough money={{ amount, currency }} className="font-medium text-ink" />
  return (
    <Section
      title={t('title')}
      aside={
        <Link href={'/forecast' as Route} className="text-ink-2 hover:text-ink">
          {t('open')}
        </Link>
      }
    >
      <Link href={'/forecast' as Route} className="panel block p-4 hover:border-line-strong">
        <p className="text-ink-2">
          {t.rich('said', {
            day: format.date(last.on, 'dayMonth'),
            middle: () => money(last.middle),
            low: () => money(band.low),
            high: () => money(band.high),
          })}
        </p>
        <FanSpark
          actual={forecast.history.slice(-pastShown).map(({ amount }) => toPlot(amount))}
          ahead={forecast.points.map(({ middle, bands }) => ({
            middle: toPlot(middle),
            low: toPlot(bands[1]?.low ?? middle),
            high: toPlot(bands[1]?.high ?? middle),
          }))}
          className="mt-3 h-16 w-full"
        />
      </Link>
    </Section>
  )
}

const daysAhead = 14
const shownMax = 5

function Bills() {
  const t = useTranslations('homeAhead')
  const format = useFormat()
  const { data: days = [], isPending } = useQuery(
    recurringDaysQuery({ from: today(), to: addDays(today(), daysAhead) }),
  )
  const due = days.filter(({ state, transfer }) => state === 'upcoming' && !transfer)
  if (isPending) return <Skeleton className="h-60 w-full" />
  if (due.length === 0) return null
  return (
    <Section
      title={t('due')}
      aside={
        <Link href={'/recurring' as Route} className="text-ink-2 hover:text-ink">
          {t('all')}
        </Link>
      }
    >
      <ul className="panel divide-y divide-line">
        {due.slice(0, shownMax).map((item) => (
          <li key={`${item.recurringId}${item.on}`} className="flex items-baseline gap-3 px-4 py-2.5">
            <span className="w-14 shrink-0 text-xs text-ink-3">{format.date(item.on, 'dayMonth')}</span>
            <span className="min-w-0 flex-1 truncate">{item.name}</span>
            <Amount as="change" money={item.amount} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
