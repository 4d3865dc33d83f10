'use client'
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react'
import { cn } from './cn.ts'

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors select-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0'

const looks = {
  solid: 'bg-accent text-accent-ink hover:bg-accent-strong',
  outline: 'border border-line-strong/70 bg-surface text-ink hover:bg-sunken',
  ghost: 'text-ink-2 hover:bg-hover hover:text-ink',
  danger: 'border border-bad/40 bg-surface text-bad hover:bg-bad-soft',
}

const sizes = {
  sm: 'h-7 px-2 text-xs',
  md: 'h-8 px-3 text-sm',
  lg: 'h-10 px-4 text-sm',
  icon: 'size-8',
  iconSm: 'size-7',
}

interface Look {
  look?: keyof typeof looks | undefined
  size?: keyof typeof sizes | undefined
}

/** The face of a button, for a link that looks like one too. */
export function buttonLook({ look = 'outline', size = 'md' }: Look = {}): string {
  return cn(base, looks[look], sizes[size])
}

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement>, Look {
  busy?: boolean
  icon?: ReactNode
  ref?: Ref<HTMLButtonElement>
}

export function Button({
  look,
  size,
  busy,
  icon,
  className,
  children,
  disabled,
  type,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type ?? 'button'}
      className={cn(buttonLook({ look, size }), className)}
      disabled={disabled || busy}
      aria-busy={busy || undefined}
      {...rest}
    >
      {busy ? <Dots /> : icon}
      {children}
    </button>
  )
}

/** Three dots rather than a spinner: it says "working" without promising a progress it does not know. */
function Dots() {
  return (
    <span aria-hidden className="inline-flex gap-0.5">
      {[0, 150, 300].map((delay) => (
        <span
          key={delay}
          className="size-1 animate-pulse rounded-full bg-current"
          style={{ animationDelay: `${delay}ms` }}
        />
      ))}
    </span>
  )
}

export function IconButton({ label, ...rest }: ButtonProps & { label: string }) {
  return <Button look="ghost" size="icon" aria-label={label} title={label} {...rest} />
}
