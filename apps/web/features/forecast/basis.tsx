'use client'
import { useTranslations } from 'use-intl'
import type { Forecast } from '@/api/forecasting.ts'
import { useFormat } from '@/ui/format.tsx'
import { Section } from '@/ui/page.tsx'
import { byWeight, useMemberName } from './members.ts'

/** What a forecast rests on, and what it lacks. */
export function Basis({ forecast }: { forecast: Forecast }) {
  const t = useTranslations('forecast')
  const format = useFormat()
  const memberName = useMemberName()
  const { basis, members, madeAt, grain } = forecast
  const weighed = byWeight(members).filter(({ name }) => name !== 'recurring')
  return (
    <Section title={t('basis')}>
      <div className="panel space-y-3 p-4">
        <p>
          {t(`methods.${basis.method}`)}{' '}
          {basis.from && basis.to
            ? t(`periods.${grain}`, { count: basis.periods, from: format.date(basis.from) })
            : ''}
        </p>
        {basis.reasons.length > 0 && (
          <ul className="space-y-1 text-ink-2">
            {basis.reasons.map((reason) => (
              <li key={reason} className="flex gap-2">
                <span aria-hidden className="text-warn">
                  •
                </span>
                {t(`reasons.${reason}`)}
              </li>
            ))}
          </ul>
        )}
        {weighed.length > 0 && (
          <table className="w-full">
            <caption className="sr-only">{t('weights')}</caption>
            <thead className="sr-only">
              <tr>
                <th scope="col">{t('method')}</th>
                <th scope="col">{t('share')}</th>
              </tr>
            </thead>
            <tbody>
              {weighed.map(({ name, weight }) => (
                <tr key={name}>
                  <th scope="row" className="py-1 pr-3 text-left font-normal">
                    {memberName(name)}
                    <span className="mt-1 block h-1 rounded-full bg-sunken" aria-hidden>
                      <span
                        className="block h-1 rounded-full bg-accent"
                        style={{ width: `${weight * 100}%` }}
                      />
                    </span>
                  </th>
                  <td className="py-1 pl-3 whitespace-nowrap text-right align-top text-ink-2">
                    {weight > 0 ? format.percent(weight) : t('noShare')}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        <p className="text-xs text-ink-3">{t('madeAt', { at: format.instant(madeAt) })}</p>
      </div>
    </Section>
  )
}
