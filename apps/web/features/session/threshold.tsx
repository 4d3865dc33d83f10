'use client'
import dynamic from 'next/dynamic'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { Wordmark } from '@/ui/wordmark.tsx'

const Toaster = dynamic(() => import('@/ui/toaster.tsx'), { ssr: false })

const promises = ['proof', 'undo', 'local'] as const

/** The doorstep: a form on one side, what SCALE promises on the other. */
export function Threshold({ children }: { children: ReactNode }) {
  const t = useTranslations('session')
  return (
    <>
      <div className="grid min-h-dvh lg:grid-cols-2">
        <div className="flex flex-col px-6 py-6 sm:px-10">
          <header>
            <Wordmark />
          </header>
          <main className="mx-auto flex w-full max-w-[24rem] flex-1 flex-col justify-center py-10">
            {children}
          </main>
          <footer className="text-xs text-ink-3">{t('stays')}</footer>
        </div>
        <aside
          aria-label="SCALE"
          className="hidden border-l border-line bg-sunken lg:flex lg:flex-col lg:justify-center lg:px-14 xl:px-24"
        >
          <Proof />
          <ul className="mt-10 space-y-5">
            {promises.map((promise) => (
              <li key={promise} className="max-w-[26rem]">
                <p className="font-semibold">{t(`promises.${promise}.title`)}</p>
                <p className="mt-0.5 text-ink-2">{t(`promises.${promise}.text`)}</p>
              </li>
            ))}
          </ul>
        </aside>
      </div>
      <Toaster label={t('notices')} />
    </>
  )
}

const lines = [
  ['02 Feb', 'sample.rent', '−24,000.00', '61,480.50'],
  ['03 Feb', 'sample.grocer', '−1,284.00', '60,196.50'],
  ['05 Feb', 'sample.salary', '+82,500.00', '1,42,696.50'],
  ['06 Feb', 'sample.power', '−2,140.00', '1,40,556.50'],
] as const

/** A statement whose last line has been proven: the picture of the whole idea. */
function Proof() {
  const t = useTranslations('session')
  return (
    <div aria-hidden className="max-w-[30rem] rounded-xl bg-surface shadow-float">
      <table className="w-full text-sm">
        <tbody className="divide-y divide-line">
          {lines.map(([day, what, amount, balance]) => (
            <tr key={what} className="h-11">
              <td className="pl-5 text-ink-3">{day}</td>
              <td>{t(what)}</td>
              <td className={amount.startsWith('+') ? 'text-right text-in' : 'text-right'}>{amount}</td>
              <td className="pr-5 text-right text-ink-3">{balance}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="flex items-center gap-2 rounded-b-xl border-t border-line bg-in-soft px-5 py-3 font-medium text-in">
        <svg viewBox="0 0 16 16" className="size-4 fill-none stroke-current" strokeWidth="2">
          <path d="m3 8.5 3.2 3.2L13 5" />
        </svg>
        {t('sample.proven')}
      </p>
    </div>
  )
}
