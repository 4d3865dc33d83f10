'use client'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { cn } from '@/ui/cn.ts'
import { useCurrentInView } from '@/ui/in-view.ts'
import Link from '@/ui/link.tsx'
import { Page } from '@/ui/page.tsx'

const rooms = [
  ['profile', '/settings'],
  ['appearance', '/settings/appearance'],
  ['security', '/settings/security'],
  ['workspace', '/settings/workspace'],
  ['categorising', '/settings/categorising'],
  ['learning', '/settings/learning'],
  ['rules', '/settings/rules'],
  ['members', '/settings/members'],
  ['data', '/settings/data'],
] as const

export function SettingsFrame({ children }: { children: ReactNode }) {
  const t = useTranslations('settings')
  const here = usePathname().replace(/\/$/, '')
  const row = useCurrentInView(here)
  return (
    <Page title={t('title')}>
      <div className="grid gap-x-12 gap-y-6 md:grid-cols-[11rem_minmax(0,42rem)]">
        <nav
          ref={row}
          aria-label={t('title')}
          className="flex gap-1 overflow-x-auto max-md:-mx-4 max-md:px-4 md:flex-col"
        >
          {rooms.map(([name, href]) => (
            <Link
              key={name}
              href={href}
              aria-current={here === href ? 'page' : undefined}
              className={cn(
                'shrink-0 rounded-md px-2.5 py-1.5 font-medium transition-colors',
                here === href ? 'bg-accent-soft text-accent' : 'text-ink-2 hover:bg-hover hover:text-ink',
              )}
            >
              {t(`rooms.${name}`)}
            </Link>
          ))}
        </nav>
        <div className="min-w-0 space-y-9">{children}</div>
      </div>
    </Page>
  )
}

interface CardProps {
  title: string
  lead?: ReactNode
  aside?: ReactNode
  children?: ReactNode
}

/** One matter of the settings: its name, what it is for, and the control. */
export function Card({ title, lead, aside, children }: CardProps) {
  return (
    <section aria-label={title} className="border-b border-line pb-9 last:border-0">
      <div className="flex items-start justify-between gap-6">
        <div>
          <h2 className="text-base">{title}</h2>
          {lead && <p className="mt-1 max-w-[34rem] text-ink-2">{lead}</p>}
        </div>
        {aside}
      </div>
      {children && <div className="mt-4">{children}</div>}
    </section>
  )
}
