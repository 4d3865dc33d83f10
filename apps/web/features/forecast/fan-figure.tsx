'use client'
import { ChartArea, ChartSpline } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { useTranslations } from 'use-intl'
import type { Alert } from '@/api/anomaly.ts'
import type { Forecast, ScenarioForecast } from '@/api/forecasting.ts'
import { today } from '@/api/period.ts'
import { isOfAccount } from '@/features/insights/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import { IconButton } from '@/ui/button.tsx'
import { Figure } from '@/ui/figure.tsx'
import { Skeleton } from '@/ui/feedback.tsx'
import { useFormat } from '@/ui/format.tsx'
import { Rough } from '@/ui/rough.tsx'
import { fanPointsOf } from './fan-points.ts'
import { FanLegend } from './fan-legend.tsx'
import { byWeight, memberColours, useMemberName } from './members.ts'
import { useSubjectName } from './subject-name.ts'
import { pointGrain } from './subjects.ts'

const FanChart = dynamic(() => import('@/ui/charts/fan-chart.tsx'), {
  ssr: false,
  loading: () => <Skeleton className="h-72 w-full" />,
})

const ChartMarks = dynamic(() => import('@/features/insights/chart-marks.tsx'), { ssr: false })

interface FanFigureProps {
  forecast: Forecast
  scenario: ScenarioForecast | undefined
  shown: 'bands' | 'members'
  onShow: (shown: 'bands' | 'members') => void
}

/** The fan: what came, what is likely to come, and how far it may lie from that. */
export function FanFigure({ forecast, scenario, shown, onShow }: FanFigureProps) {
  const t = useTranslations('forecast')
  const format = useFormat()
  const nameOf = useSubjectName()
  const memberName = useMemberName()
  const isBalance = forecast.subject.kind === 'balance'
  const points = useMemo(() => fanPointsOf(forecast, scenario), [forecast, scenario])
  const members =
    shown === 'members'
      ? byWeight(forecast.members).map(({ name, weight }, at) => ({
          name,
          label: memberName(name),
          share: weight > 0 ? format.percent(weight) : t('noShare'),
          counts: weight > 0,
          colour: memberColours[at % memberColours.length] ?? '',
        }))
      : []
  return (
    <Figure
      title={nameOf(forecast)}
      summary={<Summary forecast={forecast} scenario={scenario} />}
      table={useTable(forecast, scenario)}
      aside={
        <IconButton
          size="iconSm"
          label={t('showMembers')}
          aria-pressed={shown === 'members'}
          onClick={() => onShow(shown === 'members' ? 'bands' : 'members')}
        >
          {shown === 'members' ? <ChartArea /> : <ChartSpline />}
        </IconButton>
      }
      over={
        <ChartMarks
          from={points[0]?.on ?? forecast.asOf}
          to={points.at(-1)?.on ?? forecast.asOf}
          about={isAbout(forecast)}
          className="h-72"
        />
      }
    >
      <FanChart
        points={points}
        currency={forecast.currency}
        asOf={forecast.asOf}
        stepped={isBalance && forecast.grain === 'day'}
        fromZero={!isBalance}
        members={members}
        words={{
          now: forecast.asOf === today() ? t('today') : format.date(forecast.asOf),
          actual: t('actual'),
          middle: t('middle'),
          other: t('underScenario'),
          band: (share) => t('band', { share: Math.round(share * 100) }),
        }}
      />
      <FanLegend members={members} hasScenario={scenario !== undefined} />
    </Figure>
  )
}

/** What is odd in what came, where the series is of it. */
function isAbout({ subject, currency, asOf }: Forecast): (alert: Alert) => boolean {
  return (alert) => {
    if (alert.day > asOf || alert.facts.amount.currency !== currency) return false
    if (subject.kind === 'category') return alert.categoryId === subject.categoryId
    if (subject.kind === 'balance' || subject.kind === 'net')
      return subject.accountId === null || isOfAccount(subject.accountId)(alert)
    return (alert.kind === 'missing_income') === (subject.kind === 'income')
  }
}

function Summary({ forecast, scenario }: Pick<FanFigureProps, 'forecast' | 'scenario'>) {
  const t = useTranslations('forecast')
  const format = useFormat()
  const { currency } = forecast
  const grain = pointGrain(forecast)
  const last = forecast.points.at(-1)
  const band = last?.bands[1]
  if (!last || !band) return null
  const money = (amount: string) => <Rough money={{ amount, currency }} className="font-medium" />
  const said = {
    day: format.date(last.on, grain === 'month' ? 'month' : 'day'),
    middle: () => money(last.middle),
    low: () => money(band.low),
    high: () => money(band.high),
  }
  return (
    <>
      {t.rich(`summaries.${grain}`, said)}
      <SoFar forecast={forecast} />
      {scenario && (
        <span className="mt-1 block text-warn">
          {t.rich(scenario.total.amount.startsWith('-') ? 'scenarioLess' : 'scenarioMore', {
            total: () => money(scenario.total.amount.replace('-', '')),
          })}
        </span>
      )}
    </>
  )
}

/** What is no forecast any more of the week or month that runs. */
function SoFar({ forecast }: Pick<FanFigureProps, 'forecast'>) {
  const t = useTranslations('forecast')
  const format = useFormat()
  const { soFar, points, currency, asOf } = forecast
  const grain = pointGrain(forecast)
  const [running] = points
  if (grain === 'day' || soFar === null || !running) return null
  return (
    <span className="mt-1 block">
      {t.rich(`soFar.${grain}`, {
        start: format.date(running.on, grain === 'month' ? 'month' : 'day'),
        day: format.date(asOf),
        soFar: () => <Rough money={{ amount: soFar, currency }} className="font-medium" />,
        middle: () => <Rough money={{ amount: running.middle, currency }} className="font-medium" />,
      })}
    </span>
  )
}

function useTable(forecast: Forecast, scenario: ScenarioForecast | undefined) {
  const t = useTranslations('forecast')
  const format = useFormat()
  const { currency } = forecast
  const grain = pointGrain(forecast)
  const money = (amount: string) => <Amount money={{ amount, currency }} />
  return {
    head: [
      t(`grainDay.${grain}`),
      t('middle'),
      ...(scenario ? [t('underScenario')] : []),
      ...[50, 80, 95].map((share) => t('band', { share })),
    ],
    numeric: [1, 2, 3, 4, 5],
    rows: forecast.points.map(({ on, middle, bands }, at) => [
      format.date(on, grain === 'month' ? 'month' : 'day'),
      money(middle),
      ...(scenario ? [money(scenario.points[at]?.middle ?? middle)] : []),
      ...bands.map(({ level, low, high }) => (
        <span key={level} className="whitespace-nowrap">
          {money(low)} – {money(high)}
        </span>
      )),
    ]),
  }
}
