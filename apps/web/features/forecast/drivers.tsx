'use client'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Forecast, ForecastDriver } from '@/api/forecasting.ts'
import { recurringQuery } from '@/features/recurring/queries.ts'
import { Amount } from '@/ui/amount.tsx'
import { Button } from '@/ui/button.tsx'
import { useFormat } from '@/ui/format.tsx'
import Link from '@/ui/link.tsx'
import { Section } from '@/ui/page.tsx'

const shownAtFirst = 8

/** Payments that are known ahead and stand in the forecast, the next first. */
export function Drivers({ forecast }: { forecast: Forecast }) {
  const t = useTranslations('forecast')
  const [all, setAll] = useState(false)
  const { drivers, currency, subject } = forecast
  const shown = all ? drivers : drivers.slice(0, shownAtFirst)
  return (
    <Section
      title={t('drivers')}
      aside={
        <Link href="/recurring" className="text-ink-2 hover:text-ink">
          {t('toRecurring')}
        </Link>
      }
    >
      <div className="panel overflow-hidden">
        {drivers.length === 0 ? (
          <p className="px-4 py-5 text-ink-2">{t('noDrivers')}</p>
        ) : (
          <ul aria-label={t('drivers')} className="divide-y divide-line">
            {shown.map((driver) => (
              <Driver
                key={`${driver.recurringId}${driver.on}${driver.amount}`}
                driver={driver}
                currency={currency}
                isChange={subject.kind === 'balance' || subject.kind === 'net'}
              />
            ))}
          </ul>
        )}
      </div>
      {drivers.length > shownAtFirst && (
        <Button look="ghost" size="sm" className="mt-2" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('fewer') : t('allOf', { count: drivers.length })}
        </Button>
      )}
    </Section>
  )
}

interface DriverProps {
  driver: ForecastDriver
  currency: string
  /** It comes in or goes out; in what a category took, or all of it, it is a part. */
  isChange: boolean
}

function Driver({ driver, currency, isChange }: DriverProps) {
  const t = useTranslations('forecast')
  const format = useFormat()
  const { data: recurring } = useQuery(recurringQuery)
  const known = recurring?.items.find(({ id }) => id === driver.recurringId)
  return (
    <li className="flex items-baseline gap-4 px-4 py-2.5">
      <span className="w-16 shrink-0 text-ink-3">{format.date(driver.on, 'dayMonth')}</span>
      <span className="min-w-0 flex-1 truncate">{known?.name ?? t('enteredAhead')}</span>
      {driver.low !== driver.high && (
        <span className="text-xs text-ink-3 max-sm:hidden">
          {t.rich('between', {
            low: () => <Amount money={{ amount: smaller(driver), currency }} />,
            high: () => <Amount money={{ amount: larger(driver), currency }} />,
          })}
        </span>
      )}
      <Amount {...(isChange ? { as: 'change' } : {})} money={{ amount: driver.amount, currency }} />
    </li>
  )
}

const bare = (amount: string): string => amount.replace('-', '')
/** Of what goes out, the low end is the larger payment. */
const smaller = ({ amount, low, high }: ForecastDriver) => bare(amount.startsWith('-') ? high : low)
const larger = ({ amount, low, high }: ForecastDriver) => bare(amount.startsWith('-') ? low : high)
