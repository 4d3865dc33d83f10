import type { ReactNode } from 'react'
import { cn } from './cn.ts'

interface PageProps {
  title: string
  lead?: ReactNode
  actions?: ReactNode
  wide?: boolean
  children: ReactNode
}

/** Title, what can be done here, then the matter itself. */
export function Page({ title, lead, actions, wide, children }: PageProps) {
  return (
    <div
      className={cn(
        'mx-auto w-full px-4 pt-5 pb-24 sm:px-8 sm:pt-8 md:pb-12',
        wide ? 'max-w-[100rem]' : 'max-w-[75rem]',
      )}
    >
      <header className="mb-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <div className="min-w-0">
          <h1 className="text-xl tracking-[-0.017em]">{title}</h1>
          {lead && <p className="mt-1 text-ink-2">{lead}</p>}
        </div>
        {actions && (
          <div className="flex flex-wrap items-center gap-2" data-print="hide">
            {actions}
          </div>
        )}
      </header>
      {children}
    </div>
  )
}

interface SectionProps {
  title: string
  aside?: ReactNode
  children: ReactNode
  className?: string
}

export function Section({ title, aside, children, className }: SectionProps) {
  return (
    <section className={className} aria-label={title}>
      <header className="mb-2.5 flex min-h-7 items-center justify-between gap-4">
        <h2 className="text-sm font-semibold">{title}</h2>
        {aside}
      </header>
      {children}
    </section>
  )
}
