import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export function Skeleton({ className }: { className?: string }) {
  return <div aria-hidden className={cn('skeleton h-4', className)} />
}

/** Rows in the rhythm of what will stand here, so that nothing jumps when it does. */
export function SkeletonRows({ rows = 6, label }: { rows?: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="divide-y divide-line">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} className="flex h-11 items-center gap-6 px-4">
          <Skeleton className="h-3.5 w-20" />
          <Skeleton className={cn('h-3.5', row % 3 === 0 ? 'w-56' : row % 3 === 1 ? 'w-40' : 'w-72')} />
          <Skeleton className="ml-auto h-3.5 w-24" />
        </div>
      ))}
    </div>
  )
}

interface EmptyProps {
  picture: ReactNode
  title: string
  children: ReactNode
  action?: ReactNode
}

/** Teaches with one sentence, one picture of what will be here, and one action. */
export function EmptyState({ picture, title, children, action }: EmptyProps) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <div aria-hidden className="mb-5 w-56 max-w-full text-line-strong">
        {picture}
      </div>
      <h2 className="text-base">{title}</h2>
      <p className="mt-1.5 max-w-[26rem] text-pretty text-ink-2">{children}</p>
      {action && <div className="mt-5">{action}</div>}
    </div>
  )
}

type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent'

const tones: Record<Tone, string> = {
  plain: 'bg-sunken text-ink-2',
  good: 'bg-in-soft text-in',
  warn: 'bg-warn-soft text-warn',
  bad: 'bg-bad-soft text-bad',
  accent: 'bg-accent-soft text-accent',
}

export function Badge({
  tone = 'plain',
  children,
  className,
}: {
  tone?: Tone
  children: ReactNode
  className?: string
}) {
  return (
    <span
      className={cn(
        'inline-flex h-5 items-center gap-1 rounded-full px-2 text-xs font-medium whitespace-nowrap [&_svg]:size-3',
        tones[tone],
        className,
      )}
    >
      {children}
    </span>
  )
}

export function Notice({ tone = 'plain', title, children, action }: NoticeProps) {
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={cn('flex flex-wrap items-start gap-x-4 gap-y-2 rounded-lg px-4 py-3', tones[tone])}
    >
      <div className="min-w-0 flex-1 basis-64">
        {title && <p className="font-medium">{title}</p>}
        <div className={cn(title && 'mt-0.5', 'text-ink-2')}>{children}</div>
      </div>
      {action}
    </div>
  )
}

interface NoticeProps {
  tone?: Tone
  title?: ReactNode
  children?: ReactNode
  action?: ReactNode
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-[4px] border border-line-strong/60 bg-sunken px-1 font-sans text-2xs text-ink-2">
      {children}
    </kbd>
  )
}
